"Doubly linked lists. A list holds a ring of links whose anchor, rep, carries no
 element; sortedList keeps its elements in order."

traits _AddSlots: (| {'ModuleInfo: Module: list\x7fCategory: structure'
    link = (| {'Category: parents' parent* = traits clonable} |).
    list = (| {'Category: parents' parent* = traits collection} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: list\x7fCategory: prototypes'
    link = (| {'Category: parents' parent* = traits link}
      {'Category: state' next. prev. value <- 'no value'} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: list\x7fCategory: prototypes'
    list = (| {'Category: parents' parent* = traits list}
      {'Category: state' rep <- link. size <- 0} |).
} |)

traits link _AddSlots: (| {'ModuleInfo: Module: list'
  {'Category: accessing'
    firstLink = (isEmpty ifTrue: [error: 'first is absent']. next).
    lastLink = (isEmpty ifTrue: [error: 'last is absent']. prev)}
  {'Category: testing' isEmpty = (next _Eq: self)}
  {'Category: adding'
    addNextLink: link = (
        link next: next. link prev: self. next prev: link. next: link).
    addPrevLink: link = (
        link prev: prev. link next: self. prev next: link. prev: link)}
  {'Category: removing'
    remove = (
        isEmpty ifTrue: [^ error: 'cannot remove from an empty list'].
        prev next: next.
        next prev: prev.
        self).
    removeAll = (next: self. prev: self).
    removeFirstLink = (next remove).
    removeLastLink = (prev remove)}
  {'Category: enumerating\x7fComment: the block may remove the link it is given'
    doLinks: block = (| link. following |
        link: next.
        [link _Eq: self] whileFalse: [
            following: link next. block value: link. link: following].
        self).
    reverseDoLinks: block = (| link. following |
        link: prev.
        [link _Eq: self] whileFalse: [
            following: link prev. block value: link. link: following].
        self)}
} |)

list rep removeAll

traits list _AddSlots: (| {'ModuleInfo: Module: list'
  {'Category: accessing'
    collectionName = 'list'.
    prototype = (list).
    first = (rep firstLink value).
    last = (rep lastLink value).
    first: v = (rep firstLink value: v. self).
    last: v = (rep lastLink value: v. self).
    at: i IfAbsent: absent = (| n <- 0 |
        do: [|:v| n = i ifTrue: [^ v]. n: n succ]. absent value: i)}
  {'Category: testing' isOrdered = true. isEmpty = (rep isEmpty)}
  {'Category: comparing'
    hash = (isEmpty ifTrue: [0] False: [first hash ^^ last hash ^^ size hash])}
  {'Category: copying'
    copy = (copyRemoveAll addAll: self).
    copyRemoveAll = ((clone rep: rep copy) removeAll)}
  {'Category: converting' asList = (self)}
  {'Category: enumerating\x7fComment: a list has no keys of its own: the key is the element'
    do: block = (| link. following |
        link: rep next.
        [link _Eq: rep] whileFalse: [
            following: link next.
            block value: link value With: link value.
            link: following].
        self).
    reverseDo: block = (
        rep reverseDoLinks: [|:link| block value: link value With: link value]. self).
    with: c Do: block = (| link |
        link: rep next.
        c do: [|:v. :k|
            (link _Eq: rep) ifTrue: [^ self].
            block value: link value With: v With: link value With: k.
            link: link next].
        self).
    with: c ReverseDo: block = (| link |
        link: rep prev.
        c reverseDo: [|:v. :k|
            (link _Eq: rep) ifTrue: [^ self].
            block value: link value With: v With: link value With: k.
            link: link prev].
        self).
    withNonindexable: c Do: block = (with: c Do: block).
    mapBy: block = (rep doLinks: [|:link| link value: (block value: link value)]. self).
    filterBy: test = (
        rep doLinks: [|:link| (test value: link value) ifFalse: [removeLink: link]]. self)}
  {'Category: adding'
    add: v = (addLast: v).
    add: v WithKey: k = (add: v).
    addAll: c = (c do: [|:v| add: v]. self).
    addAllFirst: c = (c reverseDo: [|:v| addFirst: v]. self).
    addFirst: v = (rep addNextLink: (link copy value: v). size: size + 1).
    addLast: v = (rep addPrevLink: (link copy value: v). size: size + 1).
    insert: v AfterElementSatisfying: test IfAbsent: absent = (
        linkSatisfying: [|:link| test value: link value]
          IfPresent: [|:found| found addNextLink: (link copy value: v). size: size + 1]
          IfAbsent: absent).
    insert: v BeforeElementSatisfying: test IfAbsent: absent = (
        linkSatisfying: [|:link| test value: link value]
          IfPresent: [|:found| found addPrevLink: (link copy value: v). size: size + 1]
          IfAbsent: absent).
    insertAll: c AfterElementSatisfying: test IfAbsent: absent = (
        linkSatisfying: [|:link| test value: link value]
          IfPresent: [|:found| c reverseDo: [|:v| found addNextLink: (link copy value: v)]. size: size + c size]
          IfAbsent: absent).
    insertAll: c BeforeElementSatisfying: test IfAbsent: absent = (
        linkSatisfying: [|:link| test value: link value]
          IfPresent: [|:found| c do: [|:v| found addPrevLink: (link copy value: v)]. size: size + c size]
          IfAbsent: absent)}
  {'Category: removing'
    remove: v IfAbsent: absent = (
        linkSatisfying: [|:link| v = link value]
          IfPresent: [|:link| removeLink: link]
          IfAbsent: [absent value]).
    removeAll = (rep removeAll. size: 0).
    removeFirst = (| link | link: rep removeFirstLink. size: size - 1. link value).
    removeLast = (| link | link: rep removeLastLink. size: size - 1. link value).
    removeFirstIfAbsent: absent = (isEmpty ifTrue: [absent value] False: [removeFirst]).
    removeLastIfAbsent: absent = (isEmpty ifTrue: [absent value] False: [removeLast]).
    removeLink: link = (link remove. size: size - 1)}
  {'Category: searching'
    linkSatisfying: test IfPresent: present IfAbsent: absent = (
        rep doLinks: [|:link| (test value: link) ifTrue: [^ present value: link]].
        absent value)}
  {'Category: sorting'
    copySortBy: order = (copyRemoveAll addAll: (asVector copySortBy: order))}
  {'Category: storing' storeStringIfFail: fb = (unkeyedStoreStringIfFail: fb)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: list\x7fCategory: structure'
    sortedList = (| {'Category: parents' parent* = traits list} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: list\x7fCategory: prototypes'
    sortedList = (| {'Category: parents' parent* = traits sortedList}
      {'Category: state' rep <- link copy removeAll. size <- 0.
        comparator <- (| {'Category: comparing'
            element: a Equals: b = (a = b).
            element: a Precedes: b = (a < b)} |)} |).
} |)

traits sortedList _AddSlots: (| {'ModuleInfo: Module: list'
  {'Category: accessing'
    collectionName = 'sortedList'.
    prototype = (sortedList)}
  {'Category: adding'
    add: v = (
        insert: v BeforeElementSatisfying: [|:e| (comparator element: e Precedes: v) not]
          IfAbsent: [addLast: v])}
} |)
