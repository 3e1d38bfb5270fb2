"What all collections share. A child supplies do: (the block gets the value and
 its key), add:, removal and copyRemoveAll; the rest is built on those."

traits _AddSlots: (| {'ModuleInfo: Module: collection\x7fCategory: structure'
    collection = (| {'Category: parents' parent* = traits orderedClonable} |).
} |)

traits collection _AddSlots: (| {'ModuleInfo: Module: collection'
  {'Category: accessing'
    at: key = (at: key IfAbsent: [error: key printString , ' is absent']).
    first = (firstIfAbsent: [error: 'empty collection']).
    firstIfAbsent: absent = (do: [|:e| ^ e]. absent value).
    soleElement = (ifNone: raiseError IfOne: [|:e| e] IfMany: raiseError).
    size = (| n <- 0 | do: [n: n succ]. n).
    keys = (| r | r: list copyRemoveAll. do: [|:e. :k| r addLast: k]. r)}
  {'Category: testing'
    isEmpty = (size = 0).
    nonEmpty = (isEmpty not).
    isOrdered = false.
    areKeysOrdered = false.
    includes: v = (anySatisfy: [|:e| v = e]).
    includesAll: c = (c do: [|:v| (includes: v) ifFalse: [^ false]]. true).
    anySatisfy: test = (do: [|:v. :k| (test value: v With: k) ifTrue: [^ true]]. false).
    allSatisfy: test = (do: [|:v. :k| (test value: v With: k) ifFalse: [^ false]]. true).
    noneSatisfy: test = ((anySatisfy: test) not).
    isPrefixOf: c = (
        size <= c size ifFalse: [^ false].
        with: c Do: [|:a. :b| a = b ifFalse: [^ false]].
        true).
    isSuffixOf: c = (
        size <= c size ifFalse: [^ false].
        with: c ReverseDo: [|:a. :b| a = b ifFalse: [^ false]].
        true)}
  {'Category: control'
    ifNone: none = (isEmpty ifTrue: [none value] False: [self]).
    ifNone: none IfOne: one IfMany: many = (
        isEmpty ifTrue: [^ none value].
        size = 1 ifTrue: [one value: first] False: [many value])}
  {'Category: adding'
    add: v WithKey: k = (at: k Put: v).
    addAll: c = (c do: [|:v. :k| add: v WithKey: k]. self)}
  {'Category: removing'
    remove: v = (remove: v IfAbsent: [error: v printString , ' is absent']. self).
    removeAll: c = (c do: [|:v| remove: v]. self)}
  {'Category: comparing'
    = c = (self == c ifTrue: [true] False: [c equalsCollection: self]).
    < c = (
        self == c ifTrue: [^ false].
        with: c Do: [|:a. :b| a = b ifFalse: [^ a < b]].
        size < c size).
    compare: c IfLess: less Equal: equal Greater: greater = (
        self == c ifTrue: [^ equal value].
        with: c Do: [|:a. :b| a = b ifFalse: [^ a < b ifTrue: less False: greater]].
        size compare: c size IfLess: less Equal: equal Greater: greater).
    hash = (| h <- 0 | do: [|:e| h: h ^^ e hash]. h)}
  {'Category: double dispatch'
    equalsCollection: c = (
        size = c size ifFalse: [^ false].
        with: c Do: [|:a. :b| a = b ifFalse: [^ false]].
        true)}
  {'Category: copying'
    , c = (copy addAll: c).
    union: c = (copy addAll: c).
    copyContaining: c = (copyRemoveAll addAll: c).
    copyMappedBy: block = (copy mapBy: block).
    copyFilteredBy: test = (filterBy: test Into: copyRemoveAll).
    difference: c = (| r | r: copy. do: [|:v| (c includes: v) ifTrue: [r remove: v]]. r).
    intersect: c = (| r | r: copy. do: [|:v| (c includes: v) ifFalse: [r remove: v]]. r)}
  {'Category: converting'
    asVector = (vector copyContaining: self).
    asByteVector = (byteVector copyContaining: self).
    asVMByteVector = (asByteVector).
    asList = (list copyContaining: self).
    asSequence = (sequence copyContaining: self).
    asString = (mutableString copyContaining: self).
    asSet = (set copyContaining: self).
    asDictionary = (dictionary copyContaining: self).
    asOrderedSet = (orderedSet copyContaining: self).
    asTreeSet = (treeSet copyContaining: self).
    asTreeBag = (treeBag copyContaining: self)}
  {'Category: enumerating'
    do: block SeparatedBy: between = (| started <- false. lastElement. lastKey |
        do: [|:e. :k|
            started ifTrue: [between value: lastElement With: e With: lastKey With: k].
            started: true. lastElement: e. lastKey: k.
            block value: e With: k].
        self).
    doFirst: f Middle: m Last: l = (
        doFirst: f Middle: m Last: l IfEmpty: [error: 'empty']).
    doFirst: f Middle: m Last: l IfEmpty: empty = (| n <- 0. v. k |
        do: [|:value. :key|
            n = 1 ifTrue: [f value: v With: k].
            n > 1 ifTrue: [m value: v With: k].
            v: value. k: key. n: n succ].
        n = 0 ifTrue: [^ empty value].
        n = 1 ifTrue: [f value: v With: k] False: [l value: v With: k].
        self).
    doFirst: f MiddleLast: ml = (doFirst: f Middle: ml Last: ml IfEmpty: []).
    doFirst: f MiddleLast: ml IfEmpty: empty = (doFirst: f Middle: ml Last: ml IfEmpty: empty).
    doFirstLast: fl Middle: m = (doFirst: fl Middle: m Last: fl IfEmpty: []).
    doFirstLast: fl Middle: m IfEmpty: empty = (doFirst: fl Middle: m Last: fl IfEmpty: empty).
    doFirstMiddle: fm Last: l = (doFirst: fm Middle: fm Last: l IfEmpty: []).
    doFirstMiddle: fm Last: l IfEmpty: empty = (doFirst: fm Middle: fm Last: l IfEmpty: empty).
    with: c Do: block = (
        c withNonindexable: self Do: [|:a. :b. :ka. :kb| block value: b With: a With: kb With: ka].
        self).
    withNonindexable: c Do: block = (error: 'cannot co-iterate these two collections').
    mapBy: block = (mapBy: block Into: self).
    mapBy: block Into: c = (do: [|:v. :k| c add: (block value: v With: k) WithKey: k]. c).
    filterBy: test Into: c = (
        do: [|:v. :k| (test value: v With: k) ifTrue: [c add: v WithKey: k]]. c).
    gather: block = (gather: block Into: list copyRemoveAll).
    gather: block Into: c = (do: [|:v. :k| c addAll: (block value: v With: k)]. c).
    reduceWith: block = (
        reduceWith: block IfSingleton: [error: 'singleton!'] IfEmpty: [error: 'I am empty!']).
    reduceWith: block IfSingleton: sole = (
        reduceWith: block IfSingleton: sole IfEmpty: [error: 'I am empty!']).
    reduceWith: block IfSingleton: sole IfEmpty: empty = (| r. n <- 0 |
        do: [|:e| r: n = 0 ifTrue: [e] False: [block value: r With: e]. n: n succ].
        n = 0 ifTrue: [^ empty value].
        n = 1 ifTrue: [sole value: r] False: [r])}
  {'Category: searching'
    findFirst: test IfPresent: present = (findFirst: test IfPresent: present IfAbsent: [^ self]).
    findFirst: test IfPresent: present IfAbsent: absent = (
        do: [|:v. :k| (test value: v With: k) ifTrue: [^ present value: v With: k]].
        absent value).
    keyOf: v = (keyOf: v IfAbsent: raiseError).
    keyOf: v IfAbsent: absent = (do: [|:e. :k| v = e ifTrue: [^ k]]. absent value).
    occurrencesOf: v = (countHowMany: [|:e| v = e]).
    occurrencesOfEachElement = (| counts |
        counts: dictionary copyRemoveAll.
        do: [|:e| counts at: e Put: (counts at: e IfAbsent: 0) succ].
        counts).
    countHowMany: test = (| n <- 0 |
        do: [|:e. :k| (test value: e With: k) ifTrue: [n: n succ]]. n)}
  {'Category: arithmetic'
    sum = (reduceWith: [|:a. :b| a + b] IfSingleton: [|:e| e] IfEmpty: 0).
    product = (reduceWith: [|:a. :b| a * b] IfSingleton: [|:e| e] IfEmpty: 1).
    max = (reduceWith: [|:a. :b| a max: b] IfSingleton: [|:e| e]).
    min = (reduceWith: [|:a. :b| a min: b] IfSingleton: [|:e| e]).
    mean = (sum /~ size).
    median = (| v | v: asVector copySort. (v at: (v size - 1) / 2) mean: (v at: v size / 2)).
    percentile: n = (asVector copySort at: (size * n) / 100).
    dotProduct: c = (| sum <- 0 | with: c Do: [|:a. :b| sum: sum + (a * b)]. sum).
    harmonicMean = (size / (sum: [|:x| 1.0 / x])).
    sum: block = (| n <- 0 | do: [|:v. :k| n: n + (block value: v With: k)]. n).
    rootMeanSquare = (| sum <- 0.0 | do: [|:x| sum: sum + x square]. (sum / size) squareRoot).
    standardDeviation = (| m. sum <- 0.0 |
        m: sum asFloat / size.
        do: [|:x| sum: sum + (x - m) square].
        (sum / size pred) squareRoot)}
  {'Category: sorting\x7fComment: an order is an object that understands element:Precedes:'
    ascendingOrder = (| element: a Precedes: b = (a < b) |).
    copySort = (copySortBy: ascendingOrder).
    copySortBy: order = (| r |
        r: copyRemoveAll. sortedBy: order Do: [|:e| r add: e]. r).
    copySortBySelector: sel = (
        copySortBy: ((| parent* = traits clonable. sel.
            element: a Precedes: b = ((sel sendTo: a) < (sel sendTo: b)) |) copy sel: sel)).
    sortedDo: block = (sortedBy: ascendingOrder Do: block).
    sortedBy: order Do: block = ((asVector copySortBy: order) do: [|:e| block value: e]. self).
    isAlreadyKnownToBeSortedBy: order = (false)}
  {'Category: printing'
    statePrintString = (
        size <= 7 ifTrue: [statePrintStringOfElements] False: [statePrintStringOfSize]).
    statePrintStringOfElements = (| r <- '' |
        do: [|:e| r: r , (reflect: e) safeName] SeparatedBy: [r: r , ', '].
        r).
    statePrintStringOfSize = (size printString , ' elements')}
  {'Category: printing\x7fComment: text that stays within a size and a depth'
    leftBracket = '{'. rightBracket = '}'. separator = ', '. continued = ' ...}'.
    defaultPrintSize = 400.
    minElementSize = 15.
    printStringKey: key = ('').
    printStringSize: limit = (printStringSize: limit Depth: 3).
    printStringDepth: depth = (printStringSize: defaultPrintSize Depth: depth).
    printStringSize: limit Depth: depth = (
        (depth <= 0) || [limit <= minElementSize]
          ifTrue: [^ collectionName copyAtMostWithEllipsis: limit].
        (collectionText copyContaining: self Size: limit Depth: depth) text)}
  {'Category: storing'
    storeStringIfFail: fb = (
        isEmpty ifTrue: [collectionName , ' copyRemoveAll'] False: [fb value: 'collection not empty']).
    storeStringNeeds = (prototype).
    unkeyedStoreStringIfFail: fb = (| pieces |
        isEmpty ifTrue: [^ collectionName , ' copyRemoveAll'].
        size > 60 ifTrue: [^ fb value: 'too big'].
        pieces: list copyRemoveAll.
        do: [|:e| pieces add: '(' , (e storeStringIfFail: [|:x| ^ fb value: x]) , ')'].
        size = 1 ifTrue: [^ singletonStoreString: pieces first].
        isOrdered ifFalse: [pieces: pieces asVector sort].
        '(' , (pieces reduceWith: [|:a. :b| a , '\n\t& ' , b]) , ') as' , collectionName capitalize).
    singletonStoreString: element = (collectionName , ' copyRemoveAll add: ' , element).
    keyedStoreStringIfFail: fb = (| pieces. text |
        isEmpty ifTrue: [^ collectionName , ' copyRemoveAll'].
        pieces: list copyRemoveAll.
        do: [|:v. :k|
            pieces add: '\td at: (' , (k storeStringIfFail: [|:x| ^ fb value: x])
              , ') Put: (' , (v storeStringIfFail: [|:x| ^ fb value: x]) , ').\n'].
        text: '[|d|\n\td: ' , collectionName , ' copyRemoveAll.\n'.
        pieces asVector sort do: [|:line| text: text , line].
        text , '] value')}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: collection\x7fCategory: printing'
    collectionText = (| {'Category: parents' parent* = traits clonable}
      {'Category: state' text <- ''}
      {'Category: printing\x7fComment: writes elements until the size is used up'
        copyContaining: c Size: limit Depth: depth = (copy write: c Size: limit Depth: depth).
        write: c Size: limit Depth: depth = (
            text: c collectionName , c leftBracket.
            c do: [|:e. :k| piece: e Key: k Of: c Size: limit Depth: depth IfFull: [^ text: text , c continued]]
              SeparatedBy: [text: text , c separator].
            text: text , c rightBracket).
        piece: e Key: k Of: c Size: limit Depth: depth IfFull: full = (| s |
            s: (c printStringKey: k) , (e printStringSize: (limit / 4 max: 15)).
            (text size + s size) > limit ifTrue: [^ full value].
            text: text , s)} |).
} |)
