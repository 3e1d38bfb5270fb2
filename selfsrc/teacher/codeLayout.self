"Lays out code that came as one long line: a statement a line, indented by its
 brackets. Strings, comments and slot lists stay as they are. Code whose lines
 are short is left alone. Start at 'codeLayout lay: code'."

traits _AddSlots: (| {'ModuleInfo: Module: codeLayout\x7fCategory: structure'
    codeLayout = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: codeLayout\x7fCategory: prototypes'
    codeLayout = (| {'Category: parents' parent* = traits codeLayout}
      {'Category: state' text <- ''. out. place <- 0. depth <- 0} |).
} |)

traits codeLayout _AddSlots: (| {'ModuleInfo: Module: codeLayout'
  {'Category: accessing\x7fComment: columns'
    maxLine = 72.
    indentation = 4}
  {'Category: converting'
    lay: code = (
        (hasLongLine: code) ifFalse: [^ code].
        ((((clone text: code) out: growingText copy) place: 0) depth: 0) layAll)}
  {'Category: testing'
    hasLongLine: code = (code asLines anySatisfy: [|:line| line size > maxLine])}
  {'Category: private'
    layAll = ([place < text size] whileTrue: [layNext: (text byteAt: place)]. out asString).
    layNext: byte = (
        (byte = 39) || [byte = 34] ifTrue: [^ copyUpTo: (balance endOfQuote: byte In: text From: place)].
        (byte = 40) || [byte = 91] ifTrue: [^ layOpening].
        (byte = 41) || [byte = 93] ifTrue: [depth: depth - 1].
        copyUpTo: place + 1.
        (byte = 46) && [(depth > 0) && [isSpaceHere]] ifTrue: [breakLine].
        self).
    "A method's body begins on a line of its own; a slot list stays with its bracket."
    layOpening = (
        depth: depth + 1.
        copyUpTo: place + 1.
        isSlotListHere ifTrue: [copyUpTo: endOfSlotList].
        depth = 1 ifTrue: [breakLine].
        self).
    copyUpTo: end = (
        out append: text From: place UpTo: (end min: text size).
        place: (end min: text size)).
    breakLine = (
        [isSpaceHere] whileTrue: [place: place + 1].
        isClosingHere ifTrue: [^ out append: ' '].
        out append: '\n'.
        depth * indentation do: [out append: ' '].
        self).
    isSpaceHere = ((place < text size) && [(text byteAt: place) <= 32]).
    isClosingHere = (
        (place < text size) && [((text byteAt: place) = 41) || [(text byteAt: place) = 93]]).
    isSlotListHere = (| i |
        i: place.
        [(i < text size) && [(text byteAt: i) <= 32]] whileTrue: [i: i + 1].
        (i < text size) && [(text byteAt: i) = 124]).
    "Past the second bar; a bar inside brackets is not it."
    endOfSlotList = (| i |
        i: (firstBarFrom: place) + 1.
        [(i < text size) && [(text byteAt: i) != 124]] whileTrue: [i: endOfItemAt: i].
        i + 1).
    firstBarFrom: start = (| i |
        i: start.
        [(text byteAt: i) != 124] whileTrue: [i: i + 1].
        i).
    endOfItemAt: i = (| byte |
        byte: text byteAt: i.
        (byte = 39) || [byte = 34] ifTrue: [^ balance endOfQuote: byte In: text From: i].
        (byte = 40) || [byte = 91] ifTrue: [^ balance endIn: text From: i].
        i + 1)}
} |)
