"The teaching panel: what a teaching looks like.

 The teaching itself belongs to the teacher; the panel draws its stage and turns
 presses into messages. Nothing is sent before Ask is pressed, and what would be
 sent stands there to be read. An answer is code in an editor, what was found
 about it, and where it would go; Approve is one step of undo."

traits _AddSlots: (| {'ModuleInfo: Module: teachingMorph\x7fCategory: structure'
    teachingMorph = (| {'Category: parents' parent* = traits cardMorph} |).
    stepDotMorph = (| {'Category: parents' parent* = traits labelMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: teachingMorph\x7fCategory: prototypes'
    teachingMorph = cardMorph copy _AddSlots: (| {'Category: parents' parent* = traits teachingMorph}
      {'Category: state' teaching <- nil. debugger <- nil}
      {'Category: private' meterLabel <- nil. dots <- nil. content <- nil. codeEditor <- nil.
        noteField <- nil. shownStage <- ''. isStale <- false. minCardWidth <- 370} |).
    stepDotMorph = labelMorph copy _AddSlots: (| {'Category: parents' parent* = traits stepDotMorph}
      {'Category: state' state <- 'todo'. font <- fonts small. inset <- 6} |).
} |)

traits stepDotMorph _AddSlots: (| {'ModuleInfo: Module: teachingMorph'
  {'Category: naming' morphTypeName = 'stepDotMorph'}
  {'Category: creating'
    copyText: s State: t = ((((copy rawText: s) state: t) fontFor: t) refit).
    fontFor: t = (font: (t = 'now' ifTrue: [fonts smallMedium] False: [fonts small]). self)}
  {'Category: drawing'
    textExtent = (((font widthOf: rawText) + 16) ceil @ font lineHeight).
    baseDrawOn: c = (
        c circleAt: 4 @ (height / 2) Radius: 3 Fill: dotPaint.
        c text: rawText Font: font In: (12 @ 0) # extent Paint: textPaint).
    dotPaint = (
        state = 'done' ifTrue: [^ paints green].
        state = 'now' ifTrue: [^ paints amberSolid].
        state = 'failed' ifTrue: [paints red] False: [paints line]).
    textPaint = (
        state = 'now' ifTrue: [^ paints ink].
        state = 'todo' ifTrue: [paints faint] False: [paints secondary])}
} |)

traits teachingMorph _AddSlots: (| {'ModuleInfo: Module: teachingMorph'
  {'Category: naming' morphTypeName = 'teachingMorph'}
  {'Category: creating'
    openOn: t For: d = (| m |
        m: ((copy teaching: t) debugger: d) build.
        t addObserver: m.
        desktop world placeFreely: m Near: (placeBeside: d).
        m comeToFront.
        m).
    openOn: t = (desktop defer: [teachingMorph openOn: t For: nil]. self).
    placeBeside: d = (
        d isNil ifTrue: [^ 640 @ 140].
        (d position x + d width + 34) @ 128)}
  {'Category: private\x7fComment: making the card'
    build = (
        addMorph: buildHeader.
        dots: bandMorph copy. dots lineBelow. dots spacing: 9. dots verticalMargin: 9.
        addMorph: dots.
        content: columnMorph copy. content beFlexibleHorizontally.
        addMorph: content.
        refresh).
    buildHeader = (| h |
        h: headerMorph copy. h color: paints amberGround.
        h addMorph: (labelMorph copyText: teaching title Font: fonts title Paint: paints amber).
        h addMorph: spacerMorph copy.
        meterLabel: labelMorph copyText: '' Font: fonts small Paint: paints amber.
        h addMorph: meterLabel.
        h addMorph: (signButtonMorph copyLabel: '×' Do: [close] Hint: 'Decline and put away').
        h)}
  {'Category: control\x7fComment: the teaching changed; may come from any process'
    teachingChanged: t = (
        isStale ifTrue: [^ self].
        isStale: true.
        desktop defer: [isStale: false. refresh]).
    refresh = (
        meterLabel text: teaching meter.
        fillDots.
        (shownStage = teaching stage) && [teaching stage = 'asking']
          ifTrue: [showPartial] False: [showStage].
        desktop defer: [keepOnDesk].
        self).
    fillDots = (| names |
        names: ('asked' & 'parsed' & 'reviewed' & 'tested' & 'your turn') asVector.
        dots removeAllMorphs.
        teaching stepStates do: [|:s. :i|
            dots addMorph: (stepDotMorph copyText: (names at: i) State: s)]).
    showStage = (| s |
        s: teaching stage. shownStage: s.
        content removeAllMorphs. codeEditor: nil.
        s = 'preview' ifTrue: [^ showPreview].
        s = 'accepted' ifTrue: [^ showEnd: 'It has learnt ' , teaching selector Paint: paints green].
        s = 'declined' ifTrue: [^ close].
        s = 'failed' ifTrue: [^ showFailed].
        s = 'yourTurn' ifTrue: [showAnswer] False: [showAsking])}
  {'Category: private\x7fComment: pieces'
    addSection: s = (| r |
        r: rowMorph copy. r leftMargin: 14. r topMargin: 10. r bottomMargin: 2.
        r addMorph: (labelMorph copyText: s Font: fonts small Paint: paints faint).
        content addMorph: r).
    addText: s Paint: p = (| r |
        s isEmpty ifTrue: [^ self].
        r: rowMorph copy. r horizontalMargin: 14. r verticalMargin: 6.
        r addMorph: (textMorph copyText: s Width: 342 Font: fonts body Paint: p).
        content addMorph: r).
    addCode: s Max: h ReadOnly: ro = (| band |
        codeEditor: editorMorph copy.
        codeEditor isReadOnly: ro.
        codeEditor text: s.
        band: bandMorph copy. band ground: paints code. band lineBelow. band margin: 0.
        band addMorph: (scrollMorph copyContent: codeEditor Max: h).
        content addMorph: band).
    addRow: left Paint: p Right: right = (| r |
        r: rowMorph copy. r horizontalMargin: 14. r verticalMargin: 3. r beFlexibleHorizontally.
        r addMorph: (labelMorph copyText: left Font: fonts body Paint: p).
        r addMorph: spacerMorph copy.
        r addMorph: (labelMorph copyText: right Font: fonts body Paint: paints secondary).
        content addMorph: r).
    addButtons = (| b |
        content addMorph: (spacerMorph copyHeight: 6).
        b: bandMorph copy. b lineAbove. b verticalMargin: 11.
        content addMorph: b.
        b)}
  {'Category: private\x7fComment: before anything is sent'
    wrapped: s = (| r |
        r: list copyRemoveAll.
        (utf8 linesOf: s) do: [|:line| r addAll: (fonts code wrap: line To: 342)].
        utf8 join: r With: '\n').
    showPreview = (| b |
        addText: 'Ask ' , teaching teacherName , ' for ' , teaching selectorText , '.' Paint: paints ink.
        addSection: teaching previewHeading.
        addCode: (wrapped: teaching preview) Max: 200 ReadOnly: true.
        codeEditor isCode: false. codeEditor textChanged.
        b: addButtons.
        b addMorph: (toolButtonMorph copyLabel: 'Ask' Do: [teaching start]) beAmber.
        b addMorph: (toolButtonMorph copyLabel: 'Settings…' Do: [platform openSettings]).
        b addMorph: spacerMorph copy.
        b addMorph: (toolButtonMorph copyLabel: 'Not now' Do: [close]) beQuiet)}
  {'Category: private\x7fComment: while the answer comes'
    showAsking = (| b |
        addText: 'Asking ' , teaching teacherName , '…' Paint: paints secondary.
        addCode: teaching partialText Max: 260 ReadOnly: true.
        b: addButtons.
        b addMorph: (toolButtonMorph copyLabel: 'Stop' Do: [teaching cancel])).
    showPartial = (
        codeEditor isNil ifTrue: [^ showStage].
        codeEditor text: teaching partialText)}
  {'Category: private\x7fComment: now the person decides'
    showAnswer = (
        addCode: teaching code Max: 240 ReadOnly: false.
        codeEditor changeBlock: [teaching code: codeEditor text].
        addText: teaching problem Paint: paints red.
        teaching findings do: [|:f| addText: f text Paint: (paintOf: f)].
        showTests.
        showTargets.
        addRow: 'Permissions asked for' Paint: paints secondary Right: teaching permissions.
        showAnswerButtons).
    paintOf: finding = (
        finding level = 'note' ifTrue: [paints secondary] False: [paints red]).
    showTests = (
        teaching testResults isEmpty ifTrue: [^ self].
        addSection: teaching testsHeading.
        teaching testResults do: [|:t| addTest: t]).
    addTest: t = (| r |
        addRow: t label Paint: paints ink Right: t value.
        r: content morphs last. r spacing: 8.
        r addMorphFirst: (labelMorph copyText: (t passed ifTrue: ['✓'] False: ['✗']) Font: fonts title
            Paint: (t passed ifTrue: [paints green] False: [paints red]))).
    showTargets = (| r |
        addSection: 'goes to'.
        r: rowMorph copy. r horizontalMargin: 14. r spacing: 8. r beFlexibleHorizontally.
        r addMorph: ((toolButtonMorph copyLabel: teaching targetLabel , ' ▾' Do: [chooseTarget]) beViolet).
        r addMorph: spacerMorph copy.
        r addMorph: (labelMorph copyText: teaching affected Font: fonts body Paint: paints secondary).
        content addMorph: r).
    chooseTarget = (| m |
        m: menuMorph copyTitle: 'goes to'.
        teaching targets do: [|:t. :i|
            m add: (teaching targetLabels asVector at: i IfAbsent: [t safeName]) Do: [teaching target: t]].
        desktop openMenu: m At: desktop hand position).
    showAnswerButtons = (| b |
        b: addButtons.
        b addMorph: (((toolButtonMorph copyLabel: 'Approve' Do: [approve]) beGreen)
            enabled: teaching canApprove).
        teaching canAskAgain ifTrue: [
            b addMorph: (toolButtonMorph copyLabel: 'Ask again…' Do: [askAgain])].
        b addMorph: spacerMorph copy.
        b addMorph: (toolButtonMorph copyLabel: 'Decline' Do: [teaching decline]) beQuiet).
    approve = ((message copy receiver: teaching Selector: 'approve') fork. self).
    askAgain = (| f. b |
        f: fieldMorph copyText: ''. f isCode: false. f font: fonts body.
        f placeholder: 'What should be different?'.
        f acceptBlock: [teaching askAgain: f text].
        b: bandMorph copy. b lineAbove. b addMorph: f.
        b addMorph: (toolButtonMorph copyLabel: 'Send' Do: [teaching askAgain: f text]) beAmber.
        content addMorph: b.
        f focus)}
  {'Category: private\x7fComment: the end'
    showFailed = (| b |
        addText: teaching problem Paint: paints red.
        b: addButtons.
        teaching canStart ifTrue: [
            b addMorph: (toolButtonMorph copyLabel: 'Ask once more' Do: [teaching start]) beAmber].
        b addMorph: (toolButtonMorph copyLabel: 'Settings…' Do: [platform openSettings]).
        b addMorph: spacerMorph copy.
        b addMorph: (toolButtonMorph copyLabel: 'Close' Do: [close]) beQuiet).
    showEnd: s Paint: p = (| b |
        debugger isNil ifFalse: [debugger delete. debugger: nil].
        addText: s Paint: p.
        addText: teaching affected Paint: paints secondary.
        b: addButtons.
        b addMorph: (toolButtonMorph copyLabel: 'Undo' Do: [history undo. close]).
        b addMorph: spacerMorph copy.
        b addMorph: (toolButtonMorph copyLabel: 'Close' Do: [close]) beQuiet.
        edits changed).
    close = (
        teaching removeObserver: self.
        teaching isOver ifFalse: [teaching decline].
        delete)}
} |)
