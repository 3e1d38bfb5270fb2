"Mirrors: all looking at objects from outside goes through these. A mirror is a
 collection of slots (see slot.self); it can be asked for names, contents and
 annotations without sending its object, the reflectee, any message.

 The machine makes the prototypes, one for each kind of object. What the kinds
 share is in traits mirrors abstractMirror; a kind says how it prints."

traits mirrors _AddSlots: (| {'ModuleInfo: Module: mirror\x7fCategory: structure'
    abstractMirror = (| {'Category: parents' parent* = traits collection} |).
    slots = mirrors slots parent.
    assignment = mirrors assignment parent.
    block = mirrors block parent.
    method = mirrors method parent.
    blockMethod = mirrors blockMethod parent.
    methodActivation = mirrors methodActivation parent.
    blockMethodActivation = mirrors blockMethodActivation parent.
    byteVector = mirrors byteVector parent.
    canonicalString = mirrors canonicalString parent.
    vector = mirrors vector parent.
    smallInt = mirrors smallInt parent.
    float = mirrors float parent.
    process = mirrors process parent.
    mirror = mirrors mirror parent.
    proxy = mirrors proxy parent.
    profiler = mirrors profiler parent.
} |)

traits mirrors _AddSlots: (| {'ModuleInfo: Module: mirror\x7fCategory: structure'
    indexedMirror = (| {'Category: parents' parent* = traits mirrors abstractMirror} |).
    immediate = (| {'Category: parents' parent* = traits mirrors abstractMirror} |).
    activation = (| {'Category: parents' parent* = traits mirrors abstractMirror} |).
    abstractMethod = (| {'Category: parents' parent* = traits mirrors abstractMirror} |).
} |)

traits mirrors abstractMirror _AddSlots: (| {'ModuleInfo: Module: mirror'
  {'Category: accessing'
    collectionName = 'mirror'.
    prototype = (mirrors slots).
    reflectee = (reflecteeIfFail: raiseError).
    reflecteeIfFail: fb = (_MirrorReflecteeIfFail: fb).
    names = (namesIfFail: raiseError).
    namesIfFail: fb = (_MirrorNamesIfFail: fb).
    size = (names size).
    at: n = (at: n IfAbsent: raiseError).
    at: n IfAbsent: absent = (slotAt: n IfAbsent: absent).
    at: n IfFail: fb = (slotAt: n IfAbsent: fb).
    slotAt: n = (slotAt: n IfAbsent: raiseError).
    slotAt: n IfAbsent: absent = (
        contentsAt: n IfFail: [|:e| ^ absent value: e].
        slots plain copyMirror: self Name: n canonicalize).
    firstKey = (names first).
    lastKey = (names last).
    keys = (names asList).
    arguments = (| r |
        r: list copyRemoveAll. do: [|:s| s isArgument ifTrue: [r addLast: s name]]. r).
    argumentCount = (arguments size)}
  {'Category: primitives'
    contentsAt: n = (contentsAt: n IfFail: raiseError).
    contentsAt: n IfFail: fb = (_MirrorContentsAt: n canonicalize IfFail: fb).
    primitiveContentsAt: n = (contentsAt: n).
    primitiveContentsAt: n IfFail: fb = (contentsAt: n IfFail: fb).
    reflecteeIdentityHash = (_MirrorReflecteeIdentityHash).
    isParentAt: n = (_MirrorIsParentAt: n canonicalize IfFail: false).
    isArgumentAt: n = (_MirrorIsArgumentAt: n canonicalize IfFail: false).
    isAssignableAt: n = (_MirrorIsAssignableAt: n canonicalize IfFail: false).
    annotationTextAt: n = (_MirrorAnnotationAt: n canonicalize IfFail: '').
    annotationText = (_MirrorAnnotationIfFail: '')}
  {'Category: enumerating'
    do: block = (names do: [|:n| block value: (slotAt: n) With: n]. self).
    parentsDo: block = (
        do: [|:s| s isParent ifTrue: [block value: s With: s name]]. self).
    allSlotsDo: block = (
        holdersUpTo: nil Do: [|:m| m do: block]. self).
    ancestorsUpTo: stop = (| r |
        r: set copyRemoveAll.
        holdersUpTo: stop Do: [|:m| (self = m) ifFalse: [r add: m]].
        r).
    keysInMeAndAncestorsUpTo: stop = (| r |
        r: orderedSet copyRemoveAll.
        holdersUpTo: stop Do: [|:m| m do: [|:s| r add: s key]].
        r).
    everyMessageReflecteeUnderstands = (keysInMeAndAncestorsUpTo: nil).
    ancestorsDo: block = (holdersUpTo: nil Do: [|:m| (self = m) ifFalse: [block value: m]]. self)}
  {'Category: testing'
    includesKey: n = (contentsAt: n IfFail: [^ false]. true).
    includesName: n = (includesKey: n).
    isOrdered = true.
    inheritsFrom: m = (holdersUpTo: nil Do: [|:h| h = m ifTrue: [^ true]]. false).
    isReflecteeActivation = false.
    isReflecteeMethodActivation = false.
    isReflecteeBlockMethodActivation = false.
    isReflecteeBlockMethod = false.
    isReflecteeAssignment = false.
    isReflecteeBlock = false.
    isReflecteeByteVector = false.
    isReflecteeFloat = false.
    isReflecteeInteger = false.
    isReflecteeSmallInt = false.
    isReflecteeMethod = false.
    isReflecteeMirror = false.
    isReflecteeProcess = false.
    isReflecteeProfiler = false.
    isReflecteeProxy = false.
    isReflecteeSlots = false.
    isReflecteeString = false.
    isReflecteeVector = false.
    isReflecteeVectorish = false.
    isImmutableForFilingOut = true}
  {'Category: comparing'
    = x = (self == x).
    == x = (_MirrorReflecteeEq: x IfFail: false).
    < x = (error: 'mirrors are not ordered').
    hash = (_MirrorReflecteeIdentityHash)}
  {'Category: searching\x7fComment: by the rules of lookup: own slots first, then all parents'
    lookupKey: sel = (| found |
        found: list copyRemoveAll.
        lookup: sel canonicalize Visited: list copyRemoveAll Into: found.
        found).
    lookup: sel Visited: seen Into: found = (
        (seen includes: self) ifTrue: [^ self].
        seen add: self.
        (includesKey: sel) ifTrue: [found addSlotOnce: (slotAt: sel). ^ self].
        lookupInParents: sel Visited: seen Into: found).
    lookupInParents: sel Visited: seen Into: found = (
        parentsDo: [|:p| p contents lookup: sel Visited: seen Into: found]. self).
    understands: sel = (
        findHolderOf: sel canonicalize Visited: list copyRemoveAll IfFound: [^ true]. false).
    findSlot: sel IfAbsent: absent = (
        findHolderOf: sel canonicalize Visited: list copyRemoveAll IfFound: [|:m| ^ m slotAt: sel].
        absent value).
    implementsMessage: sel = (includesKey: sel).
    findHolderOf: sel Visited: seen IfFound: found = (
        (seen includes: self) ifTrue: [^ self].
        seen addFirst: self.
        (includesKey: sel) ifTrue: [^ found value: self].
        names do: [|:n|
            (isParentAt: n) ifTrue: [
                (contentsAt: n) findHolderOf: sel Visited: seen IfFound: found]].
        self).
    slotInParents: sel = (
        parentsDo: [|:p|
            p contents findHolderOf: sel canonicalize Visited: list copyRemoveAll
              IfFound: [|:m| ^ m slotAt: sel]].
        error: 'no ' , sel , ' in the parents').
    holdersUpTo: stop Do: block = (| seen. left. m |
        seen: list copyRemoveAll. left: list copyRemoveAll addLast: self.
        [left isEmpty] whileFalse: [
            m: left removeFirst.
            (seen includes: m) || [(nil _Eq: stop) not && [m = stop]] ifFalse: [
                seen addLast: m.
                block value: m.
                m parentsDo: [|:p| left addLast: p contents]]].
        self)}
  {'Category: reflection\x7fComment: change the reflectee; the answer is its mirror'
    define: m = (define: m IfFail: raiseError).
    define: m IfFail: fb = (_MirrorDefine: m IfFail: fb).
    evaluate: m = (_MirrorEvaluate: m).
    at: n PutContents: m = (at: n PutContents: m IfFail: raiseError).
    at: n PutContents: m IfFail: fb = (
        at: n Put: m IsParent: (isParentAt: n) Annotation: (annotationTextAt: n) IfFail: fb).
    at: n Put: m IsParent: isParent Annotation: a IfFail: fb = (
        define: (_MirrorCopyAt: n canonicalize Put: m IsParent: isParent
                    IsArgument: false Annotation: a canonicalize
                    IfFail: [|:e| ^ fb value: e])
          IfFail: fb).
    cloneReflectee = (reflect: reflectee _Clone).
    removeSlot: n = (removeSlot: n IfFail: raiseError).
    removeSlot: n IfFail: fb = (
        define: (_MirrorCopyRemoveSlot: n canonicalize IfFail: [|:e| ^ fb value: e]) IfFail: fb).
    addSlots: m = (addSlotsFrom: m).
    addSlotsFrom: m = (
        m do: [|:s|
            at: s name Put: s contents IsParent: s isParent Annotation: s annotationText IfFail: raiseError].
        self).
    defineSlotsFromSource: text Category: c IfFail: fb = (| o |
        o: ('(| {' , ('Category: ' , c) canonicalize storeString , ' ' , text , '} |)') evalIfFail: [|:e| ^ fb value: e printString].
        reflectee _AddSlots: o IfFail: [|:e| ^ fb value: e].
        self).
    evaluate: text IfFail: fb = (
        text evalInContext: self FileName: '<evaluator>' IfFail: [|:e| fb value: e printString]).
    annotationText: a = (define: (_MirrorCopyAnnotation: a canonicalize))}
  {'Category: accessing\x7fComment: the annotation of the object itself'
    annotation = (globals annotation copyText: annotationText).
    comment = (annotation comment)}
  {'Category: naming\x7fComment: a well-known object says its path from the lobby in its annotation'
    isComplete = false.
    idName = ('<' , reflecteeID printString , '>').
    creatorNames = (naming pathIn: annotationText).
    creatorMirror: path = (| m |
        m: reflect: lobby.
        path do: [|:n| m: m contentsAt: n IfFail: [^ nil]].
        m).
    creatorPathIfPresent: present IfAbsent: absent = (| path |
        self = (reflect: lobby) ifTrue: [^ present value: vector copyAddLast: 'lobby'].
        path: creatorNames.
        (path isEmpty not) && [self = (creatorMirror: path)]
          ifTrue: [present value: path] False: [absent value: path]).
    shortNameOf: path = (
        ((path size > 1) && [path first = 'globals'] ifTrue: [path copyWithoutFirst] False: [path])
            joinUsing: ' ').
    safeName = (
        creatorPathIfPresent: [|:path| shortNameOf: path]
          IfAbsent: [|:path| suggestiveName: path]).
    suggestiveName: path = (| prototype |
        path isEmpty ifTrue: [^ genericName].
        prototype: creatorMirror: path.
        (prototype isNil not) && [hasSameNamesAs: prototype]
          ifTrue: [(shortNameOf: path) prependAOrAn] False: [genericName]).
    hasSameNamesAs: m = (| mine. others |
        mine: names. others: m names.
        mine size = others size ifFalse: [^ false].
        mine allSatisfy: [|:n| m includesKey: n]).
    genericName = (type prependAOrAn , ' object').
    name = (safeName).
    name: limit = (safeName copyAtMostWithEllipsis: limit).
    evalName = (safeName).
    storeNameIfFail: fb = (
        creatorPathIfPresent: [|:path| shortNameOf: path] IfAbsent: [fb value: 'not a well-known object']).
    reflecteeID = (reflectee _ObjectID)}
  {'Category: printing' statePrintString = ('on ' , safeName)}
  {'Category: storing' storeStringIfFail: fb = (fb value: 'a mirror')}
} |)

traits list _AddSlots: (| {'ModuleInfo: Module: mirror\x7fCategory: adding'
    addSlotOnce: slot = (
        do: [|:s| (s holder = slot holder) && [s name = slot name] ifTrue: [^ self]].
        addLast: slot).
} |)
