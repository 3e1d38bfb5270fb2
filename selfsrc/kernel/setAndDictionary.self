"Hashed sets and dictionaries: open addressing in a vector of keys, a power of
 two long, with linear probing; dictionaries keep a second vector of values.
 Equality is asked of the key given, as key = stored key; the identity kinds
 override only hashElement: and is:EqualTo:."

traits _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: structure'
    abstractSetOrDictionary = (| {'Category: parents' parent* = traits collection} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: structure'
    hashTable = (| {'Category: parents' parent* = traits abstractSetOrDictionary}
      {'Category: comparing\x7fComment: what fills a bucket never used, and one whose key was removed'
        emptyMarker = (| {'Category: parents' parent* = traits oddball} |).
        removedMarker = (| {'Category: parents' parent* = traits oddball} |)} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: structure'
    abstractSet = (| {'Category: parents' parent* = traits hashTable} |).
    abstractDictionary = (| {'Category: parents' parent* = traits hashTable} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: structure'
    set = (| {'Category: parents' parent* = traits abstractSet} |).
    dictionary = (| {'Category: parents' parent* = traits abstractDictionary} |).
    identitySet = (| {'Category: parents' parent* = traits abstractSet} |).
    identityDictionary = (| {'Category: parents' parent* = traits abstractDictionary} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: prototypes'
    set = (| {'Category: parents' parent* = traits set}
      {'Category: state' myKeys <- vector _Clone: 4 Filler: traits hashTable emptyMarker. used <- 0. size <- 0} |).
    identitySet = (| {'Category: parents' parent* = traits identitySet}
      {'Category: state' myKeys <- vector _Clone: 4 Filler: traits hashTable emptyMarker. used <- 0. size <- 0} |).
    dictionary = (| {'Category: parents' parent* = traits dictionary}
      {'Category: state' myKeys <- vector _Clone: 4 Filler: traits hashTable emptyMarker. used <- 0. size <- 0.
        values <- vector _Clone: 4 Filler: nil} |).
    identityDictionary = (| {'Category: parents' parent* = traits identityDictionary}
      {'Category: state' myKeys <- vector _Clone: 4 Filler: traits hashTable emptyMarker. used <- 0. size <- 0.
        values <- vector _Clone: 4 Filler: nil} |).
} |)

traits abstractSetOrDictionary _AddSlots: (| {'ModuleInfo: Module: setAndDictionary'
  {'Category: accessing'
    at: k IfAbsent: absent = (if: k IsPresentDo: [|:v| v] IfAbsentDo: [absent value: k]).
    at: k IfAbsentPut: block = (if: k IsPresentDo: [|:v| v] IfAbsentPut: block AndDo: [|:v| v])}
  {'Category: testing'
    includesKey: k = (if: k IsPresentDo: true IfAbsentDo: false)}
  {'Category: control\x7fComment: one search for a test and what follows from it'
    if: k IsPresentDo: present = (if: k IsPresentDo: present IfAbsentDo: [])}
  {'Category: comparing'
    < x = (error: 'sets and dictionaries are unordered')}
  {'Category: removing'
    removeKey: k = (removeKey: k IfAbsent: [error: k printString , ' is absent']).
    removeFirst = (removeFirstIfAbsent: raiseError)}
  {'Category: accessing'
    selectAtRandom: n = (selectAtRandom: n IfFail: [|:e| error: e]).
    selectAtRandom: n IfFail: fb = (| all. r |
        size < n ifTrue: [^ fb value: 'not enough elements'].
        all: keys asVector. r: copyRemoveAll.
        (random permutation: all size) do: [|:i. :k|
            k < n ifTrue: [r add: (at: (all at: i) IfAbsent: [all at: i]) WithKey: (all at: i)]].
        r)}
  {'Category: sorting'
    copySortBy: order = (error: 'cannot sort, try asVector sortBy:')}
} |)

traits hashTable _AddSlots: (| {'ModuleInfo: Module: setAndDictionary'
  {'Category: accessing'
    minBuckets = 4.
    buckets = (myKeys _Size)}
  {'Category: comparing'
    hashElement: k = (k hash).
    is: k EqualTo: stored = (k = stored)}
  {'Category: copying'
    copyRemoveAll = (clone removeAll).
    copyContaining: c = ((copyRemoveAll desiredMinCapacity: c size) addAll: c).
    desiredMinCapacity: n = (| b |
        b: minBuckets. [(b * 3) <= (n * 4)] whileTrue: [b: b * 2].
        b > buckets ifTrue: [resizeTo: b].
        self)}
  {'Category: searching'
    indexOf: k = (| i. mask. stored |
        mask: myKeys _Size - 1.
        i: (hashElement: k) && mask.
        [stored: myKeys _At: i.
         (emptyMarker _Eq: stored) ifTrue: [^ -1].
         (removedMarker _Eq: stored) ifFalse: [
            (is: k EqualTo: stored) ifTrue: [^ i]].
         i: (i + 1) && mask] loop).
    indexForAdding: k = (| i. mask. stored |
        mask: myKeys _Size - 1.
        i: (hashElement: k) && mask.
        [stored: myKeys _At: i.
         (emptyMarker _Eq: stored) || [removedMarker _Eq: stored] ifTrue: [^ i].
         i: (i + 1) && mask] loop)}
  {'Category: testing' includesKey: k = ((indexOf: k) >= 0)}
  {'Category: adding'
    putNew: k Value: v = (| i |
        ((used + 1) * 4) > (buckets * 3) ifTrue: [makeRoom].
        i: indexForAdding: k.
        (emptyMarker _Eq: (myKeys _At: i)) ifTrue: [used: used + 1].
        at: i PutKey: k Value: v.
        size: size + 1)}
  {'Category: removing'
    removeAll = (resetTo: minBuckets).
    removeKey: k IfAbsent: absent = (| i |
        i: indexOf: k.
        i < 0 ifTrue: [^ absent value: k].
        removeIndex: i).
    removeIndex: i = (
        at: i PutKey: removedMarker Value: nil.
        size: size - 1.
        size = 0 ifTrue: [resetTo: minBuckets].
        self).
    removeFirstIfAbsent: absent = (| v |
        myKeys _Size do: [|:i|
            (holdsKeyAt: i) ifTrue: [v: valueAt: i. removeIndex: i. ^ v]].
        absent value: 'no element to remove')}
  {'Category: enumerating'
    do: block = (| i <- 0. keys. k |
        keys: myKeys.
        [i < keys _Size] whileTrue: [
            k: keys _At: i.
            (emptyMarker _Eq: k) || [removedMarker _Eq: k] ifFalse: [block value: (valueAt: i Key: k) With: k].
            i: i + 1].
        self)}
  {'Category: control\x7fComment: one search for a test and what follows from it'
    if: k IsPresentDo: present IfAbsentDo: absent = (| i |
        i: indexOf: k.
        i < 0 ifTrue: [absent value: k] False: [present value: (valueAt: i) With: k]).
    if: k IsPresentDo: present IfAbsentPut: new AndDo: absent = (| i. v |
        i: indexOf: k.
        i < 0 ifFalse: [^ present value: (valueAt: i) With: k].
        v: new value: k.
        putNew: k Value: v.
        absent value: v With: k).
    if: k IsPresentPut: replacement AndDo: present IfAbsentDo: absent = (
        if: k IsPresentPut: replacement AndDo: present Else: [absent value: k]).
    if: k IsPresentPut: replacement AndDo: present IfAbsentPut: new AndDo: absent = (
        if: k IsPresentPut: replacement AndDo: present Else: [| v |
            v: new value: k. putNew: k Value: v. absent value: v With: k]).
    if: k IsPresentPut: replacement AndDo: present Else: absent = (| i. v |
        i: indexOf: k.
        i < 0 ifTrue: [^ absent value].
        v: replacement value: (valueAt: i) With: k.
        at: i PutKey: k Value: v.
        present value: v With: k)}
  {'Category: private'
    holdsKeyAt: i = (| k |
        k: myKeys _At: i.
        ((emptyMarker _Eq: k) || [removedMarker _Eq: k]) not).
    makeRoom = (resizeTo: ((size * 2) >= buckets ifTrue: [buckets * 2] False: [buckets])).
    resizeTo: n = (| old |
        old: clone.
        resetTo: n.
        old do: [|:v. :k| putNew: k Value: v].
        self)}
} |)

traits abstractSet _AddSlots: (| {'ModuleInfo: Module: setAndDictionary'
  {'Category: accessing' values = (self)}
  {'Category: copying' copy = (clone myKeys: myKeys copy)}
  {'Category: adding'
    add: v = ((indexOf: v) < 0 ifTrue: [putNew: v Value: v]. self).
    at: k Put: v = (add: v).
    add: v WithKey: k = (add: v).
    addAll: c = (c do: [|:v| add: v]. self)}
  {'Category: removing' remove: v IfAbsent: absent = (removeKey: v IfAbsent: absent)}
  {'Category: testing'
    includes: v = ((indexOf: v) >= 0).
    occurrencesOf: v = ((includes: v) ifTrue: 1 False: 0)}
  {'Category: control'
    if: v IsPresentDo: present IfAbsentAddAndDo: absent = (
        if: v IsPresentDo: present IfAbsentPut: [v] AndDo: absent).
    if: v IsAbsentAddAndDo: absent = (if: v IsPresentDo: [] IfAbsentPut: [v] AndDo: absent)}
  {'Category: comparing' = x = (x equalsSet: self)}
  {'Category: enumerating'
    mapBy: block = (| old | old: copy. removeAll. old do: [|:v. :k| add: (block value: v With: k)]. self).
    filterBy: test = (copy do: [|:v| (test value: v) ifFalse: [remove: v]]. self)}
  {'Category: double dispatch'
    equalsSet: s = (
        (s _Eq: self) || [(size = s size) && [includesAll: s]])}
  {'Category: storing' storeStringIfFail: fb = (unkeyedStoreStringIfFail: fb)}
  {'Category: private'
    valueAt: i = (myKeys _At: i).
    valueAt: i Key: k = (k).
    at: i PutKey: k Value: v = (myKeys _At: i Put: k. self).
    resetTo: n = (myKeys: vector _Clone: n Filler: emptyMarker. used: 0. size: 0)}
} |)

traits abstractDictionary _AddSlots: (| {'ModuleInfo: Module: setAndDictionary'
  {'Category: accessing'
    at: k = (| i |
        i: indexOf: k.
        i < 0 ifTrue: [error: k printString , ' is absent'] False: [values _At: i]).
    at: k IfAbsent: absent = (| i |
        i: indexOf: k.
        i < 0 ifTrue: [absent value: k] False: [values _At: i]).
    at: k Put: v = (| i |
        i: indexOf: k.
        i < 0 ifTrue: [putNew: k Value: v] False: [values _At: i Put: v].
        self)}
  {'Category: copying' copy = ((clone myKeys: myKeys copy) values: values copy)}
  {'Category: adding'
    add: a = (at: a key Put: a value).
    addAll: c = (c do: [|:v. :k| at: k Put: v]. self)}
  {'Category: removing'
    remove: v IfAbsent: absent = (
        removeKey: (keyOf: v IfAbsent: [^ absent value: v]) IfAbsent: absent)}
  {'Category: comparing' = x = (x equalsDictionary: self)}
  {'Category: enumerating'
    sortedDo: block = (keys asVector copySort do: [|:k| block value: (at: k) With: k]. self).
    filterBy: test = (copy do: [|:v. :k| (test value: v With: k) ifFalse: [removeKey: k]]. self)}
  {'Category: double dispatch'
    equalsDictionary: d = (
        (d _Eq: self) ifTrue: [^ true].
        size = d size ifFalse: [^ false].
        do: [|:v. :k| (d at: k IfAbsent: [^ false]) = v ifFalse: [^ false]].
        true)}
  {'Category: printing' printStringKey: k = ((k printStringSize: 20) , '->')}
  {'Category: storing' storeStringIfFail: fb = (keyedStoreStringIfFail: fb)}
  {'Category: private'
    valueAt: i = (values _At: i).
    valueAt: i Key: k = (values _At: i).
    at: i PutKey: k Value: v = (myKeys _At: i Put: k. values _At: i Put: v. self).
    resetTo: n = (
        myKeys: vector _Clone: n Filler: emptyMarker.
        values: vector _Clone: n Filler: nil.
        used: 0. size: 0)}
} |)

traits set _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: accessing'
    collectionName = 'set'.
    prototype = (set).
} |)

traits dictionary _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: accessing'
    collectionName = 'dictionary'.
    prototype = (dictionary).
} |)

traits identitySet _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: accessing'
    hashElement: k = (k _IdentityHash).
    is: k EqualTo: stored = (k _Eq: stored).
    collectionName = 'identitySet'.
    prototype = (identitySet).
} |)

traits identityDictionary _AddSlots: (| {'ModuleInfo: Module: setAndDictionary\x7fCategory: accessing'
    hashElement: k = (k _IdentityHash).
    is: k EqualTo: stored = (k _Eq: stored).
    collectionName = 'identityDictionary'.
    prototype = (identityDictionary).
} |)
