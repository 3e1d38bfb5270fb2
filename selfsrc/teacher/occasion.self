"One failed message, as the teacher sees it: who did not understand what, said
 by whom. It wraps the failure that the debugger holds, or the message that a
 future stands for; copyReceiver:Selector:Arguments: makes one by hand."

traits _AddSlots: (| {'ModuleInfo: Module: occasion\x7fCategory: structure'
    teachOccasion = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: occasion\x7fCategory: prototypes'
    teachOccasion = (| {'Category: parents' parent* = traits teachOccasion}
      {'Category: state'
        receiver.
        selector <- ''.
        arguments <- vector.
        failure.
        future.
        waitingMessage.
        senderSource <- ''.
        shapeCache} |).
} |)

traits teachOccasion _AddSlots: (| {'ModuleInfo: Module: occasion'
  {'Category: creating'
    forFailure: aFailure = (
        (copyReceiver: aFailure receiver Selector: aFailure selector Arguments: aFailure arguments)
            withFailure: aFailure).
    "Nobody is stopped: the sender got a future and went on."
    forMessage: aMessage = (
        (copyReceiver: aMessage receiver Selector: aMessage selector Arguments: aMessage arguments)
            withFuture: futures new For: aMessage).
    copyReceiver: r Selector: s Arguments: args = (
        ((((clone receiver: r) selector: s) arguments: args) failure: nil) shapeCache: nil)}
  {'Category: accessing'
    shape = (
        shapeCache == nil ifTrue: [shapeCache: objectShape of: receiver].
        shapeCache).
    argumentShapes = (arguments copyMappedBy: [|:a| objectShape of: a]).
    lookupType = (failure == nil ifTrue: ['normal'] False: [failure type]).
    process = (failure == nil ifTrue: [nil] False: [failure process])}
  {'Category: naming'
    receiverText = (utf8Text cut: shape printText To: 60).
    argumentTextAt: i = (utf8Text cut: (objectShape of: (arguments at: i)) printText To: 40).
    "The message as a person would write it, with the arguments printed in place."
    messageText = (| text |
        arguments isEmpty ifTrue: [^ selector].
        text: ''.
        selectorParts do: [|:part. :i|
            text: text , (i = 0 ifTrue: [''] False: [' ']) , part , ' ' , (argumentTextAt: i)].
        text).
    "The keyword parts of the selector; the whole of a unary or binary one."
    selectorParts = (selectorText partsOf: selector)}
  {'Category: control\x7fComment: what waits for the answer goes on'
    answerThen: block = (
        isForFuture ifTrue: [future whenResolved: block. ^ sendForFuture].
        failure == nil ifTrue: [^ self].
        failure resendAndContinueThen: block).
    giveUp: reason = (
        isForFuture ifTrue: [
            future breakWith: (processErrors userError copy receiver: receiver) message: reason].
        self)}
  {'Category: testing' isForFuture = ((future == nil) not)}
  {'Category: private'
    withFailure: aFailure = ((failure: aFailure) senderSource: (sourceOfSenderIn: aFailure)).
    sourceOfSenderIn: aFailure = (| stack |
        stack: aFailure stack.
        stack isEmpty ifTrue: [''] False: [sourceOf: stack first]).
    sourceOf: activation = (activation selector , ' = ( ' , activation source shrinkwrapped , ' )').
    withFuture: aFuture For: aMessage = (((failure: nil) waitingMessage: aMessage) future: aFuture).
    "In a process of its own: the method may fail, and its error is then the future's."
    sendForFuture = (
        (message copy receiver: ((futureRun copy message: waitingMessage) future: future) Selector: 'go') fork.
        self)}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: occasion\x7fCategory: prototypes'
    selectorText = (| {'Category: parents' parent* = traits oddball} |).
} |)

selectorText _AddSlots: (| {'ModuleInfo: Module: occasion'
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

traits _AddSlots: (| {'ModuleInfo: Module: occasion\x7fCategory: structure'
    editDistance = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: occasion\x7fCategory: prototypes'
    editDistance = (| {'Category: parents' parent* = traits editDistance}
      {'Category: state' older. old. new} |).
} |)

traits editDistance _AddSlots: (| {'ModuleInfo: Module: occasion'
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
