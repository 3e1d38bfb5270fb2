"Collections with an order of their own: dictionaries and sets that remember
 the order of adding, and priority queues."

traits _AddSlots: (| {'ModuleInfo: Module: orderedCollections\x7fCategory: structure'
    orderedDictionary = (| {'Category: parents' parent* = traits dictionary} |).
    orderedSet = (| {'Category: parents' parent* = traits list} |).
    priorityQueue = (| {'Category: parents' parent* = traits collection} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: orderedCollections\x7fCategory: prototypes'
    orderedDictionary = (| {'Category: parents' parent* = traits orderedDictionary}
      {'Category: state' pairs <- dictionary copyRemoveAll. order <- sequence copyRemoveAll} |).
    orderedSet = (| {'Category: parents' parent* = traits orderedSet}
      {'Category: state' rep <- link copy removeAll. size <- 0. members <- set copyRemoveAll} |).
    priorityQueue = (| {'Category: parents' parent* = traits priorityQueue}
      {'Category: state' contents <- vector _Clone: 4 Filler: nil. size <- 0.
        sorter <- traits collection ascendingOrder} |).
} |)

traits orderedDictionary _AddSlots: (| {'ModuleInfo: Module: orderedCollections'
  {'Category: accessing'
    collectionName = 'orderedDictionary'.
    prototype = (orderedDictionary).
    size = (order size).
    keys = (order).
    first = (pairs at: order first).
    last = (pairs at: order last).
    firstKey = (order first).
    lastKey = (order last).
    values = (pairs values).
    at: k = (pairs at: k IfAbsent: [error: k printString , ' is absent']).
    at: k IfAbsent: absent = (pairs at: k IfAbsent: absent).
    at: k Put: v = (
        (pairs includesKey: k) ifFalse: [order addLast: k].
        pairs at: k Put: v.
        self)}
  {'Category: testing' areKeysOrdered = true. includesKey: k = (pairs includesKey: k)}
  {'Category: copying'
    copy = ((clone pairs: pairs copy) order: order copy).
    copyRemoveAll = ((clone pairs: pairs copyRemoveAll) order: order copyRemoveAll).
    copyContaining: c = (copyRemoveAll addAll: c)}
  {'Category: enumerating' do: block = (order do: [|:k| block value: (pairs at: k) With: k]. self)}
  {'Category: removing'
    removeAll = (pairs removeAll. order removeAll. self).
    removeKey: k IfAbsent: absent = (
        pairs removeKey: k IfAbsent: [^ absent value: k].
        order remove: k.
        self).
    removeFirstIfAbsent: absent = (| v |
        isEmpty ifTrue: [^ absent value: 'no element to remove'].
        v: first. removeKey: firstKey. v)}
  {'Category: control'
    if: k IsPresentDo: present IfAbsentDo: absent = (
        pairs if: k IsPresentDo: present IfAbsentDo: absent).
    if: k IsPresentDo: present IfAbsentPut: new AndDo: absent = (
        pairs if: k IsPresentDo: present IfAbsentPut: new
          AndDo: [|:v. :key| order addLast: key. absent value: v With: key]).
    if: k IsPresentPut: replacement AndDo: present IfAbsentDo: absent = (
        pairs if: k IsPresentPut: replacement AndDo: present IfAbsentDo: absent).
    if: k IsPresentPut: replacement AndDo: present IfAbsentPut: new AndDo: absent = (
        pairs if: k IsPresentPut: replacement AndDo: present IfAbsentPut: new
          AndDo: [|:v. :key| order addLast: key. absent value: v With: key])}
} |)

traits orderedSet _AddSlots: (| {'ModuleInfo: Module: orderedCollections'
  {'Category: accessing'
    collectionName = 'orderedSet'.
    prototype = (orderedSet)}
  {'Category: testing' includes: v = (members includes: v)}
  {'Category: copying'
    copyRemoveAll = (((clone rep: rep copy) members: members copyRemoveAll) removeAll)}
  {'Category: converting' asList = (list copyContaining: self). asOrderedSet = (self)}
  {'Category: adding'
    addFirst: v = (members if: v IsAbsentAddAndDo: [resend.addFirst: v]. self).
    addLast: v = (members if: v IsAbsentAddAndDo: [resend.addLast: v]. self)}
  {'Category: removing'
    remove: v IfAbsent: absent = (
        members remove: v IfAbsent: [^ absent value: v].
        resend.remove: v IfAbsent: absent).
    removeAll = (members removeAll. resend.removeAll).
    removeFirst = (| v | v: resend.removeFirst. members remove: v. v).
    removeLast = (| v | v: resend.removeLast. members remove: v. v)}
} |)

"A binary heap: the first element is the one that precedes all others."

traits priorityQueue _AddSlots: (| {'ModuleInfo: Module: orderedCollections'
  {'Category: accessing'
    collectionName = 'priorityQueue'.
    prototype = (priorityQueue).
    first = (isEmpty ifTrue: [errorEmpty] False: [contents at: 0]).
    at: k Put: v = (error: 'this collection is not indexable')}
  {'Category: copying'
    copy = (clone contents: contents copy).
    copyRemoveAll = (copy removeAll)}
  {'Category: enumerating'
    do: block = (size do: [|:i. v| v: contents at: i. block value: v With: v]. self).
    orderedDo: block = (copy extractingDo: block. self).
    extractingDo: block = ([isEmpty] whileFalse: [block value: removeFirst]. self)}
  {'Category: adding'
    add: v = (
        size = contents size ifTrue: [contents: contents copySize: size * 2].
        contents at: size Put: v.
        size: size + 1.
        siftUp: size - 1)}
  {'Category: removing'
    removeFirst = (| v |
        v: first.
        removeIndex: 0.
        v).
    remove: v IfAbsent: absent = (
        size do: [|:i| v = (contents at: i) ifTrue: [^ removeIndex: i]].
        absent value: v).
    removeAll = (contents: vector copySize: 4. size: 0).
    removeIndex: i = (
        size: size - 1.
        contents at: i Put: (contents at: size).
        contents at: size Put: nil.
        i < size ifTrue: [siftUp: i. siftDown: i].
        self)}
  {'Category: errors'
    errorEmpty = (error: 'attempt to extract an element from an empty collection')}
  {'Category: private'
    is: i Before: j = (sorter element: (contents at: i) Precedes: (contents at: j)).
    swap: i With: j = (| v | v: contents at: i. contents at: i Put: (contents at: j). contents at: j Put: v. self).
    siftUp: start = (| i. parentIndex |
        i: start.
        [i > 0] whileTrue: [
            parentIndex: (i - 1) / 2.
            (is: i Before: parentIndex) ifFalse: [^ self].
            swap: i With: parentIndex.
            i: parentIndex].
        self).
    siftDown: start = (| i. child |
        i: start.
        [child: (2 * i) + 1. child < size] whileTrue: [
            ((child + 1) < size) && [is: child + 1 Before: child] ifTrue: [child: child + 1].
            (is: child Before: i) ifFalse: [^ self].
            swap: i With: child.
            i: child].
        self)}
} |)
