"Where a taught slot may go, and whom that changes. Immediates, strings,
 booleans and the like learn through their traits; any other object learns for
 itself unless a person chooses one of its parents. The lobby is never chosen
 for anybody. Places are mirrors. Start at 'teachPlaces of: aShape'."

globals _AddSlots: (| {'ModuleInfo: Module: targets\x7fCategory: prototypes'
    teachPlaces = (| {'Category: parents' parent* = traits oddball} |).
} |)

teachPlaces _AddSlots: (| {'ModuleInfo: Module: targets'
  {'Category: searching'
    of: shape = (
        shape isLobby ifTrue: [^ sequence copyRemoveAll addLast: shape mirror].
        shape isShared ifTrue: [^ sharedPlacesOf: shape].
        shape family).
    defaultOf: shape IfNone: none = (
        shape isLobby ifTrue: [^ none value].
        (of: shape) first)}
  {'Category: printing'
    labelOf: place = (place safeName).
    "How many objects understand what is put there, in words."
    affectedBy: place For: shape = (| n |
        shape isShared ifTrue: [^ wordsForKind: shape At: place].
        n: heirCountOf: place.
        n < 0 ifTrue: [^ 'others may learn it too'].
        wordsFor: n)}
  {'Category: accessing\x7fComment: objects counted at most' maxHeirs = 10000}
  {'Category: private'
    sharedPlacesOf: shape = (| places. home |
        home: homeOf: shape.
        places: sequence copyRemoveAll addLast: home.
        shape parents do: [|:m| (m = home) ifFalse: [places addLast: m]].
        places).
    homeOf: shape = (
        shape isInteger ifTrue: [^ reflect: traits integer].
        shape isNumber ifTrue: [^ reflect: traits float].
        shape isString ifTrue: [^ reflect: traits string].
        shape isBoolean ifTrue: [^ reflect: traits boolean].
        shape isNil ifTrue: [^ reflect: traits nil].
        shape isBlock ifTrue: [^ reflect: traits block].
        reflect: traits vector).
    wordsForKind: shape At: place = (
        'every ' , shape kind , ' learns it' , (place = (homeOf: shape) ifTrue: [''] False: [', and others'])).
    wordsFor: heirs = (
        heirs = 0 ifTrue: [^ 'only this object learns it'].
        heirs = 1 ifTrue: [^ '1 object learns it'].
        heirs >= maxHeirs ifTrue: [^ 'very many objects learn it'].
        heirs printString , ' objects learn it')}
  {'Category: primitives\x7fComment: -1 where the machine cannot tell'
    heirCountOf: place = (place reflectee _HeirCountLimit: maxHeirs IfFail: [-1])}
} |)
