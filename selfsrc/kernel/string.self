"Strings: byte vectors read as characters, and a character is a string of one
 byte. Literals are canonical (equal means identical) and cannot be changed;
 what , and copyMutable answer is mutable."

traits _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: structure'
    string = (| {'Category: parents' parent* = traits byteVector. sendingParent* = ()} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: structure'
    immutableString = (| {'Category: parents' parent* = traits string} |).
} |)

traits canonicalString _AddSlots: (| {'ModuleInfo: Module: string'
  {'Category: parents' parent* = traits immutableString}
  {'Category: comparing'
    = x = (self == x ifTrue: [true] False: [x equalsCanonicalString: self]).
    hash = (_IdentityHash)}
  {'Category: testing' isCanonical = true}
  {'Category: converting' canonicalize = (self)}
  {'Category: double dispatch' equalsCanonicalString: x = (self == x)}
} |)

traits immutableString _AddSlots: (| {'ModuleInfo: Module: string'
  {'Category: accessing'
    prototypeForCopying = mutableString.
    at: i PutByte: b IfAbsent: absent = (immutableError)}
  {'Category: errors' immutableError = (error: 'cannot modify an immutable string')}
  {'Category: copying'
    copy = (self).
    copyMutable = (copySize: size).
    copySize: n FillingWith: c = (| r |
        r: mutableString copySize: n FillingWith: c.
        r copyRangeDstPos: 0 SrcArray: self SrcPos: 0 Len: (n min: size))}
} |)

traits mutableString _AddSlots: (| {'ModuleInfo: Module: string'
  {'Category: parents' parent* = traits string}
  {'Category: copying'
    copyMutable = (copy).
    copySize: n FillingWith: c = (_CloneBytes: n asSmallInteger Filler: c asByte)}
  {'Category: converting' asByteVector = (byteVector copyContaining: self)}
  {'Category: storing'
    storeStringIfFail: fb = (
        isEmpty ifTrue: ['mutableString'] False: [(resend.storeStringIfFail: fb) , ' copyMutable'])}
} |)

globals mutableString _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: parents'
    parent* = traits mutableString.
} |)

globals _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: accessing'
    lowestPrintableChar = ' '.
    highestPrintableChar = '~'.
} |)

traits string _AddSlots: (| {'ModuleInfo: Module: string'
  {'Category: accessing'
    collectionName = 'string'.
    prototype = ''.
    filler = ' '.
    leftBracket = '\''.
    rightBracket = '\''.
    whiteSpace = '\t\n\r '.
    at: i = (
        ascii _At: (_ByteAt: i IfFail: [^ at: i IfAbsent: [error: i printString , ' is absent']])).
    at: i IfAbsent: absent = ((byteAt: i IfAbsent: [|:k| ^ absent value: k]) asCharacter).
    at: i Put: c IfAbsent: absent = (at: i PutByte: c asByte IfAbsent: absent).
    firstByte = (byteAt: 0).
    firstByte: b = (at: 0 PutByte: b).
    firstLine = (copyFrom: 0 UpTo: (keyOf: '\n' IfAbsent: [size])).
    lastLine = (reverseDo: [|:c. :i| c isLineBreak ifTrue: [^ copyFrom: i + 1]]. self)}
  {'Category: enumerating'
    bytesDo: block = (size do: [|:i| block value: (byteAt: i) With: i]. self)}
  {'Category: comparing'
    hash = (canonicalize identityHash).
    equalsCanonicalString: x = (self = x)}
  {'Category: testing'
    isCanonical = false.
    isLetter = (isUpperCase || [isLowerCase]).
    isUpperCase = (charOp: 'isUpperCase' IsBetween: 65 And: 90).
    isLowerCase = (charOp: 'isLowerCase' IsBetween: 97 And: 122).
    isDigit = (charOp: 'isDigit' IsBetween: 48 And: 57).
    isPrintable = (charOp: 'isPrintable' IsBetween: 32 And: 126).
    isControlCharacter = (charOp: 'isControlCharacter' IsBetween: 0 And: 31).
    isLineBreak = ((self = '\n') || [self = '\r']).
    isVowel = ('aeiouAEIOU' includes: self).
    isWordSeparator = ((isLetter || [isDigit || [self = ':']]) not).
    isCapitalized = (first isUpperCase).
    isUncapitalized = (first isLowerCase).
    isAllWhiteSpace = (allSatisfy: [|:c| whiteSpace includes: c]).
    charOp: op IsBetween: low And: high = (| b |
        b: asByteFor: op. (low <= b) && [b <= high]).
    matchesPattern: pattern = (matchesPattern: pattern IgnoreCase: false).
    matchesPattern: pattern IgnoreCase: ignore = (
        ignore ifTrue: [capitalizeAll matches: pattern capitalizeAll From: 0 From: 0]
               False: [matches: pattern From: 0 From: 0]).
    matches: pattern From: i From: j = (
        j = pattern size ifTrue: [^ i = size].
        (pattern at: j) = '*' ifTrue: [
            i to: size Do: [|:k| (matches: pattern From: k From: j + 1) ifTrue: [^ true]].
            ^ false].
        i = size ifTrue: [^ false].
        ((pattern at: j) = '?') || [(pattern at: j) = (at: i)] ifFalse: [^ false].
        matches: pattern From: i + 1 From: j + 1)}
  {'Category: converting'
    asString = (self).
    flatString = (self).
    asByte = (asByteFor: 'asByte').
    asByteFor: op = (
        size = 1 ifFalse: [
            error: op , ' only works on strings of size 1, but I (' , self ,
                ') have size ' , size printString].
        byteAt: 0).
    canonicalize = (_StringCanonicalize).
    asSelector = (selector copyStr: self).
    asInteger = (asIntegerIfFail: [error: 'not a number']).
    asIntegerIfFail: fb = (asIntegerBase: 10 IfFail: fb).
    hexAsInteger = (hexAsIntegerIfFail: [error: 'not a hexadecimal number']).
    hexAsIntegerIfFail: fb = (asIntegerBase: 16 IfFail: fb).
    asIntegerBase: base IfFail: fb = (| n <- 0. start <- 0 |
        isEmpty ifTrue: [^ fb value].
        firstByte = 45 ifTrue: [start: 1].
        size = start ifTrue: [^ fb value].
        start upTo: size Do: [|:i|
            n: (n * base) + (digitValueOf: (byteAt: i) Base: base IfFail: [^ fb value])].
        start = 1 ifTrue: [n negate] False: [n]).
    digitValueOf: b Base: base IfFail: fb = (| v |
        v: b <= 57 ifTrue: [b - 48] False: [(b || 32) - 87].
        ((b >= 48) && [(v >= 0) && [v < base]]) && [(b <= 57) || [v >= 10]]
          ifTrue: [v] False: [fb value]).
    asSmallInteger = (asInteger asSmallInteger).
    asSmallIntegerIfFail: fb = ((asIntegerIfFail: [|:e| ^ fb value: e]) asSmallIntegerIfFail: fb).
    asBigInteger = (asInteger asBigInteger).
    asFloat = (asFloatIfFail: ['error, not a float: ' , printString]).
    asFloatIfFail: fb = (| r |
        r: evalIfFail: [^ fb value: self].
        (reflect: r) isReflecteeFloat ifTrue: [r] False: [fb value: self]).
    characterFor: i IfFail: fb = (ascii at: i IfAbsent: fb).
    ascii = vector _Clone: 256 Filler: nil.
    succ = (successor).
    pred = (predecessor).
    successor = (ascii at: asByte + 1).
    predecessor = (ascii at: asByte - 1)}
  {'Category: converting\x7fComment: upper and lower case, ASCII only'
    capitalize = (
        isEmpty || [isUncapitalized not] ifTrue: [self] False: [copyMutable firstByte: firstByte - 32]).
    uncapitalize = (
        isEmpty || [isCapitalized not] ifTrue: [self] False: [copyMutable firstByte: firstByte + 32]).
    capitalizeAll = (copyMutable mapBy: [|:c| c isLowerCase ifTrue: [(c asByte - 32) asCharacter] False: [c]]).
    uncapitalizeAll = (copyMutable mapBy: [|:c| c isUpperCase ifTrue: [(c asByte + 32) asCharacter] False: [c]]).
    prependAOrAn = ((wantsAn ifTrue: 'an ' False: 'a ') , self).
    wantsAn = (
        isEmpty || [first isVowel not] ifTrue: [^ false].
        first != 'u' ifTrue: [^ true].
        (size > 2) && [(at: 1) isVowel not && [(at: 2) isVowel not]])}
  {'Category: converting\x7fComment: taking apart'
    asTokensSeparatedByCharactersIn: separators = (
        asTokensSeparatedByItemsSatisfying: [|:c| separators includes: c]).
    asTokensSeparatedByCharactersSatisfying: test = (asTokensSeparatedByItemsSatisfying: test).
    asTokensSeparatedByWhiteSpace = (asTokensSeparatedByCharactersIn: whiteSpace).
    asTokensSeparatedBySubstring: s = (splitOn: s).
    asWords = (asTokensSeparatedByItemsSatisfying: [|:c| c isWordSeparator]).
    asLines = (splitOn: '\n').
    breakOnFirstSubstring: s = (
        findSubstring: s StartingAt: 0
          IfPresent: [|:i|
            (list copyRemoveAll add: (copyFrom: 0 UpTo: i)) add: (copyFrom: i + s size)]
          IfAbsent: [self])}
  {'Category: copying'
    leadingWhiteSpace = (findFirst: [|:c| (whiteSpace includes: c) not] IfPresent: [|:c. :i| i] IfAbsent: [size]).
    trailingWhiteSpace = (
        reverseDo: [|:c. :i| (whiteSpace includes: c) ifFalse: [^ (size - i) - 1]]. size).
    leadingSpaces = (findFirst: [|:c| c != ' '] IfPresent: [|:c. :i| i] IfAbsent: [size]).
    shrinkwrapped = (
        isAllWhiteSpace ifTrue: '' False: [copyFrom: leadingWhiteSpace UpTo: size - trailingWhiteSpace]).
    leftShrinkwrapped = (copyFrom: leadingWhiteSpace).
    padOnLeft: width = (
        size >= width ifTrue: [self] False: [(mutableString copySize: width - size FillingWith: ' ') , self]).
    padOnRight: width = (
        size >= width ifTrue: [self] False: [self , (mutableString copySize: width - size FillingWith: ' ')]).
    copyAtMost: n WithEllipsisAt: fraction = (| kept. front |
        size <= n ifTrue: [^ copy].
        n <= 3 ifTrue: [^ '...' copySize: (n max: 0)].
        kept: n - 3.
        front: (kept * fraction) asInteger.
        (copySize: front) , '...' , (copyFrom: size - (kept - front))).
    copyAtMostWithEllipsis: n = (copyAtMost: n WithEllipsisAt: 0.5).
    copyAtMostWithLeadingEllipsis: n = (copyAtMost: n WithEllipsisAt: 0).
    copyAtMostWithTrailingEllipsis: n = (copyAtMost: n WithEllipsisAt: 1).
    indent: n = (| margin |
        margin: mutableString copySize: n FillingWith: ' '.
        (asLines mapBy: [|:line| margin , line] Into: list copyRemoveAll) asVector joinUsing: '\n')}
  {'Category: printing'
    print = (_StringPrint. self).
    printString = (leftBracket , self , rightBracket).
    printStringSize: limit = (
        leftBracket , (copyAtMostWithEllipsis: limit - 2) , rightBracket).
    printStringSize: limit Depth: depth = (printStringSize: limit)}
  {'Category: storing\x7fComment: text that the parser reads back as this string'
    storeStringIfFail: fb = ('\'' , escapedForStoring , '\'').
    escapedForStoring = (| s <- '' |
        do: [|:c| s: s & c escapeCharacterForStoreString]. s flatString).
    escapeCharacterForStoreString = (
        (self = '\n') || [self = '\t'] ifTrue: [^ self].
        isPrintable ifFalse: [^ asEscapeSequence].
        ('\'\\' includes: self) ifTrue: ['\\' , self] False: [self]).
    asEscapeSequence = (| i |
        i: '\n\r\t\f\v\b\a\0' keyOf: self IfAbsent: [
            ^ '\\x' , (asByte printStringBase: 16 PadWith: '0' ToSize: 2)].
        '\\' , ('nrtfvba0' at: i)).
    escaped = (| s <- '' |
        do: [|:c| s: s , (('\'"\\?' includes: c) || [c isPrintable not]
            ifTrue: [c escapedCharacter] False: [c])].
        s).
    escapedCharacter = (isPrintable ifTrue: ['\\' , self] False: [asEscapeSequence])}
  {'Category: sending\x7fComment: the text is code, run in the lobby unless another context is given'
    eval = (evalIfFail: [|:e| error: 'couldn\'t parse: ' , e printString]).
    evalIfFail: fb = (evalInContext: (reflect: lobby) FileName: '<eval>' IfFail: fb).
    evalInContext: context FileName: name = (
        evalInContext: context FileName: name IfFail: [|:e| error: 'couldn\'t parse: ' , e printString]).
    evalInContext: context FileName: name IfFail: fb = (| m |
        m: parseObjectBodyFileName: name IfFail: [|:e| ^ fb value: e].
        m isReflecteeMethod ifTrue: [context evaluate: m] False: [m reflectee]).
    parseObjectBody = (parseObjectBodyIfFail: [|:e| error: 'couldn\'t parse: ' , e printString]).
    parseObjectBodyIfFail: fb = (parseObjectBodyFileName: '<a string>' IfFail: fb).
    parseObjectBodyFileName: name IfFail: fb = (| place |
        place: parseError copy.
        canonicalize _ParseObjectFileName: name ErrorObj: place IfFail: [^ fb value: place]).
    runScript = (runScriptIfFail: [|:e. :n| error: n , ' error: ' , e]).
    runScriptIfFail: fb = (canonicalize _RunScriptIfFail: fb)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: structure'
    parseError = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: string\x7fCategory: prototypes'
    parseError = (| {'Category: parents' parent* = traits parseError}
      {'Category: state\x7fComment: filled in by the parser, lines and columns from 1'
        message <- ''. expecting <- ''.
        errorLine <- 1. errorColumn <- 1. scannerLine <- 1. scannerColumn <- 1} |).
} |)

traits parseError _AddSlots: (| {'ModuleInfo: Module: string'
  {'Category: accessing'
    start = ((errorColumn - 1) @ (errorLine - 1)).
    end = ((scannerColumn - 1) @ (scannerLine - 1))}
  {'Category: printing'
    printString = (
        errorLine printString , ':' , errorColumn printString , ': ' , message ,
            (expecting isEmpty ifTrue: '' False: [', expecting: ' , expecting]))}
} |)

traits string ascii do: [|:c. :i|
    traits string ascii _At: i Put: ((mutableString _CloneBytes: 1 Filler: i) _StringCanonicalize)]
