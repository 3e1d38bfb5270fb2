"Writes JSON that is always valid: values call the method that fits them."

traits _AddSlots: (| {'ModuleInfo: Module: jsonWriter\x7fCategory: structure'
    jsonWriter = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: jsonWriter\x7fCategory: prototypes'
    jsonWriter = (| {'Category: parents' parent* = traits jsonWriter}
      {'Category: state' buffer. depth <- 0. isIndented <- false} |).
} |)

traits jsonWriter _AddSlots: (| {'ModuleInfo: Module: jsonWriter'
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
