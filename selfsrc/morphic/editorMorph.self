"Editors: text of several lines with a caret, a selection and an input method.

 The text and its places live in a textBuffer; the editor draws it, answers the
 keyboard, and tells accept, cancel and change to three blocks. Code is coloured
 by the machine's own lexer. Marks put a ground behind a stretch of text, and
 remarks stand behind the end of one, as live values do."

traits _AddSlots: (| {'ModuleInfo: Module: editorMorph\x7fCategory: structure'
    editorMorph = (| {'Category: parents' parent* = traits morph} |).
    textMark = (| {'Category: parents' parent* = traits clonable} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: editorMorph\x7fCategory: structure'
    fieldMorph = (| {'Category: parents' parent* = traits editorMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: editorMorph\x7fCategory: prototypes'
    textMark = (| {'Category: parents' parent* = traits textMark}
      {'Category: state' start <- 0. end <- 0. ground <- paints redGround. ink <- paints red.
        remark <- ''} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: editorMorph\x7fCategory: prototypes'
    editorMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits editorMorph}
      {'Category: state' buffer <- textBuffer copyString: ''. font <- fonts code. isCode <- true.
        isReadOnly <- false. placeholder <- ''. marks <- list copyRemoveAll}
      {'Category: state\x7fComment: what happens on Save or Escape, and on every change'
        acceptBlock <- []. cancelBlock <- []. changeBlock <- []}
      {'Category: private' rawColor <- paints ink. hasKeyboard <- false. isCaretOn <- true.
        tokens <- vector. isComposing <- false. wishX <- -1. shift <- 0. horizontalResizing <- 'flexible'.
        verticalResizing <- 'shrinkWrap'. leftMargin <- 14. topMargin <- 10} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: editorMorph\x7fCategory: prototypes'
    fieldMorph = editorMorph copy _AddSlots: (| {'Category: parents' parent* = traits fieldMorph}
      {'Category: private' topMargin <- 4} |).
} |)

traits textMark _AddSlots: (| {'ModuleInfo: Module: editorMorph'
  {'Category: creating'
    copyFrom: a To: b = ((clone start: a) end: b).
    copyFrom: a To: b Remark: s = (
        (((copyFrom: a To: b) remark: s) ground: paints clear) ink: paints ink)}
} |)

traits editorMorph _AddSlots: (| {'ModuleInfo: Module: editorMorph'
  {'Category: naming' morphTypeName = 'editorMorph'}
  {'Category: creating'
    copyText: s = (copy text: s).
    copyText: s Accept: a Cancel: b = (((copyText: s) acceptBlock: a) cancelBlock: b)}
  {'Category: copying'
    baseCopy = (| c |
        c: resend.baseCopy.
        c buffer: textBuffer copyString: buffer string.
        c marks: list copyRemoveAll. c hasKeyboard: false. c isComposing: false.
        c)}
  {'Category: accessing'
    text = (buffer string).
    text: s = (buffer replaceAllBy: (withoutTabs: s). textChanged. self).
    withoutTabs: s = (utf8 join: (utf8 split: s At: utf8 tab) With: '    ').
    cursorName = 'text'.
    maxWidth = 560}
  {'Category: state\x7fComment: marks'
    mark: m = (marks addLast: m. changed. self).
    unmark = (marks isEmpty ifFalse: [marks: list copyRemoveAll. changed]. self)}
  {'Category: accessing\x7fComment: the least a morph can be'
    minExtent = (
        cachedMin isNil ifTrue: [cachedMin: computeMinExtent].
        cachedMin).
    minWidth = (minExtent x).
    minHeight = (minExtent y).
    computeMinExtent = (| w <- 40 |
        buffer lines do: [|:s| w: w max: (font widthOf: s)].
        ((w + (leftMargin * 2)) ceil min: maxWidth)
          @ ((buffer lineCount * font lineHeight) + (topMargin * 2)))}
  {'Category: converting\x7fComment: between places in the text and on the screen'
    pointAt: place = (
        (textLeft + (font widthOf: (buffer prefixAt: place)))
          @ (topMargin + ((buffer lineAt: place) * font lineHeight))).
    placeAt: p = (| i |
        i: ((p y - topMargin) / font lineHeight asFloat) floor asInteger.
        i: (i max: 0) min: buffer lineCount - 1.
        (buffer startOf: i) + (font indexIn: (buffer line: i) At: p x - textLeft)).
    caretRectangle = (| p |
        p: pointAt: buffer caret. p # (p + (2 @ font lineHeight)))}
  {'Category: private\x7fComment: after a change'
    textChanged = (
        cachedMin: nil.
        tokens: isCode ifTrue: [sourceReader tokensOf: buffer string] False: [vector].
        changed. layoutChanged).
    edited = (textChanged. caretMoved. changeBlock value. self).
    caretMoved = (
        isCaretOn: true. changed.
        shiftToCaret.
        hasKeyboard ifFalse: [^ self].
        platform typeAt: (caretRectangle moved: globalPosition).
        revealCaret).
    textLeft = (leftMargin - shift).
    shiftToCaret = (| x |
        "Long lines slide sideways under the caret."
        x: (pointAt: buffer caret) x.
        x > (width - leftMargin) ifTrue: [shift: shift + ((x - width) + leftMargin)].
        x < leftMargin ifTrue: [shift: (shift - (leftMargin - x)) max: 0]).
    extentChanged = (shift > 0 ifTrue: [shift: 0. shiftToCaret. changed]. self).
    refreshClip = (canvas node: nodeId Clip: baseBounds).
    revealCaret = (
        "Not before the layout knows of the new line."
        desktop defer: [
            ownersDo: [|:m|
                m morphTypeName = 'scrollMorph' ifTrue: [
                    m reveal: (caretRectangle moved: globalPosition - m content globalPosition)]]])}
} |)

traits editorMorph _AddSlots: (| {'ModuleInfo: Module: editorMorph'
  {'Category: events\x7fComment: the pointer'
    leftMouseDown: evt = (
        evt sourceHand keyboardTo: self.
        buffer go: (placeAt: (globalToLocal: evt cursorPoint)) Keep: evt shift.
        wishX: -1. caretMoved.
        true).
    leftDoubleClick: evt = (
        buffer selectWordAt: (placeAt: (globalToLocal: evt cursorPoint)).
        caretMoved.
        true).
    mouseMove: evt = (
        buffer go: (placeAt: (globalToLocal: evt cursorPoint)) Keep: true.
        changed).
    leftMouseUp: evt = (caretMoved)}
  {'Category: events\x7fComment: the keyboard'
    gotKeyboard = (hasKeyboard: true. caretMoved. getSteppedEveryMSecs: 530).
    lostKeyboard = (hasKeyboard: false. isComposing: false. stopGettingStepped. changed).
    step = (isCaretOn: isCaretOn not. changed).
    textInput: s = (isReadOnly ifFalse: [buffer type: (withoutTabs: s). edited]. self).
    paste: s = (isReadOnly ifFalse: [buffer insert: (withoutTabs: s). edited]. self).
    copySelection = (buffer selection).
    cutSelection = (| s |
        s: buffer selection.
        isReadOnly ifFalse: [deleteFrom: buffer selectionStart To: buffer selectionEnd].
        s).
    composition: evt = (
        "What is being composed stands selected until it is final."
        isReadOnly ifTrue: [^ self].
        evt phase = 'start' ifTrue: [isComposing: true. ^ self].
        compose: evt composed.
        evt phase = 'end' ifTrue: [isComposing: false. buffer go: buffer selectionEnd Keep: false].
        edited).
    compose: s = (| a |
        a: buffer selectionStart.
        buffer insert: s.
        buffer selectFrom: a To: a + s size).
    keyDown: evt = (
        evt command ifTrue: [^ commandKey: evt].
        (keys includesKey: evt key) ifFalse: [^ false].
        ((keys at: evt key) sendTo: self With: evt) == false ifTrue: [false] False: [true])}
  {'Category: events\x7fComment: keys by name'
    keys = dictionary copyRemoveAll.
    keyLeft: evt = (go: ((evt alt) ifTrue: [buffer wordLeft] False: [
        leftFor: evt]) Event: evt).
    leftFor: evt = (
        (buffer hasSelection && [evt shift not]) ifTrue: [buffer selectionStart] False: [buffer left]).
    keyRight: evt = (go: ((evt alt) ifTrue: [buffer wordRight] False: [
        rightFor: evt]) Event: evt).
    rightFor: evt = (
        (buffer hasSelection && [evt shift not]) ifTrue: [buffer selectionEnd] False: [buffer right]).
    lineUp: evt = (goLines: -1 Event: evt).
    lineDown: evt = (goLines: 1 Event: evt).
    keyHome: evt = (go: buffer lineStart Event: evt).
    keyEnd: evt = (go: buffer lineEnd Event: evt).
    keyBackspace: evt = (delete: [evt alt ifTrue: [buffer wordLeft] False: [buffer left]]).
    keyDelete: evt = (delete: [evt alt ifTrue: [buffer wordRight] False: [buffer right]]).
    keyEnter: evt = (typeText: '\n' , buffer indent).
    keyTab: evt = (typeText: '    ').
    keyEscape: evt = (cancel)}
  {'Category: events\x7fComment: keys with control or command'
    commandKey: evt = (| k |
        k: evt key.
        k = 'a' ifTrue: [buffer selectAll. changed. ^ true].
        (k = 's') || [k = 'Enter'] ifTrue: [accept. ^ true].
        k = 'ArrowLeft' ifTrue: [go: buffer lineStart Event: evt. ^ true].
        k = 'ArrowRight' ifTrue: [go: buffer lineEnd Event: evt. ^ true].
        (k = 'z') && [evt shift not] ifTrue: [^ undoText].
        ((k = 'z') || [(k = 'Z') || [k = 'y']]) ifTrue: [^ redoText].
        k = 'd' ifTrue: [^ evaluateSelection: false].
        k = 'g' ifTrue: [^ evaluateSelection: true].
        false).
    evaluateSelection: getIt = (false).
    undoText = (buffer past isEmpty ifTrue: [^ false]. buffer undo. edited. true).
    redoText = (buffer future isEmpty ifTrue: [^ false]. buffer redo. edited. true)}
  {'Category: control'
    accept = (acceptBlock value. self).
    cancel = (cancelBlock value. self).
    focus = (desktop hand keyboardTo: self. self).
    go: place Event: evt = (wishX: -1. buffer go: place Keep: evt shift. caretMoved).
    goLines: n Event: evt = (| p |
        p: pointAt: buffer caret.
        wishX < 0 ifTrue: [wishX: p x].
        buffer go: (placeAt: wishX @ (p y + 1 + (n * font lineHeight))) Keep: evt shift.
        caretMoved).
    typeText: s = (isReadOnly ifFalse: [buffer type: s. edited]. self).
    deleteFrom: a To: b = (
        isReadOnly ifTrue: [^ self].
        buffer deleteFrom: (a min: b) To: (a max: b).
        edited).
    delete: other = (
        buffer hasSelection
          ifTrue: [deleteFrom: buffer selectionStart To: buffer selectionEnd]
           False: [deleteFrom: buffer caret To: other value])}
} |)

traits editorMorph keys at: 'ArrowLeft' Put: 'keyLeft:'
traits editorMorph keys at: 'ArrowRight' Put: 'keyRight:'
traits editorMorph keys at: 'ArrowUp' Put: 'lineUp:'
traits editorMorph keys at: 'ArrowDown' Put: 'lineDown:'
traits editorMorph keys at: 'Home' Put: 'keyHome:'
traits editorMorph keys at: 'End' Put: 'keyEnd:'
traits editorMorph keys at: 'Backspace' Put: 'keyBackspace:'
traits editorMorph keys at: 'Delete' Put: 'keyDelete:'
traits editorMorph keys at: 'Enter' Put: 'keyEnter:'
traits editorMorph keys at: 'Tab' Put: 'keyTab:'
traits editorMorph keys at: 'Escape' Put: 'keyEscape:'

traits editorMorph _AddSlots: (| {'ModuleInfo: Module: editorMorph'
  {'Category: drawing'
    baseDrawOn: c = (
        marks do: [|:m| drawMark: m On: c].
        hasKeyboard ifTrue: [drawSelectionOn: c].
        buffer size = 0 ifTrue: [drawPlaceholderOn: c].
        tokens isEmpty ifTrue: [drawPlainOn: c] False: [drawTokensOn: c].
        (hasKeyboard && [isCaretOn]) ifTrue: [c rectangle: caretShape Fill: paints violet].
        self).
    caretShape = (| p |
        p: pointAt: buffer caret.
        (p + (-0.5 @ 2)) # (p + (1.5 @ (font lineHeight - 2)))).
    drawPlaceholderOn: c = (
        c text: (font ellipsize: placeholder To: width - leftMargin)
          Font: font In: (lineRectangle: 0) Paint: paints faint).
    lineRectangle: i = (| top |
        top: topMargin + (i * font lineHeight).
        (textLeft @ top) ## ((width - (leftMargin * 2)) @ font lineHeight)).
    drawPlainOn: c = (
        buffer lineCount do: [|:i|
            c text: (buffer line: i) Font: font In: (lineRectangle: i) Paint: color])}
  {'Category: private\x7fComment: drawing a stretch that may run over several lines'
    stretch: a To: b Do: block = (| at. i |
        at: a. i: buffer lineAt: a.
        [at < b] whileTrue: [| e |
            e: (buffer endOf: i) min: b.
            block value: at With: e With: i.
            i: i + 1.
            at: i < buffer lineCount ifTrue: [buffer startOf: i] False: [b]]).
    xOf: place Line: i = (
        textLeft + (font widthOf: (buffer string copyFrom: (buffer startOf: i) UpTo: place))).
    ground: p From: a To: b On: c = (
        stretch: a To: b Do: [|:s. :e. :i. r |
            r: lineRectangle: i.
            c rectangle: ((xOf: s Line: i) @ r top) # (((xOf: e Line: i) max: textLeft + 4) @ r bottom)
                Radius: 3 Fill: p])}
  {'Category: private\x7fComment: drawing'
    drawSelectionOn: c = (
        buffer hasSelection ifFalse: [^ self].
        ground: paints violetGround From: buffer selectionStart To: buffer selectionEnd On: c).
    drawMark: m On: c = (
        m ground isClear ifFalse: [ground: m ground From: m start To: m end On: c].
        m remark isEmpty ifFalse: [drawRemark: m On: c].
        self).
    drawRemark: m On: c = (| p. r |
        p: pointAt: (m end min: buffer size).
        r: (p + (8 @ 2)) # (p + ((20 + (fonts smallCode widthOf: m remark)) @ (font lineHeight - 2))).
        c rectangle: r Radius: 4 Fill: paints amberGround.
        c text: m remark Font: fonts smallCode CentredIn: r Paint: paints amber).
    drawTokensOn: c = (
        0 to: tokens size - 3 By: 3 Do: [|:k|
            drawFrom: (tokens at: k) To: (tokens at: k + 1) Paint: (paintFor: (tokens at: k + 2)) On: c]).
    drawFrom: a To: b Paint: p On: c = (
        stretch: a To: (b min: buffer size) Do: [|:s. :e. :i. r |
            r: lineRectangle: i.
            c text: (buffer string copyFrom: s UpTo: e) Font: font
                At: ((xOf: s Line: i) @ (r top + (font baselineIn: font lineHeight)))
                Paint: (markedPaintAt: s Else: p)]).
    markedPaintAt: place Else: p = (
        marks do: [|:m| (((m start <= place) && [place < m end]) && [m ground isClear not])
            ifTrue: [^ m ink]].
        p).
    paintFor: kind = (
        kind = 'keyword' ifTrue: [^ paints violet].
        kind = 'operator' ifTrue: [^ paints violet].
        kind = 'number' ifTrue: [^ paints blue].
        kind = 'comment' ifTrue: [^ paints faint].
        kind = 'string' ifTrue: [^ paints secondary].
        kind = 'primitive' ifTrue: [^ paints amber].
        color)}
} |)

traits fieldMorph _AddSlots: (| {'ModuleInfo: Module: editorMorph'
  {'Category: naming' morphTypeName = 'fieldMorph'}
  {'Category: events'
    textInput: s = (resend.textInput: (firstLineOf: s)).
    paste: s = (resend.paste: (firstLineOf: s)).
    firstLineOf: s = ((utf8 linesOf: s) first).
    computeMinExtent = (120 @ (font lineHeight + (topMargin * 2))).
    keyEnter: evt = (accept).
    keyTab: evt = (false).
    lineUp: evt = (false).
    lineDown: evt = (false)}
} |)
