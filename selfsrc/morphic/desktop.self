"The desktop: runs the user interface and keeps it running.

 One process loops: take events, let the hand pass them on, step what is due,
 lay out, refresh the scene, rest until the next event or step. Code of users
 runs inside that loop, so each call into a morph is guarded: when it fails, the
 morph becomes a box that says so, the process that failed is parked for the
 debugger, and a fresh process takes the loop over. A process that finds itself
 no longer the loop's ends quietly."

globals _AddSlots: (| {'ModuleInfo: Module: desktop\x7fCategory: prototypes'
    desktop = (| {'Category: parents' parent* = traits oddball}
      {'Category: state'
        surface <- nil. world <- nil. hand <- nil. toolbar <- nil. menu <- nil. nowMs <- 0.0}
      {'Category: private\x7fComment: what waits for the next turn of the loop'
        steppers <- list copyRemoveAll. layouts <- list copyRemoveAll.
        deferred <- list copyRemoveAll}
      {'Category: private\x7fComment: the loop and what it is doing'
        loop <- nil. guarded <- nil. activity <- ''. failures <- 0. turns <- 0.
        busySince <- 0.0}
      {'Category: private' isFurnished <- false. hasSize <- false. isUnsaved <- false. isUrgent <- false. changeTime <- 0.0. tickTime <- 0.0.
        othersSince <- 0.0} |).
} |)

desktop _AddSlots: (| {'ModuleInfo: Module: desktop'
  {'Category: control\x7fComment: the way in'
    open = (
        world isNil ifTrue: [furnish].
        globals processErrorHandler: self.
        isRunning ifFalse: [startLoop. watchdog start].
        self).
    revive = (
        "The root process of a rescued world: whatever ran is left behind."
        forgetOldProcesses.
        defer: [world allMorphsDo: [|:m| m mend]].
        defer: [display newEra. display show: surface].
        open.
        scheduler start).
    forgetOldProcesses = (
        scheduler readyQueue: list copyRemoveAll.
        scheduler sleepers: list copyRemoveAll.
        scheduler eventWaiters: list copyRemoveAll.
        loop: nil. watchdog watcher: nil. guarded: nil. failures: 0. busySince: 0.0.
        deferred: list copyRemoveAll. layouts: list copyRemoveAll.
        hand letGo).
    isRunning = (loop isNil not && [loop isAlive]).
    furnish = (
        surface: morph copy. surface rawColor: paints clear.
        surface extent: 1440 @ 900.
        world: worldMorph copy. hand: handMorph copy.
        surface addMorph: world. surface addMorph: hand).
    layOutTheFirstScene = (
        "After the first events, which tell how large the desk is; or without them."
        isFurnished || [hasSize not && [turns < 20]] ifTrue: [^ self].
        isFurnished: true.
        guard: nil While: 'opening' Do: [opening furnish: world])}

  {'Category: scheduling\x7fComment: the loop'
    startLoop = (
        guarded: nil. activity: ''.
        loop: (message copy receiver: self Selector: 'run') fork.
        loop priority: loopPriority).
    loopPriority = 10.
    run = (loop: process this. [loop == process this] whileTrue: [turn]).
    turn = (
        beginTurn.
        takeEvents. layOutTheFirstScene. runDeferred. tickTeacher. watchOthers. stepAll. layOutAll. considerSaving.
        display refresh.
        endTurn.
        scheduler waitForEventUntil: nextWakeMs).
    beginTurn = (
        nowMs: platform timeMs. busySince: nowMs.
        turns: turns + 1.
        guarded: nil. activity: '').
    endTurn = (busySince: 0.0. failures: 0).
    tickTeacher = (
        teacher isBusy && [(nowMs - tickTime) >= 1000] ifTrue: [
            tickTime: nowMs.
            teacher tick: nowMs].
        self).
    idleMs = 60000.
    nextWakeMs = (| t |
        t: nowMs + idleMs.
        steppers do: [|:m| t: t min: m nextStepMs].
        isUnsaved ifTrue: [t: t min: (isUrgent ifTrue: [nowMs] False: [changeTime + saveDelayMs])].
        teacher isBusy ifTrue: [t: t min: nowMs + 1000].
        (hand isPressed || [isFurnished not]) ifTrue: [t: t min: nowMs + 50].
        othersSince > 0 ifTrue: [t: t min: nowMs + 200].
        t)}

  {'Category: scheduling\x7fComment: to be done in the loop, from any process'
    defer: block = (deferred addLast: block. self).
    runDeferred = (
        [deferred isEmpty] whileFalse: [| block |
            block: deferred removeFirst.
            guard: nil While: 'doing what was put off' Do: block])}

  {'Category: scheduling\x7fComment: stepping'
    step: m = ((steppers includes: m) ifFalse: [steppers addLast: m]. self).
    stopStepping: m = (steppers remove: m IfAbsent: nil. self).
    stepAll = (
        hand stepPress: nowMs.
        steppers asVector do: [|:m| m nextStepMs <= nowMs ifTrue: [stepOnce: m]]).
    stepOnce: m = (
        m isInWorld ifFalse: [^ stopStepping: m].
        m nextStepMs: nowMs + m stepEveryMs.
        guard: m While: 'stepping' Do: [m step])}

  {'Category: scheduling\x7fComment: layout'
    layOut: m = ((layouts includes: m) ifFalse: [layouts addLast: m]. self).
    layOutAll = (
        [layouts isEmpty] whileFalse: [| m |
            m: layouts removeFirst.
            guard: m While: 'laying out' Do: [m layoutInPlace]])}

  {'Category: errors\x7fComment: the guard'
    guard: m While: what Do: block = (| was. wasDoing. result |
        loop == process this ifFalse: [^ block value].
        was: guarded. wasDoing: activity.
        guarded: m. activity: what.
        result: block value.
        guarded: was. activity: wasDoing.
        result).
    failed: anError = (| f |
        "Runs in the process that failed; the answer is the value of the failed send."
        f: failure copyError: anError In: process this.
        note: f.
        f await).
    died: anError = (
        "Runs in the host of the scheduler, which may not wait."
        note: (failure copyError: anError In: anError process)).
    note: f = (
        teacher processFailed: f process.
        loop == f process ifTrue: [loopFailed: f].
        announce: f).
    loopFailed: f = (
        f activity: activity.
        guarded isNil ifFalse: [f morph: guarded. guarded break].
        failures: failures + 1.
        defer: [surface refreshNode].
        failures < failureLimit ifTrue: [startLoop]).
    failureLimit = 8.
    announce: f = (
        failures < 3
          ifTrue: [defer: [debuggerMorph openOn: f]]
           False: [defer: [openNotice: f messageString]])}
} |)

desktop _AddSlots: (| {'ModuleInfo: Module: desktop'
  {'Category: events\x7fComment: events, by their kinds'
    takeEvents = (| v |
        [v: platform nextEvent. v isNil] whileFalse: [dispatch: v]).
    dispatch: v = (((v at: 0) , 'Event:') sendTo: eventTable With: v)}
  {'Category: control'
    pressedAt: p = (menu isNil ifFalse: [menu closeUnlessAt: p]. self).
    openMenu: m At: p = (
        closeMenu.
        menu: m.
        world addMorph: m.
        m layoutInPlace.
        m position: (world placeFor: m extent Near: p + (-8 @ -6))).
    closeMenu = (menu isNil ifFalse: [menu delete. menu: nil]. self).
    openNotice: s = (world place: (noticeMorph copyText: s) Near: 420 @ 200).
    themeChanged = (display show: surface).
    cleanUp = (| p |
        "Cards side by side, in the order in which they lie."
        p: 24 @ 24.
        world morphsDo: [|:m| m isCard ifTrue: [
            (p x + m width) > (world width - 24) ifTrue: [p: 24 @ (p y + 120)].
            m position: p.
            p: p + ((m width + 24) @ 0)]])}
  {'Category: storing\x7fComment: the page saves when nothing changed for two seconds'
    saveDelayMs = 2000.
    worldChanged = (
        isUnsaved: true. changeTime: nowMs.
        toolbar isNil ifFalse: [toolbar update. toolbar unsaved].
        self).
    saveAtOnce = (isUrgent: true. worldChanged).
    considerSaving = (
        (isUnsaved && [isUrgent || [(nowMs - changeTime) >= saveDelayMs]]) ifTrue: [save]).
    save = (
        isUnsaved: false. isUrgent: false.
        toolbar isNil ifFalse: [toolbar saving].
        platform requestSave)}
  {'Category: control\x7fComment: typed keys that nobody else took'
    shortcut: evt = (
        evt key = 'Escape' ifTrue: [^ closeMenu].
        evt command ifFalse: [^ self].
        (evt key = 'z') && [evt shift not] ifTrue: [^ history undo].
        ((evt key = 'z') || [(evt key = 'Z') || [evt key = 'y']]) ifTrue: [^ history redo].
        (evt key = 'f') ifTrue: [^ finderMorph open].
        (evt key = '.') ifTrue: [^ stopOthers].
        self)}
} |)

desktop _AddSlots: (| {'ModuleInfo: Module: desktop\x7fCategory: events'
    eventTable = (| {'Category: parents' parent* = traits oddball} |).
} |)

desktop eventTable _AddSlots: (| {'ModuleInfo: Module: desktop'
  {'Category: accessing'
    hand = (desktop hand).
    eventFor: v = (event copyFields: v Hand: hand)}
  {'Category: events\x7fComment: the pointer'
    pointerDownEvent: v = (hand pointerDown: (eventFor: v)).
    pointerMoveEvent: v = (hand pointerMove: (eventFor: v)).
    pointerUpEvent: v = (hand pointerUp: (eventFor: v)).
    pointerCancelEvent: v = (hand pointerCancel: (eventFor: v)).
    wheelEvent: v = (hand wheel: (eventFor: v))}
  {'Category: events\x7fComment: the keyboard'
    toKeyboard: block = (
        hand keyboard isNil ifTrue: [^ false].
        desktop guard: hand keyboard While: 'typing' Do: [block value: hand keyboard]).
    keyDownEvent: v = (| evt |
        evt: eventFor: v.
        (toKeyboard: [|:m| m keyDown: evt]) == true ifFalse: [desktop shortcut: evt]).
    keyUpEvent: v = (| evt | evt: eventFor: v. toKeyboard: [|:m| m keyUp: evt]).
    textEvent: v = (toKeyboard: [|:m| m textInput: (v at: 1)]).
    compositionEvent: v = (| evt | evt: eventFor: v. toKeyboard: [|:m| m composition: evt]).
    pasteEvent: v = (toKeyboard: [|:m| m paste: (v at: 1)]).
    copyEvent: v = (toKeyboard: [|:m| platform clipboardPut: m copySelection]).
    cutEvent: v = (toKeyboard: [|:m| platform clipboardPut: m cutSelection])}
  {'Category: events\x7fComment: the surroundings'
    resumedEvent: v = (display newEra. display show: desktop surface. teacher resumed).
    resizeEvent: v = (
        desktop hasSize: true.
        desktop surface extent: (v at: 1) @ (v at: 2).
        desktop world extent: (v at: 1) @ (v at: 2)).
    visibilityEvent: v = (self).
    focusEvent: v = (self).
    colorSchemeEvent: v = (
        theme isDark: (v at: 1). desktop themeChanged).
    reducedMotionEvent: v = (theme isCalm: (v at: 1)).
    tickEvent: v = (self).
    wallClockEvent: v = (self).
    fileOpenedEvent: v = (opening fileNamed: (v at: 1) Holding: (v at: 2)).
    accessibilityActionEvent: v = (self)}
  {'Category: events\x7fComment: the store'
    saveDoneEvent: v = (desktop toolbar isNil ifFalse: [desktop toolbar saved]. self).
    saveFailedEvent: v = (
        desktop toolbar isNil ifFalse: [desktop toolbar notSaved].
        desktop openNotice: 'The world could not be saved: ' , (v at: 2)).
    replayEvent: v = (
        (message copy receiver: edits Selector: 'replay:' With: (v at: 1)) fork).
    storeLoadedEvent: v = (
        (v at: 2) isEmpty ifFalse: [desktop openNotice: (v at: 2)]. self)}
  {'Category: events\x7fComment: for the teacher'
    modelSettingsEvent: v = (teacher handleEvent: v).
    httpHeadEvent: v = (teacher handleEvent: v).
    httpChunkEvent: v = (teacher handleEvent: v).
    httpDoneEvent: v = (teacher handleEvent: v).
    httpErrorEvent: v = (teacher handleEvent: v)}
} |)
