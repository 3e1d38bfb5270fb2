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
