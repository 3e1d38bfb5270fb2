"Reads JSON that may come from anywhere: one method for each kind of value, a
 limit for size and one for depth, and a failure block that hears what is wrong
 and at which byte."

traits _AddSlots: (| {'ModuleInfo: Module: jsonReader\x7fCategory: structure'
    jsonReader = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: jsonReader\x7fCategory: prototypes'
    jsonReader = (| {'Category: parents' parent* = traits jsonReader}
      {'Category: state' text <- ''. position <- 0. depth <- 0. failBlock} |).
} |)

traits jsonReader _AddSlots: (| {'ModuleInfo: Module: jsonReader'
  {'Category: accessing\x7fComment: limits, in bytes and in levels'
    maxSize = 4194304.
    maxDepth = 64}
  {'Category: converting'
    read: aString IfFail: fb = (| value |
        aString size > maxSize ifTrue: [^ fb value: 'the text is too long'].
        text: aString. position: 0. depth: 0.
        failBlock: [|:why| ^ fb value: why , ' at byte ' , position printString].
        value: readValue.
        skipSpace.
        atEnd ifFalse: [fail: 'there is text after the value'].
        value)}
  {'Category: private\x7fComment: bytes that mean something'
    quote = 34. comma = 44. minus = 45. plus = 43. dot = 46. zeroDigit = 48. nineDigit = 57.
    colon = 58. openBracket = 91. backslash = 92. closeBracket = 93.
    openBrace = 123. closeBrace = 125}
  {'Category: private\x7fComment: the place being read'
    fail: why = (failBlock value: why).
    atEnd = (position >= text size).
    peek = (atEnd ifTrue: [-1] False: [text byteAt: position]).
    next = (| byte | byte: peek. position: position + 1. byte).
    skipSpace = ([isSpace: peek] whileTrue: [position: position + 1]).
    isSpace: byte = ((byte = 32) || [(byte = 10) || [(byte = 13) || [byte = 9]]]).
    isDigit: byte = ((byte >= zeroDigit) && [byte <= nineDigit]).
    expect: byte = (next = byte ifFalse: [
        position: position - 1. fail: 'expected ' , byte asCharacter]).
    nest: block = (| value |
        depth: depth + 1.
        depth > maxDepth ifTrue: [fail: 'nested too deep'].
        value: block value.
        depth: depth - 1.
        value)}
  {'Category: private\x7fComment: one method for each kind of value'
    readValue = (| byte |
        skipSpace.
        byte: peek.
        byte = openBrace ifTrue: [^ nest: [readObject]].
        byte = openBracket ifTrue: [^ nest: [readArray]].
        byte = quote ifTrue: [^ readString].
        (byte = minus) || [isDigit: byte] ifTrue: [^ readNumber].
        readWord).
    readObject = (| object |
        object: jsonObject copy.
        expect: openBrace.
        skipSpace.
        peek = closeBrace ifTrue: [next. ^ object].
        [|:exit| readMemberInto: object. skipSpace.
          peek = comma ifTrue: [next] False: exit] loopExit.
        expect: closeBrace.
        object).
    readMemberInto: object = (| key |
        skipSpace.
        key: readString.
        skipSpace.
        expect: colon.
        object at: key Put: readValue).
    readArray = (| array |
        array: list copyRemoveAll.
        expect: openBracket.
        skipSpace.
        peek = closeBracket ifTrue: [next. ^ array].
        [|:exit| array addLast: readValue. skipSpace.
          peek = comma ifTrue: [next] False: exit] loopExit.
        expect: closeBracket.
        array).
    readWord = (
        (takeWord: 'true') ifTrue: [^ true].
        (takeWord: 'false') ifTrue: [^ false].
        (takeWord: 'null') ifTrue: [^ nil].
        fail: 'expected a value').
    takeWord: word = (
        (position + word size) > text size ifTrue: [^ false].
        (text copyFrom: position UpTo: position + word size) = word ifFalse: [^ false].
        position: position + word size.
        true)}
  {'Category: private\x7fComment: numbers: a whole one of at most 18 digits is an integer, others are floats'
    readNumber = (| sign <- 1. whole. scale <- 0. start |
        peek = minus ifTrue: [next. sign: -1].
        start: position.
        whole: readDigitsAfter: 0.
        position = start ifTrue: [fail: 'expected a digit'].
        peek = dot ifTrue: [
            next. start: position.
            whole: readDigitsAfter: whole.
            scale: start - position].
        ((peek = 101) || [peek = 69]) ifTrue: [next. scale: scale + readExponent].
        (reflect: whole) isReflecteeInteger && [scale = 0] ifTrue: [^ whole * sign].
        scale: whole asFloat * sign asFloat By: scale).
    scale: x By: n = (n < 0 ifTrue: [x / (powerOfTen: n negate)] False: [x * (powerOfTen: n)]).
    readDigitsAfter: start = (| value |
        value: start.
        [isDigit: peek] whileTrue: [| digit |
            digit: next - zeroDigit.
            value: (value < 100000000000000000
                ifTrue: [(value * 10) + digit]
                 False: [(value asFloat * 10.0) + digit asFloat])].
        value).
    readExponent = (| sign <- 1. start. value <- 0 |
        peek = minus ifTrue: [next. sign: -1] False: [peek = plus ifTrue: [next]].
        start: position.
        [isDigit: peek] whileTrue: [value: ((value * 10) + (next - zeroDigit)) min: 400].
        position = start ifTrue: [fail: 'expected an exponent'].
        value * sign).
    powerOfTen: n = (| value <- 1.0 |
        n do: [value: value * 10.0].
        value)}
  {'Category: private\x7fComment: strings'
    readString = (| out. start |
        out: growingText copy.
        expect: quote.
        start: position.
        [|:exit. byte|
          byte: peek.
          byte = -1 ifTrue: [fail: 'the string has no end'].
          byte = quote ifTrue: exit.
          byte = backslash ifTrue: [
              out append: text From: start UpTo: position.
              next. readEscapeInto: out. start: position]
           False: [position: position + 1]] loopExit.
        out append: text From: start UpTo: position.
        next.
        out asString).
    readEscapeInto: out = (| byte. at |
        byte: next.
        byte = 117 ifTrue: [^ out appendCodePoint: readCodePoint].
        byte = -1 ifTrue: [fail: 'the string has no end'].
        at: indexOfEscape: byte.
        out appendByte: (escapeValues byteAt: at)).
    indexOfEscape: byte = (
        escapeNames size do: [|:i| (escapeNames byteAt: i) = byte ifTrue: [^ i]].
        fail: 'unknown escape').
    escapeNames = '"\\/bfnrt'.
    escapeValues = '"\\/\x08\x0c\n\r\t'.
    "A pair of surrogates is one code point; half a pair is the replacement character."
    readCodePoint = (| high. low. mark |
        high: readHex.
        (high < 16rD800) || [high > 16rDFFF] ifTrue: [^ high].
        high > 16rDBFF ifTrue: [^ 16rFFFD].
        mark: position.
        (takeWord: '\\u') ifFalse: [^ 16rFFFD].
        low: readHex.
        (low < 16rDC00) || [low > 16rDFFF] ifTrue: [position: mark. ^ 16rFFFD].
        16r10000 + ((high - 16rD800) * 16r400) + (low - 16rDC00)).
    readHex = (| value <- 0 | 4 do: [value: (value * 16) + (hexDigit: next)]. value).
    hexDigit: byte = (
        (isDigit: byte) ifTrue: [^ byte - zeroDigit].
        (byte >= 97) && [byte <= 102] ifTrue: [^ byte - 87].
        (byte >= 65) && [byte <= 70] ifTrue: [^ byte - 55].
        fail: 'expected four hexadecimal digits')}
} |)
