"JSON: a reader for text that may come from anywhere and a writer whose output
 is always valid. Start at 'json read:IfFail:' and 'json write:'.

 An object is read as a jsonObject (keys keep their order), an array as a list,
 null as nil. Strings are byte vectors holding UTF-8; bytes that are not UTF-8
 are written as the replacement character. Depth and size are limited."

traits _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: structure'
    jsonObject = (| {'Category: parents' parent* = traits clonable} |).
    jsonReader = (| {'Category: parents' parent* = traits clonable} |).
    jsonWriter = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: prototypes'
    json = (| {'Category: parents' parent* = traits oddball}
      {'Category: converting'
        read: text IfFail: fb = (jsonReader copy read: text IfFail: fb).
        write: value = (jsonWriter copy write: value).
        writeIndented: value = ((jsonWriter copy isIndented: true) write: value)}
    |).
    jsonObject = (| {'Category: parents' parent* = traits jsonObject}
      {'Category: state' keys. values} |).
    jsonReader = (| {'Category: parents' parent* = traits jsonReader}
      {'Category: state' text <- ''. position <- 0. depth <- 0. failBlock} |).
    jsonWriter = (| {'Category: parents' parent* = traits jsonWriter}
      {'Category: state' buffer. depth <- 0. isIndented <- false} |).
} |)

traits jsonObject _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: copying'
    copy = ((clone keys: list copyRemoveAll) values: list copyRemoveAll)}
  {'Category: accessing\x7fComment: the last of several equal keys counts'
    at: key = (at: key IfAbsent: [error: 'no key ' , key]).
    at: key IfAbsent: fb = (| found. isFound <- false |
        keys with: values Do: [|:k. :v| k = key ifTrue: [found: v. isFound: true]].
        isFound ifTrue: [found] False: [fb value]).
    textAt: key = (| found |
        found: at: key IfAbsent: ''.
        (json isText: found) ifTrue: [found] False: ['']).
    size = (keys size)}
  {'Category: adding'
    at: key Put: value = (keys addLast: key. values addLast: value. self)}
  {'Category: testing'
    isEmpty = (keys isEmpty).
    includesKey: key = (keys includes: key)}
  {'Category: enumerating' do: block = (keys with: values Do: block. self)}
  {'Category: converting' jsonOn: writer = (writer object: self). jsonKind = 'object'}
  {'Category: printing' statePrintString = (json write: self)}
} |)

json _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: testing'
    isText: value = (value jsonKind = 'text').
    isObject: value = (value jsonKind = 'object').
    isArray: value = (value jsonKind = 'array')}
  {'Category: searching\x7fComment: the value at a path of keys and indices, or the failure block\'s'
    at: path In: value IfAbsent: fb = (| here |
        here: value.
        path do: [|:step| here: step: step In: here IfAbsent: [^ fb value]].
        here).
    textAt: path In: value IfAbsent: fb = (| found |
        found: at: path In: value IfAbsent: [^ fb value].
        (isText: found) ifTrue: [found] False: fb)}
  {'Category: private'
    step: step In: value IfAbsent: fb = (
        (isText: step) ifTrue: [
            (isObject: value) ifFalse: [^ fb value].
            ^ value at: step IfAbsent: fb].
        (isArray: value) ifFalse: [^ fb value].
        step < value size ifTrue: [value at: step] False: fb)}
} |)

traits jsonReader _AddSlots: (| {'ModuleInfo: Module: json'
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

traits jsonWriter _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: copying' copy = ((clone buffer: growingText copy) depth: 0)}
  {'Category: converting'
    write: value = (value jsonOn: self. buffer asString)}
  {'Category: printing\x7fComment: values call the one that fits them'
    plain: text = (buffer append: text. self).
    text: s = (| i <- 0 |
        plain: '"'.
        [i < s size] whileTrue: [i: writeCharacterAt: i In: s].
        plain: '"').
    array: elements = (
        elements isEmpty ifTrue: [^ plain: '[]'].
        plain: '['.
        nest: [elements do: [|:e| newLine. e jsonOn: self] SeparatedBy: [plain: ',']].
        newLine.
        plain: ']').
    object: object = (| first <- true |
        object isEmpty ifTrue: [^ plain: '{}'].
        plain: '{'.
        nest: [
            object do: [|:key. :value|
                first ifTrue: [first: false] False: [plain: ','].
                newLine.
                text: key.
                plain: (isIndented ifTrue: ': ' False: ':').
                value jsonOn: self]].
        newLine.
        plain: '}')}
  {'Category: private'
    maxDepth = 64.
    newLine = (
        isIndented ifFalse: [^ self].
        plain: '\n'.
        depth do: [plain: '  '].
        self).
    "What is nested deeper than the limit is left out."
    nest: block = (
        depth > maxDepth ifTrue: [^ self].
        depth: depth + 1.
        block value.
        depth: depth - 1.
        self).
    "Answers the index after the character written."
    writeCharacterAt: i In: s = (| byte. length |
        byte: s byteAt: i.
        byte < 128 ifTrue: [writeAscii: byte. ^ i + 1].
        length: utf8Text lengthAt: i In: s.
        length = 0 ifTrue: [buffer appendCodePoint: 16rFFFD. ^ i + 1].
        buffer append: s From: i UpTo: i + length.
        i + length).
    writeAscii: byte = (
        (byte = 34) || [byte = 92] ifTrue: [buffer appendByte: 92. ^ buffer appendByte: byte].
        (byte >= 32) && [byte != 127] ifTrue: [^ buffer appendByte: byte].
        buffer append: '\\u00'.
        buffer appendByte: (hexDigits byteAt: byte / 16).
        buffer appendByte: (hexDigits byteAt: byte % 16)).
    hexDigits = '0123456789abcdef'}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: prototypes'
    utf8Text = (| {'Category: parents' parent* = traits oddball} |).
} |)

utf8Text _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: testing\x7fComment: how many bytes the character at i has; 0 where none begins'
    lengthAt: i In: s = (| length |
        length: expectedLength: (s byteAt: i).
        (length = 0) || [(i + length) > s size] ifTrue: [^ 0].
        i + 1 upTo: i + length Do: [|:k| (isContinuation: (s byteAt: k)) ifFalse: [^ 0]].
        (isShortestAt: i Length: length In: s) ifTrue: [length] False: [0])}
  {'Category: private'
    expectedLength: byte = (
        byte < 128 ifTrue: [^ 1].
        byte < 194 ifTrue: [^ 0].
        byte < 224 ifTrue: [^ 2].
        byte < 240 ifTrue: [^ 3].
        byte < 245 ifTrue: [4] False: [0]).
    isContinuation: byte = ((byte >= 128) && [byte < 192]).
    "No overlong forms, no surrogates, nothing above U+10FFFF."
    isShortestAt: i Length: length In: s = (| first. second |
        length < 3 ifTrue: [^ true].
        first: s byteAt: i.
        second: s byteAt: i + 1.
        first = 224 ifTrue: [^ second >= 160].
        first = 237 ifTrue: [^ second < 160].
        first = 240 ifTrue: [^ second >= 144].
        first = 244 ifTrue: [^ second < 144].
        true)}
  {'Category: copying\x7fComment: at most that many bytes, cut between characters, an ellipsis where cut'
    cut: text To: limit = (| end |
        text size <= limit ifTrue: [^ text].
        end: limit.
        [(end > 0) && [isContinuation: (text byteAt: end)]] whileTrue: [end: end - 1].
        (text copyFrom: 0 UpTo: end) , '\xe2\x80\xa6').
    "The last bytes of a text, from where a character begins."
    tailOf: text Limit: limit = (| start |
        start: text size - limit max: 0.
        [(start < text size) && [isContinuation: (text byteAt: start)]] whileTrue: [start: start + 1].
        text copyFrom: start UpTo: text size)}
} |)

"What each kind of value is in JSON, and how it is written."

traits smallInt _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'number'.
    jsonOn: writer = (writer plain: printString)} |)

traits float _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'number'.
    jsonOn: writer = (writer plain: jsonText).
    "JSON has no infinity and no NaN."
    jsonText = ((self - self) = 0.0 ifTrue: [printString] False: 'null')} |)

traits string _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'text'.
    jsonOn: writer = (writer text: self)} |)

traits boolean _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'boolean'.
    jsonOn: writer = (writer plain: (ifTrue: 'true' False: 'false'))} |)

traits nil _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'null'.
    jsonOn: writer = (writer plain: 'null')} |)

traits collection _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'array'.
    jsonOn: writer = (writer array: self)} |)
