"How morphs draw: a child answers baseDrawOn:, everything else is here.

 changed re-records the shapes of one morph, placeChanged moves its node,
 morphsChanged re-links those of its submorphs. All three only note it; the
 display does the work once a cycle. A morph whose drawing failed shows as a
 red box that says so, until it is mended."

traits morph _AddSlots: (| {'ModuleInfo: Module: morphDrawing'
  {'Category: drawing\x7fComment: drawing, in my own frame'
    baseDrawOn: c = (c rectangle: baseBounds Fill: color).
    drawOn: c = (isBroken ifTrue: [drawBrokenOn: c] False: [baseDrawOn: c]).
    drawBrokenOn: c = (| r |
        r: (0 @ 0) # ((width max: 92) @ (height max: 28)).
        c rectangle: r Radius: 6 Fill: paints redGround Stroke: paints red Width: 1.
        c text: 'needs mending' Font: fonts small In: (r indent: 8) Paint: paints red)}
  {'Category: control\x7fComment: what is out of date'
    changed = (isShapeStale: true. queue).
    placeChanged = (isPlaceStale: true. queue).
    morphsChanged = (areMorphsStale: true. queue).
    beStale = (isShapeStale: true. isPlaceStale: true. areMorphsStale: true).
    beStaleAll = (allMorphsDo: [|:m| m beStale. m isQueued: false]).
    queue = (
        isQueued ifTrue: [^ self].
        isQueued: true.
        display enqueue: self.
        self)}
  {'Category: state\x7fComment: whether it is seen at all'
    hide = (isHidden ifFalse: [isHidden: true. ownerMorphsChanged]).
    show = (isHidden ifTrue: [isHidden: false. ownerMorphsChanged])}
  {'Category: state\x7fComment: failing and being mended'
    break = (isBroken: true. stopGettingStepped. changed).
    mend = (isBroken ifTrue: [isBroken: false. changed. resumeStepping]. self)}
  {'Category: private\x7fComment: nodes'
    hasNode = (nodeEra = display era).
    refreshFromQueue = (
        isQueued: false.
        isInWorld ifTrue: [refreshNode] False: [releaseNodes]).
    refreshNode = (
        ensureNode.
        isPlaceStale ifTrue: [isPlaceStale: false. refreshPlace].
        isShapeStale ifTrue: [isShapeStale: false. refreshShape].
        areMorphsStale ifTrue: [refreshMorphs. areMorphsStale: false].
        self).
    ensureNode = (
        hasNode ifTrue: [^ self].
        nodeId: canvas newNode.
        nodeEra: display era.
        beStale).
    refreshPlace = (
        rotation = 0
          ifTrue: [canvas node: nodeId At: position]
           False: [canvas node: nodeId Turned: rotation Scaled: 1 At: (toOwner: 0 @ 0)].
        refreshClip).
    refreshClip = (self).
    refreshShape = (
        desktop guard: self While: 'drawing' Do: [
            canvas begin: nodeId.
            drawOn: canvas.
            canvas end]).
    refreshMorphs = (| ids. n <- 0 |
        ids: vector copySize: morphs size FillingWith: 0.
        morphsDo: [|:m|
            m isHidden ifFalse: [m refreshNode. ids at: n Put: m nodeId. n: n + 1]].
        canvas node: nodeId Children: (n = ids size ifTrue: [ids] False: [ids copySize: n])).
    releaseNodes = (allMorphsDo: [|:m| m releaseNode]).
    releaseNode = (
        hasNode ifFalse: [^ self].
        canvas freeNode: nodeId.
        nodeEra: 0.
        beStale).
    ownerMorphsChanged = (
        owner isNil ifFalse: [owner morphsChanged. owner layoutChanged]. self)}
  {'Category: scheduling\x7fComment: stepping'
    step = (self).
    getSteppedEveryMSecs: ms = (
        stepEveryMs: ms.
        nextStepMs: 0.
        desktop step: self.
        self).
    startGettingStepped = (getSteppedEveryMSecs: 16).
    stopGettingStepped = (stepEveryMs: 0. desktop stopStepping: self. self).
    isStepping = (stepEveryMs > 0).
    resumeStepping = (self).
    copyStepping: original = (
        original isStepping ifTrue: [getSteppedEveryMSecs: original stepEveryMs].
        self)}
} |)

traits rectangle _AddSlots: (| {'ModuleInfo: Module: morphDrawing'
  {'Category: copying'
    moved: delta = ((origin + delta) # (corner + delta))}
} |)
