"Collections whose keys are the integers from 0: reading and copying here,
 writing and sorting in mutableIndexable. A child supplies at:IfAbsent:, size
 and copySize:FillingWith:."

traits _AddSlots: (| {'ModuleInfo: Module: indexable\x7fCategory: structure'
    indexable = (| {'Category: parents' parent* = traits collection} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: indexable\x7fCategory: structure'
    mutableIndexable = (| {'Category: parents' parent* = traits indexable} |).
} |)

traits indexable _AddSlots: (| {'ModuleInfo: Module: indexable'
  {'Category: accessing'
    firstKey = 0.
    lastKey = (size predecessor).
    filler = nil.
    at: k IfAbsent: absent = (
        (k >= 0) && [k < size] ifTrue: [at: k] False: [absent value: k]).
    firstIfAbsent: absent = (at: firstKey IfAbsent: absent).
    last = (lastIfAbsent: raiseError).
    lastIfAbsent: absent = (at: lastKey IfAbsent: absent).
    slice: range = (
        copyFrom: (fromEnd: range x) UpTo: (fromEnd: range y)).
    fromEnd: i = (i < 0 ifTrue: [size + i] False: [i])}
  {'Category: testing'
    isOrdered = true.
    includesSubstring: part = (findSubstring: part IfPresent: true IfAbsent: false)}
  {'Category: enumerating'
    do: block = (| i <- 0. n |
        n: size.
        [i < n] whileTrue: [block value: (at: i) With: i. i: i + 1].
        self).
    reverseDo: block = (
        lastKey downTo: firstKey Do: [|:i| block value: (at: i) With: i]. self).
    with: c Do: block = (| i <- 0 |
        c do: [|:v. :k|
            i < size ifFalse: [^ self].
            block value: (at: i) With: v With: i With: k.
            i: i + 1].
        self).
    with: c ReverseDo: block = (| i |
        i: lastKey.
        c reverseDo: [|:v. :k|
            i >= 0 ifFalse: [^ self].
            block value: (at: i) With: v With: i With: k.
            i: i - 1].
        self).
    withNonindexable: c Do: block = (with: c Do: block)}
  {'Category: searching'
    keyAt: v = (keyAt: v IfAbsent: [error: 'value not found in collection']).
    keyAt: v IfAbsent: absent = (keyOf: v IfAbsent: absent).
    findSubstring: part IfPresent: present IfAbsent: absent = (
        findSubstring: part StartingAt: 0 IfPresent: present IfAbsent: absent).
    findSubstring: part StartingAt: start IfAbsent: absent = (
        findSubstring: part StartingAt: start IfPresent: [|:i| i] IfAbsent: absent).
    findSubstring: part StartingAt: start IfPresent: present IfAbsent: absent = (
        start to: size - part size Do: [|:i|
            (part: part IsAt: i) ifTrue: [^ present value: i]].
        absent value).
    part: part IsAt: i = (
        part do: [|:e. :j| e = (at: i + j) ifFalse: [^ false]]. true)}
  {'Category: copying'
    copyRemoveAll = (copySize: 0).
    copySize: n = (copySize: n FillingWith: filler).
    copyAtMost: n = (size <= n ifTrue: [copy] False: [copySize: n]).
    copyFrom: start = (copyFrom: start UpTo: size).
    copyFrom: start Size: n = (copyFrom: start UpTo: start + n).
    copyFrom: start UpTo: end = (| r |
        r: copySize: end - start.
        start = 0 ifTrue: [^ r].
        r copyRangeDstPos: 0 SrcArray: self SrcPos: start Len: end - start IfFail: [
            (end - start) do: [|:i| r at: i Put: (at: i + start)]].
        r).
    copyRangeDstPos: to SrcArray: c SrcPos: from Len: n IfFail: fb = (fb value).
    copyAddFirst: v = (| r |
        r: copySize: size + 1.
        r copyRangeDstPos: 1 SrcArray: self SrcPos: 0 Len: size IfFail: [
            do: [|:e. :k| r at: k + 1 Put: e]].
        r at: 0 Put: v).
    copyAddLast: v = ((copySize: size + 1) at: size Put: v).
    copyWithoutFirst = (isEmpty ifTrue: [copySize: 0] False: [copyFrom: 1]).
    copyWithoutLast = (copySize: (size - 1 max: 0)).
    copyWithoutPrefix: p = ((p isPrefixOf: self) ifTrue: [copyFrom: p size] False: [copy]).
    copyWithoutSuffix: s = ((s isSuffixOf: self) ifTrue: [copySize: size - s size] False: [copy]).
    copyReversed = (| r | r: copy. reverseDo: [|:e. :i| r at: (size - i) - 1 Put: e]. r).
    replace: old With: new = (| r. i <- 0 |
        r: copySize: 0.
        [|:exit| findSubstring: old StartingAt: i
            IfPresent: [|:p| r: r , (copyFrom: i UpTo: p) , new. i: p + (1 max: old size)]
            IfAbsent: [exit value]] loopExit.
        r , (copyFrom: i)).
    replaceAllSatisfying: test With: block = (| r |
        r: copy.
        do: [|:v. :k| (test value: v With: k) ifTrue: [r at: k Put: (block value: v With: k)]].
        r).
    replaceFrom: start UpTo: end With: c = (
        (copyFrom: 0 UpTo: start) , c , (copyFrom: end))}
  {'Category: converting'
    splitOn: separator = (| parts. i <- 0 |
        parts: sequence copyRemoveAll.
        [|:exit| findSubstring: separator StartingAt: i
            IfPresent: [|:p| parts add: (copyFrom: i UpTo: p). i: p + (1 max: separator size)]
            IfAbsent: [exit value]] loopExit.
        parts add: (copyFrom: i)).
    joinUsing: separator = (| r |
        r: separator copySize: 0.
        do: [|:e| r: r , e] SeparatedBy: [r: r , separator].
        r).
    asTokensSeparatedByItemsSatisfying: test = (| tokens. start <- 0 |
        tokens: list copyRemoveAll.
        do: [|:e. :i|
            (test value: e) ifTrue: [addTokenFrom: start UpTo: i To: tokens. start: i + 1]].
        addTokenFrom: start UpTo: size To: tokens.
        tokens).
    addTokenFrom: start UpTo: end To: tokens = (
        start < end ifTrue: [tokens add: (copyFrom: start UpTo: end)]. self)}
  {'Category: errors\x7fComment: an index that is no smallInt may be one when asked; what is no number says so'
    asIndex: i IfBetter: block = (| k |
        k: i asSmallInteger.
        (k _Eq: i) ifTrue: [self] False: [block value: k]).
    if: error IsIndex: absent Index: i ElseFailPrim: primitive = (
        ('badIndexError' isPrefixOf: error) || ['badSignError' isPrefixOf: error]
          ifTrue: [absent value: i]
          False: [primitiveFailedError: error Name: primitive])}
} |)

traits mutableIndexable _AddSlots: (| {'ModuleInfo: Module: indexable'
  {'Category: accessing'
    at: k Put: v = (at: k Put: v IfAbsent: [error: k printString , ' is absent']).
    first: v = (at: firstKey Put: v).
    last: v = (at: lastKey Put: v).
    fillWith: v = (firstKey to: lastKey Do: [|:k| at: k Put: v]).
    fillFrom: c = (with: c Do: [|:a. :b. :k| at: k Put: b])}
  {'Category: copying'
    , c = (| r |
        r: copySize: size + c size.
        r copyRangeDstPos: size SrcArray: c SrcPos: 0 Len: c size IfFail: [
            c do: [|:e. :k. i| r at: size + k Put: e]].
        r).
    copyContaining: c = (| r. k <- 0 |
        r: copySize: c size.
        c do: [|:e| r at: k Put: e. k: k + 1].
        r).
    copySort = (copy sort).
    copySortBy: order = (copy sortBy: order)}
  {'Category: arithmetic'
    interpolate: p From: c = (| r |
        r: copy. do: [|:e. :k| r at: k Put: (e interpolate: p From: (c at: k))]. r)}
  {'Category: sorting\x7fComment: a stable merge sort'
    reverse = (| last. t |
        last: lastKey.
        0 to: (size / 2) - 1 Do: [|:i|
            t: at: i. at: i Put: (at: last - i). at: last - i Put: t].
        self).
    sort = (sortBy: ascendingOrder).
    sortBy: order = (mergeSortFirst: 0 Count: size By: order).
    mergeSortFirst: first Count: n By: order = (
        n < 2 ifTrue: [^ self].
        mergeSort: self Into: copy From: first UpTo: first + n By: order.
        self).
    mergeSort: dst Into: src From: low UpTo: high By: order = (| middle |
        (high - low) < 2 ifTrue: [^ self].
        middle: (low + high) / 2.
        mergeSort: src Into: dst From: low UpTo: middle By: order.
        mergeSort: src Into: dst From: middle UpTo: high By: order.
        merge: src Into: dst From: low Middle: middle UpTo: high By: order).
    merge: src Into: dst From: low Middle: middle UpTo: high By: order = (| i. j |
        i: low. j: middle.
        low upTo: high Do: [|:k|
            (j >= high) || [(i < middle) && [(order element: (src at: j) Precedes: (src at: i)) not]]
              ifTrue: [dst at: k Put: (src at: i). i: i + 1]
              False: [dst at: k Put: (src at: j). j: j + 1]].
        self)}
  {'Category: storing'
    storeStringIfFail: fb = (
        isEmpty ifTrue: [collectionName , ' copy'] False: [unkeyedStoreStringIfFail: fb])}
} |)
