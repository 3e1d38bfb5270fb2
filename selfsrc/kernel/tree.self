"Binary trees, kept in order of their keys. The set answers itself when a key
 comes again; the bag keeps both. treeNode is the shared cell."

traits _AddSlots: (| {'ModuleInfo: Module: tree\x7fCategory: structure'
    tree = (| {'Category: parents' parent* = traits collection} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: tree\x7fCategory: structure'
    treeSet = (| {'Category: parents' parent* = traits tree} |).
    treeBag = (| {'Category: parents' parent* = traits tree} |).
    treeNode = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: tree\x7fCategory: prototypes'
    treeSet = (| {'Category: parents' parent* = traits treeSet}
      {'Category: state' root. size <- 0} |).
    treeBag = (| {'Category: parents' parent* = traits treeBag}
      {'Category: state' root. size <- 0} |).
    treeNode = (| {'Category: parents' parent* = traits treeNode}
      {'Category: state' key. contents. left. right} |).
} |)

traits treeNode _AddSlots: (| {'ModuleInfo: Module: tree'
  {'Category: creating' copyKey: k Contents: v = ((((copy key: k) contents: v) left: nil) right: nil)}
  {'Category: copying'
    copyTree = (| n |
        n: copy.
        n left: (left ifNotNil: [left copyTree]).
        n right: (right ifNotNil: [right copyTree]).
        n)}
  {'Category: enumerating'
    do: block = (
        left ifNotNil: [left do: block].
        block value: contents With: key.
        right ifNotNil: [right do: block]).
    reverseDo: block = (
        right ifNotNil: [right reverseDo: block].
        block value: contents With: key.
        left ifNotNil: [left reverseDo: block])}
  {'Category: accessing'
    leftMost = (left ifNil: [self] IfNotNil: [left leftMost]).
    rightMost = (right ifNil: [self] IfNotNil: [right rightMost])}
} |)

traits tree _AddSlots: (| {'ModuleInfo: Module: tree'
  {'Category: accessing'
    at: k IfAbsent: absent = (find: k IfFound: [|:node| node contents] IfAbsent: [absent value: k]).
    at: k Put: v = (| node |
        node: treeNode copyKey: k Contents: v.
        root ifNil: [root: node] IfNotNil: [place: node Under: root IfDuplicate: [^ self]].
        size: size + 1).
    firstIfAbsent: absent = (root ifNil: [absent value] IfNotNil: [root leftMost contents]).
    firstKey = (root leftMost key).
    last = (root rightMost contents).
    lastKey = (root rightMost key)}
  {'Category: testing'
    isOrdered = true.
    includesKey: k = (find: k IfFound: true IfAbsent: false).
    includes: v = (includesKey: v)}
  {'Category: copying'
    copy = (clone root: (root ifNotNil: [root copyTree])).
    copyRemoveAll = (clone removeAll)}
  {'Category: enumerating'
    do: block = (root ifNotNil: [root do: block]. self).
    reverseDo: block = (root ifNotNil: [root reverseDo: block]. self).
    with: c Do: block = (asVector with: c Do: block. self).
    withNonindexable: c Do: block = (with: c Do: block)}
  {'Category: adding' add: v = (at: v Put: v). add: v WithKey: k = (add: v)}
  {'Category: removing'
    removeAll = (root: nil. size: 0).
    removeFirst = (| v | v: first. removeKey: firstKey. v).
    remove: v IfAbsent: absent = (removeKey: v IfAbsent: absent).
    removeKey: k = (removeKey: k IfAbsent: [error: k printString , ' is absent']).
    removeKey: k IfAbsent: absent = (| rest. found <- false |
        rest: list copyRemoveAll.
        do: [|:v. :key|
            (found not) && [k = key] ifTrue: [found: true] False: [rest addLast: (treeNode copyKey: key Contents: v)]].
        found ifFalse: [^ absent value: k].
        rebuildFrom: rest asVector)}
  {'Category: private'
    find: k IfFound: found IfAbsent: absent = (| node |
        node: root.
        [node isNil] whileFalse: [
            k compare: node key
              IfLess: [node: node left]
              Equal: [^ found value: node]
              Greater: [node: node right]].
        absent value).
    place: node Under: start IfDuplicate: duplicate = (| here |
        here: start.
        [node key compare: here key
            IfLess: [here left ifNil: [here left: node. ^ self]. here: here left]
            Equal: [keepsDuplicates ifFalse: [^ duplicate value].
                    here right ifNil: [here right: node. ^ self]. here: here right]
            Greater: [here right ifNil: [here right: node. ^ self]. here: here right]] loop).
    rebuildFrom: nodes = (
        size: nodes size.
        root: treeOf: nodes From: 0 UpTo: nodes size).
    treeOf: nodes From: low UpTo: high = (| node. middle |
        low = high ifTrue: [^ nil].
        middle: (low + high) / 2.
        node: nodes at: middle.
        node left: (treeOf: nodes From: low UpTo: middle).
        node right: (treeOf: nodes From: middle + 1 UpTo: high))}
} |)

traits treeSet _AddSlots: (| {'ModuleInfo: Module: tree\x7fCategory: accessing'
    collectionName = 'treeSet'.
    prototype = (treeSet).
    keepsDuplicates = false.
} |)

traits treeBag _AddSlots: (| {'ModuleInfo: Module: tree\x7fCategory: accessing'
    collectionName = 'treeBag'.
    prototype = (treeBag).
    keepsDuplicates = true.
} |)
