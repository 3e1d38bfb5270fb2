"Futures: an object that stands for an answer still to come. Sending it any
 message makes the sender wait; a resolved future passes the message on, a
 broken one gives its error to whoever touches it. Mirrors and == see the
 future itself.

 A future inherits from nothing but its traits: whatever it does not define
 must fail to be found, for that is how a message is passed on."

traits _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: structure'
    future = (| {'Category: structure' world = lobby} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: prototypes'
    future = (| {'Category: parents' parent* = traits future}
      {'Category: state' state <- 'waiting'. answer. gate. followers} |).
} |)

traits future _AddSlots: (| {'ModuleInfo: Module: future'
  {'Category: creating'
    copy = (copyFuture).
    copyFuture = (((_Clone state: 'waiting') gate: world semaphore copyUnbounded) followers: world list copyRemoveAll)}
  {'Category: testing'
    == x = (_Eq: x).
    isFuture = (world true).
    isResolved = (state _Eq: 'resolved').
    isBroken = (state _Eq: 'broken').
    isWaiting = (state _Eq: 'waiting')}
  {'Category: accessing'
    value = (
        isWaiting ifTrue: [gate wait. gate signal].
        isBroken ifTrue: [world process this stopWith: answer] False: [answer]).
    error = (isBroken ifTrue: [answer] False: [world nil])}
  {'Category: control'
    whenResolved: block = (
        isResolved ifTrue: [block value: answer] False: [isWaiting ifTrue: [followers addLast: block]]).
    ifBroken: block = (isBroken ifTrue: [block value: answer] False: [value])}
  {'Category: creating\x7fComment: once only; a second answer is ignored'
    resolve: v = (isWaiting ifTrue: [settle: 'resolved' With: v. tellFollowers]. self).
    break: text = (breakWith: ((world processErrors userError copy receiver: self) message: text)).
    breakWith: e = (isWaiting ifTrue: [settle: 'broken' With: e]. self).
    settle: s With: v = (answer: v. state: s. gate signal. self).
    tellFollowers = (followers do: [|:block| block value: answer]. self)}
  {'Category: errors'
    undefinedSelector: sel Type: t Delegatee: d MethodHolder: h Arguments: args = (
        sel sendTo: value WithArguments: args)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: structure'
    futureRun = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: creating'
    futureRun = (| {'Category: parents' parent* = traits futureRun} {'Category: state' message. future} |).
    futures = (| {'Category: parents' parent* = traits oddball}
      {'Category: creating'
        new = (future copyFuture).
        resolvedWith: v = (new resolve: v).
        forMessage: m = (| run |
            run: (futureRun copy message: m) future: new.
            (message copy receiver: run Selector: 'go') fork.
            run future)} |).
} |)

traits futureRun _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: sending'
    go = (
        [future resolve: message send] onNonLocalReturn: [|:r| breakFuture. r].
        self).
    breakFuture = (future breakWith: process this causeOfError).
} |)

traits block _AddSlots: (| {'ModuleInfo: Module: future\x7fCategory: creating'
    future = ((message copy receiver: self Selector: 'value') future).
} |)
