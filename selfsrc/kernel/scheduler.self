"The scheduler, in Self. One process, the host, runs it: in a program the one
 that runs the program, whenever it waits; in a world one that does nothing
 else. All other processes run only while the host is in transfer:, so what the
 host does to the queues nobody can see half done. A scheduled process that
 wants something of the scheduler yields a block, which the host then runs.

 Processes that are ready take turns; the machine ends a turn that is too long
 by letting the transfer answer signal."

globals _AddSlots: (| {'ModuleInfo: Module: scheduler\x7fCategory: structure'
    scheduler = (| {'Category: parents' parent* = traits oddball}
      {'Category: state'
        readyQueue <- list copyRemoveAll.
        sleepers <- list copyRemoveAll.
        eventWaiters <- list copyRemoveAll.
        current.
        isRunning <- false.
        isWorld <- false.
        stopping <- false.
        result <- vector _Clone: 64 Filler: nil} |).
} |)

globals scheduler _AddSlots: (| {'ModuleInfo: Module: scheduler'
  {'Category: scheduling\x7fComment: what processes ask for'
    resume: p = (
        perform: [p isSuspended || [p status = 'newborn'] ifTrue: [makeReady: p]]).
    suspend: p = (
        performWaiting: [
            forget: p.
            p isDead ifFalse: [p status: 'suspended']]).
    abort: p For: reason = (
        p causeOfDeath: reason.
        (p _Eq: process this) ifTrue: [abortSelf: p].
        perform: [p isDead ifFalse: [p _AbortProcessIfFail: []. bury: p]]).
    abortSelf: p = (
        p isScheduled ifTrue: [p _AbortProcess] False: [p _AbortProcessWithError: p causeOfDeath canonicalize]).
    yield = (
        isHost ifTrue: [limitTurns. wakeAll. readyQueue size do: [readyQueue isEmpty ifFalse: [step]]]
          False: [process this _Yield: nil].
        self).
    sleep: ms = (performWaiting: [|:p| wait: p For: ms]).
    waitForEventUntil: ms = (waitForEventFor: ms - _TimeMs).
    waitForEventFor: ms = (
        performWaiting: [|:p|
            wait: p For: ms asInteger.
            eventWaiters addLast: p]).
    waitForDeathOf: p = (
        performWaiting: [|:me|
            p isDead ifFalse: [me status: 'waiting'. p deathWaiters addLast: me]]).
    changePriority: n Of: p = (p priority: n)}
  {'Category: scheduling\x7fComment: run a block where the queues may be changed; it gets the asking process'
    isHost = (process this isScheduled not).
    perform: block = (
        isHost ifTrue: [block value: process this] False: [process this _Yield: block]. self).
    performWaiting: block = (| me |
        isHost ifFalse: [process this _Yield: block. ^ self].
        me: process this.
        me status: 'running'.
        block value: me.
        runUntil: [me isReady])}
  {'Category: scheduling\x7fComment: only for the host'
    makeReady: p = (
        p status: 'ready'.
        p isScheduled ifTrue: [enqueue: p].
        self).
    enqueue: p = (
        p priority > normalPriority ifTrue: [readyQueue addFirst: p] False: [readyQueue addLast: p]).
    normalPriority = 5.
    makeWaiting: p On: semaphore = (p status: 'waiting'. p onSemaphore: semaphore).
    wait: p For: ms = (
        p hasTimedOut: false.
        p status: 'waiting'.
        p wakeTime: times realMs + (ms max: 0).
        sleepers addLast: p).
    wake: p = (
        p onSemaphore: nil.
        stopSleepOf: p.
        makeReady: p).
    stopSleepOf: p = (
        p wakeTime < 0 ifTrue: [^ self].
        p wakeTime: -1.
        sleepers remove: p IfAbsent: [].
        eventWaiters remove: p IfAbsent: [].
        self).
    forget: p = (
        "Who is running is not in the queue: looking for each that ends would cost its length."
        p status = 'running' ifFalse: [readyQueue remove: p IfAbsent: []].
        stopSleepOf: p.
        leaveSemaphore: p.
        self).
    leaveSemaphore: p = (
        p onSemaphore ifNotNil: [|:s| s forget: p. p letGo: s. p onSemaphore: nil]. self).
    bury: p = (| waiters |
        forget: p.
        p status: 'dead'.
        p letGoOfAll.
        waiters: p deathWaiters.
        p deathWaiters: list copyRemoveAll.
        waiters do: [|:w| makeReady: w].
        self)}
  {'Category: scheduling\x7fComment: the loop'
    start = (
        isWorld: true. stopping: false.
        runUntil: [stopping]).
    stop = (stopping: true).
    timeSliceMs = 10.
    limitTurns = (timeSliceMs _SetCPUTimer).
    runUntil: done = (limitTurns. [wakeAll. done value] whileFalse: [step]. self).
    wakeAll = (wakeEventWaiters. wakeSleepers).
    step = (
        readyQueue isEmpty ifTrue: [idle] False: [run: readyQueue removeFirst].
        self).
    wakeSleepers = (| now |
        sleepers isEmpty ifTrue: [^ self].
        now: times realMs.
        sleepers copy do: [|:p| p wakeTime <= now ifTrue: [timeOut: p]].
        self).
    wakeEventWaiters = (
        eventWaiters isEmpty ifTrue: [^ self].
        _EventPending ifTrue: [eventWaiters copy do: [|:p| wake: p]].
        self).
    timeOut: p = (
        p hasTimedOut: true.
        leaveSemaphore: p.
        wake: p).
    idle = (
        sleepers isEmpty
          ifTrue: [isWorld ifFalse: [error: 'every process is waiting: nothing can ever run']. awaitEvent]
          False: [awaitEventFor: nextWakeDelay]).
    nextWakeDelay = (
        ((sleepers copyMappedBy: [|:p| p wakeTime]) min - times realMs) max: 1).
    awaitEventFor: ms = (ms _SetRealTimer. awaitEvent. 0 _SetRealTimer).
    awaitEvent = (transfer: process this IfFail: raiseError).
    run: p = (| why |
        current: p.
        p status: 'running'.
        isRunning: true.
        why: transfer: p IfFail: [|:e| e].
        isRunning: false.
        finishTurnOf: p Because: why.
        current: nil).
    transfer: p IfFail: fb = (
        p _TWAINSResultVector: result SingleStep: p singleStep StopAt: p stopActivation IfFail: fb).
    finishTurnOf: p Because: why = (
        'signal' = why ifTrue: [^ demote: p].
        'yielded' = why ifTrue: [(result at: 1) value: p. ^ demote: p].
        'terminated' = why ifTrue: [p causeOfDeath: 'terminated'. ^ bury: p].
        'aborted' = why ifTrue: [p causeOfDeath isEmpty ifTrue: [p causeOfDeath: 'aborted']. ^ bury: p].
        ('singleStepped' = why) || ['finishedActivation' = why] ifTrue: [^ pause: p].
        'lowOnSpace' = why ifTrue: [log warn: 'low on space'. ^ demote: p].
        fail: p Because: why).
    demote: p = (p status = 'running' ifTrue: [makeReady: p]. self).
    pause: p = (
        p singleStep: false. p stopActivation: nil. p status: 'suspended'.
        pausedHandler value: p).
    fail: p Because: why = (| error |
        error: errorFor: why.
        error process: p.
        p causeOfError: error.
        p status: 'suspended'.
        processErrorHandler died: error).
    errorFor: why = (
        'stackOverflow' = why ifTrue: [^ processErrors stackOverflow copy].
        'nonLifoBlock' = why ifTrue: [^ processErrors nonLifoBlock copy].
        processErrors machineError copy message: 'the machine could not run the process: ' , why)}
  {'Category: state\x7fComment: told of a process that has done a single step'
    pausedHandler}
} |)
