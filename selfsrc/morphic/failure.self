"Failures: a process that failed, parked until someone decides.

 The failed process waits in await. Whoever decides gives it an outcome, which it
 then runs itself: the message again, a value in its place, or its own end. So a
 method that was taught meanwhile is found by the very send that failed, and the
 process goes on as if nothing had been amiss."

traits _AddSlots: (| {'ModuleInfo: Module: failure\x7fCategory: structure'
    failure = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: failure\x7fCategory: prototypes'
    failure = (| {'Category: parents' parent* = traits failure}
      {'Category: state' error <- processErrors ok. process <- nil. activity <- ''. morph <- nil}
      {'Category: private' gate <- semaphore. outcome <- []. isSettled <- false.
        frames <- nil. isStuck <- false} |).
} |)

traits failure _AddSlots: (| {'ModuleInfo: Module: failure'
  {'Category: creating'
    copyError: e In: p = (
        ((clone error: e) process: p) gate: (semaphore copyCount: 0 Capacity: 1))}
  {'Category: accessing'
    isLookup = (error isLookupError).
    isMissing = (error isUndefinedSelectorError).
    message = (error message).
    selector = (isLookup ifTrue: [error selector] False: ['']).
    arguments = (isLookup ifTrue: [error arguments] False: [vector]).
    receiverMirror = (reflect: error receiver).
    receiver = (error receiver).
    type = (isLookup ifTrue: [error message type] False: ['normal']).
    messageString = (error errorString).
    title = (
        isMissing ifTrue: [^ (inspection titleOf: receiverMirror) , ' does not understand'].
        isStuck ifTrue: ['Stopped'] False: ['Something went wrong']).
    messageText = (
        isLookup ifTrue: [error message statePrintStringWithoutReceiver] False: [firstLine]).
    firstLine = ((utf8 linesOf: messageString) first)}
  {'Category: accessing\x7fComment: the stack without the frames that only report'
    stack = (
        frames isNil ifTrue: [frames: findFrames].
        frames).
    findFrames = (| all |
        all: process activationStack.
        (all copyFrom: (afterReport: all) UpTo: all size) asList).
    afterReport: all = (| n <- 0 |
        all do: [|:a. :i| (a isLive && [isReporting: a selector]) ifTrue: [n: i + 1]].
        n).
    isReporting: s = (
        ('stopWith:' = s) || [('error:' isPrefixOf: s) || [('primitiveFailedError:' isPrefixOf: s)
          || ['Selector:Receiver:Type:Delegatee:MethodHolder:Arguments:' isSuffixOf: s]]])}
  {'Category: control\x7fComment: in the failed process'
    await = (
        gate wait.
        process isReportingError: false.
        outcome value)}
  {'Category: control\x7fComment: from anywhere; the first decision counts'
    settle: block = (
        isSettled ifTrue: [^ self].
        isSettled: true.
        outcome: block.
        isStuck ifTrue: [process resume] False: [gate signal].
        self).
    resendAndContinue = (settle: [error sendAgain]).
    resendAndContinueThen: after = (settle: [| r | r: error sendAgain. after value: r. r]).
    mendMorph = (morph isNil ifFalse: [morph mend]. self).
    retry = (mendMorph. isLookup ifTrue: [resendAndContinue] False: [continueWith: nil]).
    continueWith: v = (settle: [v]).
    abort = (
        (isStuck || [error isResumable not])
          ifTrue: [isSettled: true. process abortIfLive]
           False: [settle: [process abort]].
        self)}
  {'Category: printing'
    statePrintString = (messageText)}
} |)
