"Where a bracket closes, in text that may not parse: strings and comments are
 skipped, and what is never closed ends with the text."

globals _AddSlots: (| {'ModuleInfo: Module: balance\x7fCategory: prototypes'
    balance = (| {'Category: parents' parent* = traits oddball} |).
} |)

balance _AddSlots: (| {'ModuleInfo: Module: balance'
  {'Category: searching\x7fComment: the index after the bracket that closes the one at start; the end of the text if none does'
    endIn: text From: start = (| i. depth <- 0 |
        i: start.
        [i < text size] whileTrue: [| b |
            b: text byteAt: i.
            (b = 39) || [b = 34] ifTrue: [i: endOfQuote: b In: text From: i]
                              False: [depth: depth + (weightOf: b). i: i + 1].
            depth = 0 ifTrue: [^ i min: text size]].
        text size)}
  {'Category: searching\x7fComment: the index after a string or a comment'
    endOfQuote: quote In: text From: start = (| i |
        i: start + 1.
        [(i < text size) && [(text byteAt: i) != quote]] whileTrue: [
            i: i + ((text byteAt: i) = 92 ifTrue: [2] False: [1])].
        i + 1)}
  {'Category: private'
    weightOf: b = (
        (b = 40) || [(b = 91) || [b = 123]] ifTrue: [^ 1].
        (b = 41) || [(b = 93) || [b = 125]] ifTrue: [-1] False: [0])}
} |)
