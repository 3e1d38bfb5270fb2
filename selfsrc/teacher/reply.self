"Finds the Self source in what a model wrote. A reply may hold prose, fences,
 thoughts, an object literal or a bare slot; what comes out is the text of the
 slots, for the parser to judge. Start at 'replyReader slotsIn:For:IfFail:'."

globals _AddSlots: (| {'ModuleInfo: Module: reply\x7fCategory: prototypes'
    replyReader = (| {'Category: parents' parent* = traits oddball} |).
} |)

replyReader _AddSlots: (| {'ModuleInfo: Module: reply'
  {'Category: searching'
    slotsIn: reply For: selector IfFail: fb = (| text |
        text: withoutThoughts: reply.
        (fencedBlocksIn: text) do: [|:block|
            slotsInBlock: block For: selector IfFound: [|:code| ^ code]].
        slotsInBlock: text For: selector IfFound: [|:code| ^ code].
        fb value: 'The answer holds no slot named ' , selector , '.')}
  {'Category: accessing\x7fComment: bytes' maxReply = 262144}
  {'Category: private\x7fComment: what surrounds the source'
    withoutThoughts: text = (
        text findSubstring: '</think>' IfPresent: [|:at| text copyFrom: at + 8 UpTo: text size] IfAbsent: [text]).
    fencedBlocksIn: text = (| blocks. start <- 0 |
        blocks: list copyRemoveAll.
        [|:exit. open. close|
          open: place: '```' In: text From: start IfNone: exit.
          open: afterLineAt: open In: text.
          close: place: '```' In: text From: open IfNone: exit.
          blocks addLast: (text copyFrom: open UpTo: close).
          start: close + 3] loopExit.
        blocks).
    place: part In: text From: start IfNone: exit = (
        text findSubstring: part StartingAt: start
            IfPresent: [|:at| at]
             IfAbsent: [exit value]).
    afterLineAt: start In: text = (| i |
        i: start.
        [(i < text size) && [(text byteAt: i) != 10]] whileTrue: [i: i + 1].
        i + 1 min: text size)}
  {'Category: private\x7fComment: an object literal, else a bare slot'
    slotsInBlock: text For: selector IfFound: found = (
        literalIn: text IfFound: [|:code|
            (mentions: selector In: code) ifTrue: [^ found value: code]].
        bareSlotIn: text For: selector IfFound: found).
    mentions: selector In: code = (
        code includesSubstring: (selectorText partsOf: selector) first).
    "A literal begins at a parenthesis and a bar that do not follow an equals sign."
    literalIn: text IfFound: found = (
        text size do: [|:i|
            (isLiteralAt: i In: text) ifTrue: [
                ^ found value: (insideLiteralAt: i In: text)]].
        self).
    isLiteralAt: i In: text = (
        ((text byteAt: i) = 40)
            && [((byteAfterSpaceFrom: i + 1 In: text) = 124)
            && [(byteBeforeSpaceAt: i In: text) != 61]]).
    byteAfterSpaceFrom: start In: text = (
        start upTo: text size Do: [|:i| (isSpace: (text byteAt: i)) ifFalse: [^ text byteAt: i]].
        -1).
    byteBeforeSpaceAt: end In: text = (
        end - 1 downTo: 0 Do: [|:i| (isSpace: (text byteAt: i)) ifFalse: [^ text byteAt: i]].
        -1).
    isSpace: b = ((b = 32) || [(b = 10) || [(b = 13) || [b = 9]]]).
    insideLiteralAt: i In: text = (| end. inner |
        end: balance endIn: text From: i.
        (text byteAt: end - 1) = 41 ifTrue: [end: end - 1].
        inner: withoutBars: (text copyFrom: i + 1 UpTo: end).
        inner shrinkwrapped).
    withoutBars: inner = (| s |
        s: inner shrinkwrapped.
        (s size > 0) && [(s byteAt: 0) = 124] ifTrue: [s: s copyFrom: 1 UpTo: s size].
        (s size > 0) && [(s byteAt: s size - 1) = 124] ifTrue: [s: s copyFrom: 0 UpTo: s size - 1].
        s).
    "From where a line begins with the selector's first part to the end of its parenthesis."
    bareSlotIn: text For: selector IfFound: found = (| part. i <- 0 |
        part: (selectorText partsOf: selector) first.
        [|:exit|
          i: place: part In: text From: i IfNone: exit.
          (isLineStart: i In: text) ifTrue: [
              slotAt: i In: text IfFound: found IfNone: []].
          i: i + 1] loopExit.
        self).
    isLineStart: i In: text = (| k |
        k: i - 1.
        [(k >= 0) && [((text byteAt: k) = 32) || [(text byteAt: k) = 9]]] whileTrue: [k: k - 1].
        (k < 0) || [(text byteAt: k) = 10]).
    slotAt: start In: text IfFound: found IfNone: fb = (| open. head |
        open: place: '(' In: text From: start IfNone: [^ fb value].
        head: text copyFrom: start UpTo: open.
        (head includesSubstring: '=') ifFalse: [^ fb value].
        found value: (text copyFrom: start UpTo: (balance endIn: text From: open)))}
} |)
