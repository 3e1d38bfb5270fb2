"UTF-8 in byte strings: where a character begins, how long it is, and cutting
 texts between characters. Bytes that are no UTF-8 are told, never assumed."

globals _AddSlots: (| {'ModuleInfo: Module: utf8Text\x7fCategory: prototypes'
    utf8Text = (| {'Category: parents' parent* = traits oddball} |).
} |)

utf8Text _AddSlots: (| {'ModuleInfo: Module: utf8Text'
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
