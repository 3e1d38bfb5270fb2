"Debuggers: a card on a process that failed.

 It says what was not understood and the nearest thing that is, who is waiting
 for the answer, and where in the source. Teach asks the teacher for the missing
 method, Write it lets the person write it, Retry sends the message again, Abort
 ends the process."

traits _AddSlots: (| {'ModuleInfo: Module: debugger\x7fCategory: structure'
    debuggerMorph = (| {'Category: parents' parent* = traits cardMorph} |).
    frameRowMorph = (| {'Category: parents' parent* = traits slotRowMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: debugger\x7fCategory: prototypes'
    debuggerMorph = cardMorph copy _AddSlots: (| {'Category: parents' parent* = traits debuggerMorph}
      {'Category: state' failure <- nil}
      {'Category: private' stackColumn <- nil. sourceEditor <- nil. buttonBand <- nil.
        selectedFrame <- nil. home <- nil. problem <- nil.
        acceptButton <- nil. isWriting <- false. minCardWidth <- 378} |).
    frameRowMorph = slotRowMorph copy _AddSlots: (| {'Category: parents' parent* = traits frameRowMorph}
      {'Category: private' debugger <- nil. frame <- nil} |).
} |)

traits debuggerMorph _AddSlots: (| {'ModuleInfo: Module: debugger'
  {'Category: naming' morphTypeName = 'debuggerMorph'}
  {'Category: creating'
    openOn: f = (| d |
        d: (copy failure: f) build.
        desktop world placeFreely: d Near: placeForNew.
        d comeToFront).
    placeForNew = (
        (desktop world width < 900 ifTrue: [24] False: [604]) @ 372)}
  {'Category: private\x7fComment: making the card'
    build = (
        addMorph: buildHeader.
        addMorph: buildMessage.
        addMorph: (sectionTitle: 'waiting in').
        stackColumn: columnMorph copy. stackColumn beFlexibleHorizontally.
        addMorph: (scrollMorph copyContent: stackColumn Max: 106).
        addMorph: buildSource.
        addMorph: buildButtons.
        fillStack.
        self).
    buildHeader = (| h |
        h: headerMorph copy. h color: paints redGround.
        h addMorph: (labelMorph copyText: failure title Font: fonts title Paint: paints red).
        h addMorph: spacerMorph copy.
        h addMorph: (signButtonMorph copyLabel: '×' Do: [abort] Hint: 'End the waiting process').
        h).
    buildMessage = (| c |
        c: columnMorph copy. c leftMargin: 14. c rightMargin: 14. c topMargin: 12. c spacing: 4.
        c addMorph: (textMorph copyText: failure messageText Width: 350 Font: fonts selector Paint: paints ink).
        c addMorph: buildNearest.
        c).
    buildNearest = (| r |
        r: rowMorph copy. r spacing: 5.
        failure isMissing ifFalse: [^ r].
        inspection nearestTo: failure selector In: failure receiverMirror IfNone: [^ r].
        r addMorph: (labelMorph copyText: 'Nearest it knows:' Font: fonts body Paint: paints secondary).
        r addMorph: (labelMorph copyText: nearest Font: fonts code Paint: paints violet).
        r).
    nearest = (
        inspection nearestTo: failure selector In: failure receiverMirror IfNone: ['']).
    sectionTitle: s = (| r |
        r: rowMorph copy. r leftMargin: 14. r topMargin: 12. r bottomMargin: 3.
        r addMorph: (labelMorph copyText: s Font: fonts small Paint: paints faint).
        r).
    buildSource = (| b |
        b: bandMorph copy. b ground: paints code. b lineAbove. b lineBelow.
        b horizontalMargin: 0. b verticalMargin: 0. b alignStart.
        sourceEditor: editorMorph copyText: '' Accept: [acceptSource] Cancel: [showFrame: selectedFrame].
        sourceEditor changeBlock: [offerAccept].
        b addMorph: sourceEditor.
        b).
    buildButtons = (
        buttonBand: bandMorph copy. buttonBand verticalMargin: 11.
        failure isMissing ifTrue: [
            buttonBand addMorph: (toolButtonMorph copyLabel: 'Teach this object' Do: [teach]) beAmber.
            buttonBand addMorph: (toolButtonMorph copyLabel: 'Write it' Do: [writeIt])].
        buttonBand addMorph: (toolButtonMorph copyLabel: (failure isStuck ifTrue: ['Continue'] False: ['Retry']) Do: [retry]).
        buttonBand addMorph: (toolButtonMorph copyLabel: 'Abort' Do: [abort]).
        buttonBand)}
  {'Category: private\x7fComment: the stack'
    frameLimit = 40.
    fillStack = (
        failure stack do: [|:a. :i|
            stackColumn morphs size < frameLimit ifTrue: [
                stackColumn addMorph: (frameRowMorph copyFrame: a For: self)]].
        failure stack isEmpty ifTrue: [^ self].
        showFrame: failure stack first).
    showFrame: a = (
        selectedFrame: a.
        stackColumn morphsDo: [|:r| r changed].
        a isLive ifTrue: [showSource: a].
        self).
    showSource: a = (
        sourceEditor unmark.
        slotOf: a IfPresent: [|:s| ^ showSlot: s At: a].
        sourceEditor text: (indentation shown: a source).
        mark: a span In: a source From: 0).
    showSlot: s At: a = (| raw |
        raw: (inspection headOf: s) , ' = ' , (inspection bracketed: s contents).
        sourceEditor text: (inspection sourceOf: s).
        mark: a span In: raw From: (inspection bodyOffsetIn: s)).
    mark: v In: raw From: n = (
        v size < 2 ifTrue: [^ self].
        sourceEditor mark: (textMark
            copyFrom: (indentation place: (v at: 0) + n In: raw)
            To: (indentation place: (v at: 1) + n In: raw))).
    slotOf: a IfPresent: present = (
        a isReflecteeMethodActivation ifFalse: [^ self].
        (a methodHolder includesKey: a selector) ifFalse: [^ self].
        present value: (a methodHolder slotAt: a selector))}
  {'Category: control\x7fComment: the buttons'
    teach = (teachingMorph openOn: (teacher requestFor: failure) For: self. self).
    retry = (failure retry. delete).
    abort = (failure abort. delete).
    acceptSource = (
        slotOf: selectedFrame IfPresent: [|:s| edit: s].
        self).
    offerAccept = (
        sourceEditor unmark.
        (buttonBand morphs first == acceptButton) || [isWriting] ifTrue: [^ self].
        acceptButton: (toolButtonMorph copyLabel: 'Accept' Do: [acceptSource] Hint: 'Change the method') beGreen.
        buttonBand addMorphFirst: acceptButton).
    accepted = (
        acceptButton isNil ifFalse: [acceptButton delete. acceptButton: nil].
        showFrame: selectedFrame).
    edit: s = (
        edits add: sourceEditor text To: s holder Annotation: s annotationText
            IfFail: [|:e| ^ desktop openNotice: e message].
        accepted)}
  {'Category: control\x7fComment: writing the missing method by hand'
    writeIt = (
        home: inspection homeFor: failure receiverMirror.
        isWriting: true.
        sourceEditor unmark.
        sourceEditor text: (inspection stubFor: failure selector).
        sourceEditor acceptBlock: [acceptWritten].
        sourceEditor cancelBlock: [stopWriting].
        showWritingButtons.
        sourceEditor focus).
    showWritingButtons = (
        buttonBand removeAllMorphs.
        problem: labelMorph copyText: 'goes to ' , home safeName Font: fonts small Paint: paints secondary.
        buttonBand addMorph: (toolButtonMorph copyLabel: 'Accept' Do: [acceptWritten]) beGreen.
        buttonBand addMorph: (toolButtonMorph copyLabel: 'Cancel' Do: [stopWriting]).
        buttonBand addMorph: problem).
    acceptWritten = ((message copy receiver: self Selector: 'acceptWrittenNow') fork. self).
    acceptWrittenNow = (
        edits add: sourceEditor text To: home Category: 'written'
            IfFail: [|:e| desktop defer: [complain: e]. ^ self].
        desktop defer: [retry]).
    complain: e = (
        problem color: paints red.
        problem text: (inspection limit: e message To: 44)).
    stopWriting = (
        isWriting: false.
        replaceMorph: buttonBand With: buildButtons.
        sourceEditor acceptBlock: [acceptSource].
        showFrame: selectedFrame)}
} |)

traits frameRowMorph _AddSlots: (| {'ModuleInfo: Module: debugger'
  {'Category: naming' morphTypeName = 'frameRowMorph'}
  {'Category: creating'
    copyFrame: a For: d = (((copy debugger: d) frame: a) build)}
  {'Category: private'
    build = (
        addMorph: (labelMorph copyText: frameText Font: fonts code).
        addMorph: spacerMorph copy.
        addMorph: (labelMorph copyText: lineText Font: fonts code Paint: paints secondary).
        self).
    frameText = (
        frame isLive ifFalse: [^ 'gone'].
        (inspection limit: frame receiver safeName To: 22) , ' ‹' ,
            (inspection limit: frame selector To: 22) , '›').
    lineText = (frame isLive ifTrue: ['line ' , frame line printString] False: [''])}
  {'Category: accessing' menuTarget = (debugger)}
  {'Category: events'
    leftMouseUp: evt = (debugger showFrame: frame)}
  {'Category: drawing'
    baseDrawOn: c = (
        debugger selectedFrame == frame
          ifTrue: [c rectangle: baseBounds Fill: paints violetGround] False: [resend.baseDrawOn: c])}
} |)
