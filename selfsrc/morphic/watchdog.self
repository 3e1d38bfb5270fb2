"The watchdog: notices when the user interface hangs in somebody's code.

 A turn of the loop that takes longer than the limit is taken away from its
 process: the morph it was busy with becomes a box that says so, the process is
 parked for the debugger, and a fresh loop goes on."

globals _AddSlots: (| {'ModuleInfo: Module: watchdog\x7fCategory: prototypes'
    watchdog = (| {'Category: parents' parent* = traits oddball}
      {'Category: state' watcher <- nil} |).
} |)

watchdog _AddSlots: (| {'ModuleInfo: Module: watchdog'
  {'Category: control'
    limitMs = 1000.
    periodMs = 300.
    start = (
        isWatching ifTrue: [^ self].
        watcher: (message copy receiver: self Selector: 'watch') fork.
        watcher priority: 20.
        self).
    isWatching = (watcher isNil not && [watcher isAlive])}
  {'Category: scheduling'
    watch = ([process this sleep: periodMs. look] loop).
    look = (| since |
        since: desktop busySince.
        since > 0 ifFalse: [^ self].
        (platform timeMs - since) > limitMs ifTrue: [desktop loopStuck]. self)}
} |)

desktop _AddSlots: (| {'ModuleInfo: Module: watchdog'
  {'Category: errors\x7fComment: from the process of the watchdog'
    loopStuck = (| f. p |
        p: loop.
        busySince: 0.0.
        p suspend.
        f: failure copyError: (processErrors machineError copy message: stuckText) In: p.
        f isStuck: true.
        loopFailed: f.
        announce: f.
        self).
    stuckText = (
        'It took too long' , (activity isEmpty ifTrue: ['.'] False: [' while ' , activity , '.']))}
} |)

"Processes that are not the loop's may run as long as they like; the person may
 stop them. After a while of it the toolbar offers to."

desktop _AddSlots: (| {'ModuleInfo: Module: watchdog'
  {'Category: scheduling\x7fComment: other processes that keep the machine busy'
    patienceMs = 700.
    busyProcessIfNone: none = (
        scheduler readyQueue do: [|:p| (p == loop) || [p == watchdog watcher] ifFalse: [^ p]].
        none value).
    watchOthers = (
        busyProcessIfNone: [^ othersAreQuiet].
        othersSince = 0.0 ifTrue: [othersSince: nowMs].
        (nowMs - othersSince) > patienceMs ifTrue: [offerToStop]).
    othersAreQuiet = (
        othersSince = 0.0 ifTrue: [^ self].
        othersSince: 0.0.
        toolbar isNil ifFalse: [toolbar hideStop].
        self).
    offerToStop = (toolbar isNil ifFalse: [toolbar showStop]. self).
    stopOthers = (| f. p |
        p: busyProcessIfNone: [^ self].
        p suspend.
        f: failure copyError: (processErrors machineError copy message: 'You stopped it.') In: p.
        f isStuck: true.
        announce: f.
        othersAreQuiet)}
} |)
