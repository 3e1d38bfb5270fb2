"Processes: a running message with a stack of its own. This module says what a
 process knows and does, above all when a lookup fails: the machine then sends
 the process one of five messages, which ends in the receiver's own handler, its
 doesNotUnderstand:, or stopWith:. The scheduler decides who runs."

process _AddSlots: (| {'ModuleInfo: Module: process\x7fCategory: state'
    status <- 'running'.
    isScheduled <- false.
    birthMessage <- 'the initial process'.
    causeOfBirth <- ''.
    causeOfDeath <- ''.
    causeOfError <- processErrors ok.
    errorMessage <- ''.
    isReportingError <- false.
    isQuiet <- false.
    isAborting <- false.
    lookupErrors <- 0.
    deathWaiters <- vector.
    onSemaphore.
    held.
    wakeTime <- -1.
    hasTimedOut <- false.
    singleStep <- false.
    stopActivation.
    priority <- 5.
    birthEvent.
} |)

traits process _AddSlots: (| {'ModuleInfo: Module: process'
  {'Category: parents' parent* = traits clonable}
  {'Category: creating'
    stackQuota = (scheduler isWorld ifTrue: 16777216 False: 268435456).
    this = (_ThisProcess).
    copySend: m = (copySend: m CauseOfBirth: '').
    copySend: m CauseOfBirth: cause = (
        (process _NewProcessSize: stackQuota Receiver: m receiver Selector: m selector Arguments: m arguments)
            initialize: m CauseOfBirth: cause).
    initialize: m CauseOfBirth: cause = (
        status: 'newborn'. isScheduled: true.
        birthMessage: m. causeOfBirth: cause.
        causeOfError: processErrors ok. isReportingError: false. isQuiet: false. isAborting: false.
        lookupErrors: 0.
        deathWaiters: list copyRemoveAll.
        onSemaphore: nil. held: nil. wakeTime: -1. singleStep: false. stopActivation: nil)}
  {'Category: testing'
    isAlive = (status != 'dead').
    isDead = (status = 'dead').
    isReady = ((status = 'ready') || [status = 'running']).
    isWaiting = (status = 'waiting').
    isSuspended = (status = 'suspended').
    isActive = (isReady || [isWaiting]).
    hasError = (causeOfError isOk not)}
  {'Category: scheduling'
    resume = (scheduler resume: self. self).
    continue = (resume).
    suspend = (scheduler suspend: self. self).
    stop = (suspend).
    abort = (abort: 'aborted').
    kill = (abort).
    abort: reason = (scheduler abort: self For: reason. self).
    abortIfLive = (isAlive ifTrue: [abort]. self).
    yield = (scheduler yield. self).
    sleep: ms = (scheduler sleep: ms. self).
    step = (singleStep: true. resume).
    finish: activation = (stopActivation: activation. resume).
    waitForSuspension = ([isReady] whileTrue: [process this yield]. self).
    waitForDeath = (scheduler waitForDeathOf: self. self).
    priority: n = (scheduler changePriority: n Of: self).
    returnValue = (
        causeOfDeath = 'terminated' ifTrue: [_ProcessReturnValue] False: [nil])}
  {'Category: waiting\x7fComment: what a process protects itself with is given back when it dies'
    hold: semaphore = (
        held isNil ifTrue: [held: list copyRemoveAll].
        held addFirst: semaphore. self).
    letGo: semaphore = (
        held ifNotNil: [held remove: semaphore IfAbsent: []]. self).
    letGoOfAll = (| all |
        held isNil ifTrue: [^ self].
        all: held. held: nil.
        all do: [|:s| s release].
        self)}
  {'Category: errors\x7fComment: the handler\'s answer is the value of the send that failed'
    stopWith: error = (
        isReportingError ifTrue: [abortWithText: 'an error happened while an error was being reported'].
        isReportingError: true.
        error process: self.
        causeOfError: error.
        forgetErrorAfter: (processErrorHandler failed: error)).
    forgetErrorAfter: answer = (
        isReportingError: false. causeOfError: processErrors ok. answer).
    abortWithError: error = (
        causeOfError: error.
        abortWithText: error errorString).
    abortWithText: text = (
        isAborting ifTrue: [_AbortProcessWithError: errorMessage].
        isAborting: true.
        errorMessage: text canonicalize.
        reportError.
        _AbortProcessWithError: errorMessage).
    reportError = (
        isQuiet ifTrue: [^ self].
        isScheduled ifTrue: [('error in ' , printString , '\n') _StringPrintError].
        stackTraceString _StringPrintError.
        self)}
  {'Category: errors\x7fComment: sent by the machine when a lookup fails'
    undefinedSelector: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        failed: processErrors undefinedSelector
            Message: (messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args)
            Handler: 'undefinedSelector:Type:Delegatee:MethodHolder:Arguments:'
            Else: [|:m| forward: m IfRefused: [stopWith: (processErrors undefinedSelector copy message: m)]]).
    ambiguousSelector: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        failed: processErrors ambiguousSelector
            Message: (messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args)
            Handler: 'ambiguousSelector:Type:Delegatee:MethodHolder:Arguments:').
    missingParentSelector: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        failed: processErrors missingDelegatee
            Message: (messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args)
            Handler: 'missingParentSelector:Type:Delegatee:MethodHolder:Arguments:').
    mismatchedArgumentCountSelector: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        failed: processErrors mismatchedArgumentCountSelector
            Message: (messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args)
            Handler: 'mismatchedArgumentCountSelector:Type:Delegatee:MethodHolder:Arguments:').
    performTypeErrorSelector: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        failed: processErrors performTypeErrorSelector
            Message: (messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args)
            Handler: 'performTypeErrorSelector:Type:Delegatee:MethodHolder:Arguments:')}
  {'Category: errors\x7fComment: the receiver is asked through a mirror whether it wants to know'
    messageFor: sel Receiver: rec Type: t Delegatee: d MethodHolder: h Arguments: args = (
        (((((message clone type: t) receiver: rec) selector: sel) delegatee: d) methodHolder: h)
            arguments: args).
    failed: prototype Message: m Handler: handler = (
        failed: prototype Message: m Handler: handler
            Else: [stopWith: (prototype copy message: m)]).
    failed: prototype Message: m Handler: handler Else: block = (
        (isUnderstood: handler By: m receiver) ifFalse: [^ block value: m].
        handler sendTo: m receiver With: m selector With: m type
            With: m delegatee With: m methodHolder With: m arguments).
    isUnderstood: handler By: receiver = (| answer |
        enterLookupError.
        answer: (reflect: receiver) understands: handler.
        lookupErrors: 0.
        answer).
    forward: m IfRefused: refused = (
        (isUnderstood: 'doesNotUnderstand:' By: m receiver) ifFalse: [^ refused value].
        'doesNotUnderstand:' sendTo: m receiver With: m)}
  {'Category: errors\x7fComment: a world whose basics are broken fails while it handles a failure; this needs none of them'
    nesting = vector _Clone: 3 Filler: nil.
    enterLookupError = (
        lookupErrors: (lookupErrors _IntAdd: 1).
        nesting _At: lookupErrors IfFail: [
            _AbortProcessWithError: 'a lookup failed while a failed lookup was being handled'])}
  {'Category: reflection\x7fComment: the stack, newest activation first'
    activationStack = (activationStackLimit: 1000).
    activationStackLimit: n = (
        _ActivationStackLimit: n IfFail: [_ActivationStackIfFail: [vector]]).
    stackDepth = (_StackDepthIfFail: 0).
    at: n = (at: n IfAbsent: raiseError).
    at: n IfAbsent: absent = (_ActivationAt: n IfFail: absent).
    currentActivation = (at: 0).
    stack = (activationStack asList).
    indexOf: activation = (
        activationStack keyOf: activation IfAbsent: [error: 'not an activation of this process']).
    killActivationsUpTo: activation = (_KillActivationsUpTo: activation).
    restartActivation: activation = (
        _RestartActivationAt: activation).
    stackTrace = (stackTraceString print. self).
    stackTraceString = (| s <- ''. frames. limit = 20 |
        frames: activationStack.
        (frames copyFrom: (errorFramesIn: frames) UpTo: frames size) do: [|:a. :i|
            i = limit ifTrue: [^ s , '  ...\n'].
            s: s , '  ' , (describe: a) , '\n'].
        s).
    errorFramesIn: frames = (
        frames findFirst: [|:a| (isErrorFrame: a) not] IfPresent: [|:a. :i| i] IfAbsent: [frames size]).
    isErrorFrame: a = (
        a isLive not || [a isReflecteeBlockMethodActivation || [(a receiver = (reflect: self)) || [
            (a receiver = (reflect: processErrorHandler)) || [errorSelectors includes: a selector]]]]).
    errorSelectors = ('error: error:Arguments: primitiveFailedError:Name: value' asTokensSeparatedByWhiteSpace).
    describe: a = (
        a isLive ifFalse: [^ 'a dead activation'].
        a selector , ' in ' , a receiver safeName ,
            ' (' , a file , ':' , a line printString , ')')}
  {'Category: printing'
    birthLabel = (causeOfBirth isEmpty ifTrue: [birthText] False: [causeOfBirth]).
    birthText = ((reflect: birthMessage) isReflecteeString ifTrue: [birthMessage] False: [birthMessage statePrintString]).
    printString = (
        status , ' process: ' , birthLabel ,
            (hasError ifTrue: [' >>> ' , causeOfError errorString] False: ['']))}
} |)
