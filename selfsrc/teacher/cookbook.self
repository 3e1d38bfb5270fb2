"The cookbook: a teacher that is not a model. It holds tested methods and finds
 one by the selector and by the shape of the receiver: its kind, the slots it
 has. It says so when it knows nothing. Anyone adds to it while the world runs:

   cookbook add: ((cookbookEntry for: 'squared' Kinds: 'number' Arguments: ''
       Body: '(self * self)' Says: 'a number times itself')
       on: '7' Say: 'squared' Prints: '49')

 A pattern may hold one *, which stands for a name the receiver knows; in the
 body <part> is that name, <selector> the selector, <role> a slot chosen among
 candidates. The entries are in the modules cookbookNumbers and so on."

traits _AddSlots: (| {'ModuleInfo: Module: cookbook\x7fCategory: structure'
    cookbookEntry = (| {'Category: parents' parent* = traits clonable} |).
    cookbookTest = (| {'Category: parents' parent* = traits clonable} |).
    cookbookMatch = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: cookbook\x7fCategory: prototypes'
    cookbook = (| {'Category: parents' parent* = traits teachAdapter}
      {'Category: state' entries <- list copyRemoveAll} |).
    cookbookEntry = (| {'Category: parents' parent* = traits cookbookEntry}
      {'Category: state'
        patterns <- vector.
        kinds <- vector.
        argumentNames <- vector.
        neededSlots <- vector.
        roles.
        condition.
        body <- ''.
        source <- ''.
        says <- ''.
        tests} |).
    cookbookTest = (| {'Category: parents' parent* = traits cookbookTest}
      {'Category: state' receiver <- ''. selector <- ''. message <- ''. prints <- ''} |).
    cookbookMatch = (| {'Category: parents' parent* = traits cookbookMatch}
      {'Category: state' entry. selector <- ''. part <- ''. chosen} |).
} |)

cookbook _AddSlots: (| {'ModuleInfo: Module: cookbook'
  {'Category: accessing'
    name = 'Cookbook (not a model)'.
    model = 'cookbook'.
    previewFor: occasion = (
        'A collection of ' , entries size printString
            , ' tested methods, not a model. Nothing leaves this world.\n\nIt looks for:  '
            , occasion selector , '\nfor:  ' , occasion receiverText , ' (' , occasion shape kind , ')\n'
            , (slotsTextFor: occasion shape)).
    slotsTextFor: shape = (| text <- '' |
        shape isShared ifTrue: [^ ''].
        shape ownSlotsDo: [|:s| (isShown: s) ifTrue: [text: text , ' ' , s name]].
        text isEmpty ifTrue: [''] False: ['with slots such as: ' , (utf8Text cut: text To: 160)]).
    isShown: slot = (
        slot isAssignable && [slot isParent not && [(slot category includesSubstring: 'private') not]])}
  {'Category: testing' isModel = false}
  {'Category: adding\x7fComment: what is added later is found first'
    add: entry = (entries addFirst: entry. self)}
  {'Category: removing' remove: entry = (entries remove: entry IfAbsent: nil. self)}
  {'Category: searching'
    matchesFor: occasion = (| found |
        found: list copyRemoveAll.
        entries do: [|:e| e match: occasion IfFound: [|:m| found addLast: m]].
        found).
    match: occasion Turn: n IfNone: none = (| found |
        found: (matchesFor: occasion) asVector.
        n > found size ifTrue: [none value] False: [found at: n - 1])}
  {'Category: control'
    start: exchange = (| m |
        m: match: exchange occasion Turn: exchange turn IfNone: [^ exchange fail: ignorance: exchange].
        exchange summary: 'From the cookbook: ' , m entry says , '.'.
        exchange tests: m entry tests.
        exchange finish: m code).
    testThen: block = (block value: 'The cookbook holds ' , entries size printString , ' methods.')}
  {'Category: private'
    ignorance: exchange = (
        exchange turn > 1 ifTrue: [^ 'The cookbook knows nothing else about ' , exchange occasion selector , '.'].
        'The cookbook knows nothing about ' , exchange occasion selector , ' for '
            , exchange occasion receiverText , '. It is not a model: set one up in Settings, '
            , 'or write the method yourself.')}
} |)

traits cookbookEntry _AddSlots: (| {'ModuleInfo: Module: cookbook'
  {'Category: creating\x7fComment: patterns, kinds and arguments are words in a string'
    for: words Kinds: k Arguments: a Body: b Says: s = (
        (((((((copy patterns: wordsIn: words) kinds: wordsIn: k) argumentNames: wordsIn: a)
            body: b) says: s) neededSlots: vector)
            tests: list copyRemoveAll) roles: dictionary copyRemoveAll).
    "What a model taught and what then worked, for receivers that have the slots it uses."
    learntBy: teaching = (| e |
        e: for: teaching selector Kinds: teaching occasion shape kind Arguments: '' Body: ''
            Says: 'learnt here before, from ' , teaching teacherName.
        e source: teaching report plainSource.
        e neededSlots: teaching slotsUsed.
        e).
    wordsIn: text = (text asTokensSeparatedByWhiteSpace asVector)}
  {'Category: adding'
    needs: words = (neededSlots: wordsIn: words).
    role: name Among: words = (roles at: name Put: (wordsIn: words). self).
    when: block = (condition: block).
    on: receiver Say: message Prints: text = (
        for: patterns first On: receiver Say: message Prints: text).
    for: selector On: receiver Say: message Prints: text = (
        tests addLast: ((((cookbookTest copy selector: selector) receiver: receiver)
            message: message) prints: text).
        self)}
  {'Category: searching'
    match: occasion IfFound: found = (
        (cookbookKinds does: occasion shape BelongTo: kinds) ifFalse: [^ self].
        patterns do: [|:p|
            match: occasion Pattern: p IfFound: [|:m| ^ found value: m]].
        self)}
  {'Category: private'
    match: occasion Pattern: p IfFound: found = (| m |
        m: cookbookMatch of: self Selector: occasion selector.
        m part: (partOf: occasion selector In: p IfNone: [^ self]).
        (m fits: occasion) ifTrue: [found value: m].
        self).
    "What the star stands for, with a small first letter; empty where there is none."
    partOf: selector In: pattern IfNone: none = (| star. before. after. end |
        star: pattern keyOf: '*' IfAbsent: [
            ^ selector = pattern ifTrue: [''] False: [none value]].
        before: pattern copyFrom: 0 UpTo: star.
        after: pattern copyFrom: star + 1.
        end: selector size - after size.
        (end > star) && [(before isPrefixOf: selector) && [after isSuffixOf: selector]]
            ifFalse: [^ none value].
        nameFrom: (selector copyFrom: star UpTo: end) IfNone: none).
    nameFrom: middle IfNone: none = (
        (middle includesSubstring: ':') ifTrue: [^ none value].
        middle uncapitalize)}
  {'Category: printing' statePrintString = (patterns joinUsing: ' ')}
} |)

traits cookbookMatch _AddSlots: (| {'ModuleInfo: Module: cookbook'
  {'Category: creating'
    of: e Selector: s = ((((copy entry: e) selector: s) part: '') chosen: dictionary copyRemoveAll)}
  {'Category: testing'
    fits: occasion = (
        (occasion shape hasAll: (entry neededSlots copyMappedBy: [|:n| fill: n]))
            && [(chooseRolesIn: occasion shape) && [meetsCondition: occasion]])}
  {'Category: converting'
    code = (
        entry source isEmpty ifFalse: [^ entry source].
        head , ' = ' , (fill: entry body))}
  {'Category: private'
    head = (selectorText headOf: selector Arguments: entry argumentNames).
    meetsCondition: occasion = (
        entry condition == nil ifTrue: [true] False: [entry condition value: occasion]).
    chooseRolesIn: shape = (
        entry roles do: [|:candidates. :role|
            chosen at: role Put: (firstOf: candidates In: shape IfNone: [^ false])].
        true).
    firstOf: candidates In: shape IfNone: none = (
        candidates do: [|:c| (shape has: c) ifTrue: [^ c]].
        none value).
    fill: text = (| r |
        r: text replace: '<part>' With: part.
        r: r replace: '<selector>' With: selector.
        chosen do: [|:slot. :role| r: r replace: ('<' , role , '>') With: slot].
        r)}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: cookbook\x7fCategory: prototypes'
    cookbookKinds = (| {'Category: parents' parent* = traits oddball} |).
} |)

"The kinds that entries name, beside those of a shape."

cookbookKinds _AddSlots: (| {'ModuleInfo: Module: cookbook'
  {'Category: testing'
    does: shape BelongTo: kinds = (kinds anySatisfy: [|:k| is: shape A: k])}
  {'Category: private'
    is: shape A: kind = (
        kind = 'any' ifTrue: [^ true].
        kind = 'number' ifTrue: [^ shape isNumber].
        kind = 'object' ifTrue: [^ shape isShared not].
        kind = 'collection' ifTrue: [^ (shape inherits: traits collection) && [shape isString not]].
        kind = 'indexable' ifTrue: [^ shape inherits: traits indexable].
        kind = 'point' ifTrue: [^ shape inherits: traits point].
        kind = 'rectangle' ifTrue: [^ shape inherits: traits rectangle].
        shape kind = kind)}
} |)

"A test of an entry: what a receiver, given as source, prints when it is told
 something. Running one teaches the receiver for a moment and takes it back."

traits cookbookTest _AddSlots: (| {'ModuleInfo: Module: cookbook'
  {'Category: accessing\x7fComment: as a panel shows it'
    label = (utf8Text cut: message To: 60).
    value = (prints).
    passed = true}
  {'Category: control'
    "Answers what was printed, or why nothing was."
    runFor: entry = (| object. change. text |
        object: receiver eval.
        change: changeFor: entry On: object IfNone: [^ 'the entry does not fit'].
        change doIfFail: [|:why| ^ why].
        text: printedBy: object.
        change undo.
        text)}
  {'Category: private'
    printedBy: object = (
        (message evalInContext: (reflect: object) FileName: '<cookbook>' IfFail: [|:e| ^ e printString]) printString).
    changeFor: entry On: object IfNone: none = (| occasion |
        occasion: teachOccasion copyReceiver: object Selector: selector Arguments: vector.
        entry match: occasion IfFound: [|:m|
            ^ taughtChange of: (sourceReport of: m code)
                At: (teachPlaces defaultOf: occasion shape IfNone: none) For: selector].
        none value)}
  {'Category: printing' statePrintString = (label)}
} |)
