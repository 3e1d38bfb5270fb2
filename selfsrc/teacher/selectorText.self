"Selectors as text: their parts, how many arguments they take, the head of a
 slot that defines them, and how far two of them are apart."

globals _AddSlots: (| {'ModuleInfo: Module: selectorText\x7fCategory: prototypes'
    selectorText = (| {'Category: parents' parent* = traits oddball} |).
} |)

selectorText _AddSlots: (| {'ModuleInfo: Module: selectorText'
  {'Category: testing'
    isKeyword: s = ((s size > 0) && [(s byteAt: s size - 1) = 58]).
    isBinary: s = ((isKeyword: s) not && [(isNameByte: s firstByte) not]).
    argumentCountOf: s = (
        (isKeyword: s) ifTrue: [^ (partsOf: s) size].
        (isBinary: s) ifTrue: [1] False: [0])}
  {'Category: converting'
    partsOf: s = (| parts. start <- 0 |
        parts: list copyRemoveAll.
        s size do: [|:i|
            (s byteAt: i) = 58 ifTrue: [
                parts addLast: (s copyFrom: start UpTo: i + 1).
                start: i + 1]].
        start < s size ifTrue: [parts addLast: (s copyFrom: start UpTo: s size)].
        parts asVector).
    "The head of a slot that defines the selector: 'danceWith: other Beats: n'."
    headOf: s Arguments: names = (| text |
        names isEmpty ifTrue: [^ s].
        text: ''.
        (partsOf: s) do: [|:part. :i|
            text: text , (i = 0 ifTrue: [''] False: [' ']) , part , ' ' , (names at: i)].
        text)}
  {'Category: comparing\x7fComment: how many letters to add, drop, change or swap; at most the limit'
    distanceFrom: a To: b Limit: limit = (
        (a size - b size) absoluteValue > limit ifTrue: [^ limit + 1].
        editDistance copy from: a To: b)}
  {'Category: private'
    isNameByte: b = (
        ((b >= 97) && [b <= 122]) || [((b >= 65) && [b <= 90]) || [b = 95]])}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: selectorText\x7fCategory: structure'
    editDistance = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: selectorText\x7fCategory: prototypes'
    editDistance = (| {'Category: parents' parent* = traits editDistance}
      {'Category: state' older. old. new} |).
} |)

traits editDistance _AddSlots: (| {'ModuleInfo: Module: selectorText'
  {'Category: comparing\x7fComment: Damerau\'s distance with adjacent swaps, three rows at a time'
    from: a To: b = (
        startRows: b size + 1.
        a size do: [|:i| rotate. fillRow: i + 1 From: a To: b].
        new at: b size)}
  {'Category: private'
    startRows: n = (
        older: vector copySize: n FillingWith: 0.
        old: vector copySize: n FillingWith: 0.
        new: vector copySize: n FillingWith: 0.
        n do: [|:j| new at: j Put: j].
        self).
    rotate = (| spare | spare: older. older: old. old: new. new: spare. self).
    fillRow: i From: a To: b = (
        new at: 0 Put: i.
        1 to: b size Do: [|:j| new at: j Put: (cellRow: i Column: j From: a To: b)].
        self).
    cellRow: i Column: j From: a To: b = (| best. isSame |
        isSame: (a byteAt: i - 1) = (b byteAt: j - 1).
        best: (old at: j - 1) + (isSame ifTrue: 0 False: 1).
        best: (best min: (old at: j) + 1) min: (new at: j - 1) + 1.
        (isSwapAt: i And: j From: a To: b) ifTrue: [best: best min: (older at: j - 2) + 1].
        best).
    isSwapAt: i And: j From: a To: b = (
        (i > 1) && [(j > 1)
            && [((a byteAt: i - 1) = (b byteAt: j - 2))
            && [(a byteAt: i - 2) = (b byteAt: j - 1)]]])}
} |)
