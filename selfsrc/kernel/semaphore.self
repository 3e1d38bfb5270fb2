"Semaphores and queues shared by processes."

traits _AddSlots: (| {'ModuleInfo: Module: semaphore\x7fCategory: structure'
    semaphore = (| {'Category: parents' parent* = traits clonable} |).
    sharedQueue = (| {'Category: parents' parent* = traits collection} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: semaphore\x7fCategory: structure'
    recursiveSemaphore = (| {'Category: parents' parent* = traits semaphore} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: semaphore\x7fCategory: prototypes'
    semaphore = (| {'Category: parents' parent* = traits semaphore}
      {'Category: state' count <- 0. capacity <- 1. queue <- list copyRemoveAll. holderProcess} |).
    recursiveSemaphore = (| {'Category: parents' parent* = traits recursiveSemaphore}
      {'Category: state' count <- 0. capacity <- 1. queue <- list copyRemoveAll. holderProcess} |).
} |)

traits semaphore _AddSlots: (| {'ModuleInfo: Module: semaphore'
  {'Category: creating'
    copy = ((clone queue: list copyRemoveAll) holderProcess: nil).
    copyBinary = (copyCount: 1 Capacity: 1).
    copyCount: n Capacity: limit = ((copy count: n) capacity: limit).
    copySignalCapacity: limit = (copyCount: 0 Capacity: limit).
    copyUnbounded = (copySignalCapacity: maxSmallInt)}
  {'Category: testing'
    isAvailable = (count > 0).
    isEmpty = (queue isEmpty).
    noOfWaiters = (queue size).
    waiters = (queue copy).
    isHeldByThisProcess = (process this _Eq: holderProcess)}
  {'Category: waiting'
    wait = (scheduler performWaiting: [|:p| takeFor: p]. self).
    waitTimeOut: ms = (| me |
        ms = 0 ifTrue: [^ true].
        me: process this.
        me hasTimedOut: false.
        scheduler performWaiting: [|:p| takeFor: p OrTimeOut: ms].
        me hasTimedOut).
    get = (
        scheduler perform: [|:p| count > 0 ifFalse: [error: 'semaphore not available']. takeFor: p]. self).
    signal = (scheduler perform: [release]. self).
    protect: block = (
        scheduler performWaiting: [|:p| p hold: self. takeFor: p].
        letGoAfter: block).
    letGoAfter: block = (| me |
        me: process this.
        block onReturn: [me letGo: self. signal]).
    protectNoNLR: block = (protect: block).
    protect: block TimeOut: ms IfTimedOut: timedOut = (
        process this hasTimedOut: false.
        scheduler performWaiting: [|:p| p hold: self. takeFor: p OrTimeOut: ms].
        process this hasTimedOut ifTrue: [timedOut value] False: [letGoAfter: block]).
    protectNoNLR: block TimeOut: ms IfTimedOut: timedOut = (
        protect: block TimeOut: ms IfTimedOut: timedOut).
    signalAndThenWaitOn: other = (signal. other wait)}
  {'Category: private\x7fComment: run by the host of the scheduler'
    takeFor: p = (
        count > 0 ifTrue: [count: count - 1. holderProcess: p] False: [queue addLast: p. scheduler makeWaiting: p On: self]).
    takeFor: p OrTimeOut: ms = (
        count > 0 ifTrue: [^ takeFor: p].
        queue addLast: p.
        scheduler wait: p For: ms.
        p onSemaphore: self).
    release = (| p |
        holderProcess: nil.
        queue isEmpty
          ifTrue: [count < capacity ifTrue: [count: count + 1]]
          False: [p: queue removeFirst. holderProcess: p. scheduler wake: p].
        self).
    forget: p = (queue remove: p IfAbsent: []. self)}
} |)

traits recursiveSemaphore _AddSlots: (| {'ModuleInfo: Module: semaphore'
  {'Category: testing' isAvailable = (isHeldByThisProcess || [resend.isAvailable])}
  {'Category: waiting'
    protect: block = (isHeldByThisProcess ifTrue: [block value] False: [resend.protect: block]).
    protectNoNLR: block = (isHeldByThisProcess ifTrue: [block value] False: [resend.protectNoNLR: block])}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: semaphore\x7fCategory: prototypes'
    sharedQueue = (| {'Category: parents' parent* = traits sharedQueue}
      {'Category: state'
        rep <- list copyRemoveAll.
        lock <- recursiveSemaphore copyBinary.
        available <- semaphore copyUnbounded} |).
} |)

traits sharedQueue _AddSlots: (| {'ModuleInfo: Module: semaphore'
  {'Category: accessing'
    collectionName = 'sharedQueue'.
    prototype = (sharedQueue).
    isOrdered = true.
    isEmpty = (lock protect: [rep isEmpty]).
    size = (lock protect: [rep size])}
  {'Category: copying'
    copy = (((clone rep: list copyRemoveAll) lock: recursiveSemaphore copyBinary) available: semaphore copyUnbounded).
    copyRemoveAll = (copy)}
  {'Category: adding'
    add: v = (addLast: v).
    add: v WithKey: k = (addLast: v).
    addFirst: v = (lock protect: [rep addFirst: v]. available signal. self).
    addLast: v = (lock protect: [rep addLast: v]. available signal. self)}
  {'Category: removing\x7fComment: wait until there is something to remove'
    removeFirst = (available wait. lock protect: [rep removeFirst]).
    removeLast = (available wait. lock protect: [rep removeLast]).
    removeFirstIfAbsent: absent = (isEmpty ifTrue: [absent value] False: [removeFirst]).
    removeAll = ([isEmpty] whileFalse: [removeFirst]. self)}
  {'Category: enumerating' do: block = (lock protect: [rep copy do: block]. self)}
} |)
