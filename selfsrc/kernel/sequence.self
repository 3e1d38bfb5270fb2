"Growing indexables: sequence keeps its elements in the middle of a vector, so
 both ends are cheap; sortedSequence keeps them in order."

traits _AddSlots: (| {'ModuleInfo: Module: sequence\x7fCategory: structure'
    sequence = (| {'Category: parents' parent* = traits mutableIndexable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: sequence\x7fCategory: prototypes'
    sequence = (| {'Category: parents' parent* = traits sequence}
      {'Category: state' elems <- vector _Clone: 4 Filler: nil. start <- 0. size <- 0} |).
} |)

traits sequence _AddSlots: (| {'ModuleInfo: Module: sequence'
  {'Category: accessing'
    collectionName = 'sequence'.
    prototype = (sequence).
    defaultSlop = 4.
    at: k IfAbsent: absent = (
        (k >= 0) && [k < size] ifTrue: [elems at: start + k] False: [absent value: k]).
    at: k Put: v IfAbsent: absent = (
        (k >= 0) && [k < size] ifFalse: [^ absent value: k].
        elems at: start + k Put: v.
        self)}
  {'Category: enumerating'
    do: block = (| i <- 0 |
        [i < size] whileTrue: [block value: (elems at: start + i) With: i. i: i + 1].
        self).
    mapBy: block = (
        size do: [|:i| elems at: start + i Put: (block value: (elems at: start + i) With: i)].
        self).
    filterBy: test = (| kept |
        kept: copyRemoveAll.
        do: [|:e. :k| (test value: e With: k) ifTrue: [kept appendLast: e]].
        elems: kept elems. start: kept start. size: kept size)}
  {'Category: copying'
    copy = (clone elems: elems copy).
    copyRemoveAll = (((clone elems: vector copySize: defaultSlop) start: 0) size: 0).
    copySize: n FillingWith: v = (| r |
        r: vector copySize: n FillingWith: v.
        r copyRangeDstPos: 0 SrcArray: elems SrcPos: start Len: (n min: size).
        ((clone elems: r) start: 0) size: n).
    copyAddLast: v = (copy addLast: v).
    , c = (copy addAll: c).
    copyContaining: c = (copyRemoveAll addAll: c)}
  {'Category: converting' asVector = (elems copyFrom: start UpTo: start + size)}
  {'Category: adding'
    add: v = (addLast: v).
    add: v WithKey: k = (addLast: v).
    addAll: c = (addAllLast: c).
    addAllLast: c = (c do: [|:e| appendLast: e]. self).
    addAllFirst: c = (c asVector reverseDo: [|:e| addFirst: e]. self).
    addLast: v = (appendLast: v).
    appendLast: v = (
        (start + size) = elems size ifTrue: [makeSpaceAtEnd].
        elems at: start + size Put: v.
        size: size + 1).
    addFirst: v = (
        start = 0 ifTrue: [makeSpaceAtStart].
        start: start - 1.
        elems at: start Put: v.
        size: size + 1).
    insert: v At: k = (
        insert: v At: k IfAbsent: [error: 'bad key for insertion: ' , k printString]).
    insert: v At: k IfAbsent: absent = (
        (k >= 0) && [k <= size] ifFalse: [^ absent value].
        appendLast: v.
        moveFrom: k To: k + 1 Count: (size - 1) - k.
        elems at: start + k Put: v.
        self).
    insertAll: c At: k = (
        insertAll: c At: k IfAbsent: [error: 'bad key for insertion: ' , k printString]).
    insertAll: c At: k IfAbsent: absent = (| tail |
        (k >= 0) && [k <= size] ifFalse: [^ absent value].
        tail: copyFrom: k.
        size: k.
        (addAll: c) addAll: tail)}
  {'Category: removing'
    removeFirst = (| v |
        size = 0 ifTrue: [error: 'removing from an empty sequence'].
        v: elems at: start.
        elems at: start Put: nil.
        start: start + 1. size: size - 1.
        v).
    removeLast = (| v. i |
        size = 0 ifTrue: [error: 'removing from an empty sequence'].
        i: (start + size) - 1.
        v: elems at: i.
        elems at: i Put: nil.
        size: size - 1.
        v).
    remove: v = (remove: v IfAbsent: [error: v printString , ' is absent']).
    remove: v IfAbsent: absent = (
        do: [|:e. :k| v = e ifTrue: [^ removeKey: k]]. absent value: v).
    removeAll = (elems: vector copySize: defaultSlop. start: 0. size: 0).
    removeKey: k = (removeKey: k IfAbsent: [error: k printString , ' is absent']).
    removeKey: k IfAbsent: absent = (
        (k >= 0) && [k < size] ifFalse: [^ absent value: k].
        moveFrom: k + 1 To: k Count: (size - k) - 1.
        removeLast.
        self).
    removeKeysFrom: first To: last = (
        ((last - first) + 1) do: [removeKey: first]. self)}
  {'Category: private'
    moveFrom: k1 To: k2 Count: n = (
        elems copyRangeDstPos: start + k2 SrcArray: elems SrcPos: start + k1 Len: n. self).
    makeSpaceAtEnd = (start > size ifTrue: [relocateTo: 0] False: [growWithStart: start]).
    makeSpaceAtStart = (growWithStart: (size max: defaultSlop)).
    relocateTo: newStart = (growTo: elems size Start: newStart).
    growWithStart: newStart = (
        growTo: newStart + (2 * (size max: defaultSlop)) Start: newStart).
    growTo: capacity Start: newStart = (| r |
        r: vector copySize: capacity.
        r copyRangeDstPos: newStart SrcArray: elems SrcPos: start Len: size.
        elems: r.
        start: newStart)}
  {'Category: sorting'
    mergeSortFirst: k Count: n By: order = (
        elems mergeSortFirst: start + k Count: n By: order. self)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: sequence\x7fCategory: structure'
    sortedSequence = (| {'Category: parents' parent* = traits sequence} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: sequence\x7fCategory: prototypes'
    sortedSequence = (| {'Category: parents' parent* = traits sortedSequence}
      {'Category: state'
        elems <- vector _Clone: 4 Filler: nil. start <- 0. size <- 0.
        comparator <- (| {'Category: comparing'
            element: a Equals: b = (a = b).
            element: a Precedes: b = (a < b)} |)} |).
} |)

traits sortedSequence _AddSlots: (| {'ModuleInfo: Module: sequence'
  {'Category: accessing'
    collectionName = 'sortedSequence'.
    prototype = (sortedSequence)}
  {'Category: adding'
    add: v = (insert: v At: (indexForInserting: v)).
    addAllLast: c = (c do: [|:e| add: e]. self).
    indexForInserting: v = (| low <- 0. high. middle |
        high: size - 1.
        [low <= high] whileTrue: [
            middle: (low + high) / 2.
            (comparator element: (at: middle) Precedes: v)
              ifTrue: [low: middle + 1] False: [high: middle - 1]].
        low)}
} |)
