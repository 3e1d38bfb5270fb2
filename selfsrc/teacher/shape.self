"What an object looks like from outside, asked of mirrors only: its kind, the
 slots it and its parents have, where a new slot for it may go. Nothing here
 sends a message to the object itself, which may understand none.
 Start at 'objectShape of: anObject'."

traits _AddSlots: (| {'ModuleInfo: Module: shape\x7fCategory: structure'
    objectShape = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: shape\x7fCategory: prototypes'
    objectShape = (| {'Category: parents' parent* = traits objectShape}
      {'Category: state' mirror. pathCache. familyCache} |).
} |)

traits objectShape _AddSlots: (| {'ModuleInfo: Module: shape'
  {'Category: creating'
    of: anObject = (ofMirror: (reflect: anObject)).
    ofMirror: aMirror = (((clone mirror: aMirror) pathCache: nil) familyCache: nil)}
  {'Category: accessing\x7fComment: the most objects a lookup path is followed through'
    maxPath = 256}
  {'Category: testing'
    isInteger = (mirror isReflecteeInteger || [inherits: traits integer]).
    isNumber = (isInteger || [mirror isReflecteeFloat]).
    isString = (mirror isReflecteeString || [inherits: traits string]).
    isVector = (mirror isReflecteeVector).
    isBlock = (mirror isReflecteeBlock).
    isBoolean = ((is: true) || [is: false]).
    isNil = (is: nil).
    isLobby = (is: lobby).
    inherits: anObject = (path includes: (reflect: anObject)).
    is: anObject = (mirror = (reflect: anObject)).
    "Immediates, strings, booleans and the like keep what they learn in their traits."
    isShared = (isNumber || [isString || [isBoolean || [isNil || [isBlock || [isVector]]]]]).
    understands: selector = (path anySatisfy: [|:m| m includesKey: selector]).
    understandsAll: selectors = (selectors allSatisfy: [|:s| understands: s]).
    "Whether the object or its own family (the parents before the lobby) has the slot."
    has: name = (family anySatisfy: [|:m| m includesKey: name]).
    hasAll: names = (names allSatisfy: [|:n| has: n])}
  {'Category: naming'
    kind = (
        isInteger ifTrue: [^ 'integer'].
        mirror isReflecteeFloat ifTrue: [^ 'float'].
        isString ifTrue: [^ 'string'].
        isBoolean ifTrue: [^ 'boolean'].
        isNil ifTrue: [^ 'nil'].
        isBlock ifTrue: [^ 'block'].
        isVector ifTrue: [^ 'vector'].
        'object').
    "A name that costs nothing to find: the value of simple things, else the creator's name."
    printText = (
        isNumber || [isBoolean || [isNil]] ifTrue: [^ mirror reflectee printString].
        isString ifTrue: [^ mirror reflectee printString].
        mirror safeName)}
  {'Category: enumerating\x7fComment: mirrors on the objects a lookup goes through, each once, in order'
    path = (
        pathCache == nil ifTrue: [pathCache: findPath].
        pathCache).
    family = (
        familyCache == nil ifTrue: [familyCache: path difference: commonMirrors].
        familyCache).
    parents = (family copyFilteredBy: [|:m| (m = mirror) not]).
    ownSlotsDo: block = (mirror do: [|:slot| block value: slot])}
  {'Category: private'
    commonMirrors = (commonObjects copyMappedBy: [|:o| reflect: o]).
    "Some of these understand nothing, so they cannot be collected with &."
    commonObjects = (| all |
        all: sequence copyRemoveAll.
        ((all addLast: lobby) addLast: globals) addLast: traits.
        (all addLast: mixins) addLast: defaultBehavior.
        (all addLast: traits clonable) addLast: traits oddball.
        (all addLast: traits orderedClonable) addLast: traits orderedOddball.
        (all addLast: mixins clonable) addLast: mixins oddball.
        ((all addLast: mixins identity) addLast: mixins unordered) addLast: mixins ordered).
    findPath = (| found. next <- 0 |
        found: sequence copyRemoveAll.
        found addLast: mirror.
        [(next < found size) && [next < maxPath]] whileTrue: [
            addParentsOf: (found at: next) To: found.
            next: next + 1].
        found).
    addParentsOf: m To: found = (
        m do: [|:slot|
            slot isParent ifTrue: [addIfNew: slot contents To: found]].
        self).
    addIfNew: m To: found = (
        (found includes: m) ifFalse: [found addLast: m].
        self)}
} |)
