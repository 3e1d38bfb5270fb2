"Morphs: the things on the desk. A reader of the Morphic starts here.

 A morph has an owner and submorphs, a place and an extent in its owner's frame,
 and perhaps a turn about its middle. This module holds that structure and its
 geometry. How a morph draws is in morphDrawing, how it is laid out in
 morphLayout, what it does with the hand's events in morphEvents and morphMenus.
 A prototype is a clone of another with slots added and a parent of its own;
 copy answers a fresh composite that belongs to nobody."

traits _AddSlots: (| {'ModuleInfo: Module: morph\x7fCategory: structure'
    morph = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: morph\x7fCategory: prototypes'
    morph = (| {'Category: parents' parent* = traits morph}
      {'Category: place\x7fComment: in the frame of my owner'
        rawPosition <- 0 @ 0. rawExtent <- 48 @ 32. rawRotation <- 0.
        rawColor <- paints sky}
      {'Category: composite'
        owner <- nil. morphs <- list copyRemoveAll}
      {'Category: private\x7fComment: what of my node in the scene is out of date'
        nodeId <- 0. nodeEra <- 0. isQueued <- false. isShapeStale <- true.
        isPlaceStale <- true. areMorphsStale <- true}
      {'Category: private'
        isBroken <- false. isLifted <- false. isHidden <- false}
      {'Category: private\x7fComment: rigid, flexible or shrinkWrap; the size last found'
        horizontalResizing <- 'rigid'. verticalResizing <- 'rigid'. cachedMin <- nil}
      {'Category: private\x7fComment: milliseconds between steps, 0 for none'
        stepEveryMs <- 0. nextStepMs <- 0}
    |).
} |)

traits point _AddSlots: (| {'ModuleInfo: Module: morph'
  {'Category: arithmetic\x7fComment: radians, clockwise on the screen'
    turnedBy: angle = (| c. s |
        angle = 0 ifTrue: [^ self].
        c: angle cos. s: angle sin.
        ((x * c) - (y * s)) @ ((x * s) + (y * c))).
    lengthSquared = ((x * x) + (y * y)).
    length = (lengthSquared squareRoot).
    distanceTo: p = ((self - p) length)}
  {'Category: converting'
    middle = ((x / 2.0) @ (y / 2.0))}
} |)

traits morph _AddSlots: (| {'ModuleInfo: Module: morph'
  {'Category: naming'
    morphTypeName = 'morph'}
  {'Category: testing'
    isMorph = true.
    isHandMorph = false.
    isWorldMorph = false.
    isLayoutMorph = false.
    isCard = false.
    isRoot = (owner isNil).
    isInWorld = (root == desktop surface).
    isOwnedBy: m = (
        m == self ifTrue: [^ true].
        owner isNil ifTrue: [false] False: [owner isOwnedBy: m])}
  {'Category: accessing'
    root = (owner isNil ifTrue: [self] False: [owner root]).
    world = (desktop world).
    rootForGrab = (
        (owner isNil || [owner isWorldMorph || [owner isHandMorph]])
          ifTrue: [self] False: [owner rootForGrab]).
    allMorphs = (| r | r: list copyRemoveAll. allMorphsDo: [|:m| r addLast: m]. r).
    andOwners = (| r |
        "Innermost first."
        r: list copyRemoveAll. r addLast: self.
        ownersDo: [|:m| r addLast: m].
        r).
    morphCount = (| n <- 0 | allMorphsDo: [n: n + 1]. n)}
  {'Category: enumerating\x7fComment: later ones lie in front'
    morphsDo: block = (morphs do: block. self).
    morphsReverseDo: block = (morphs reverseDo: block. self).
    allMorphsDo: block = (
        block value: self.
        morphsDo: [|:m| m allMorphsDo: block]).
    ownersDo: block = (
        owner isNil ifFalse: [block value: owner. owner ownersDo: block]. self)}
  {'Category: adding'
    addMorph: m = (
        m owner == self ifTrue: [^ self].
        m owner isNil ifFalse: [m owner forget: m].
        append: m.
        m joined: self.
        morphsChanged).
    append: m = (morphs addLast: m).
    addMorphFirst: m = (
        m owner isNil ifFalse: [m owner forget: m].
        morphs addFirst: m.
        m joined: self.
        morphsChanged).
    addAllMorphs: c = (c do: [|:m| addMorph: m]. self).
    addMorph: m After: other = (| kept |
        m owner isNil ifFalse: [m owner forget: m].
        kept: list copyRemoveAll.
        morphsDo: [|:x| kept addLast: x. x == other ifTrue: [kept addLast: m]].
        morphs: kept.
        m joined: self.
        morphsChanged)}
  {'Category: removing'
    removeMorph: m = (
        m owner == self ifFalse: [^ self].
        forget: m. m left. self).
    removeAllMorphs = (
        morphs asVector do: [|:m| removeMorph: m].
        self).
    replaceMorph: old With: new = (
        addMorph: new After: old.
        removeMorph: old).
    delete = (owner isNil ifFalse: [owner removeMorph: self]. self)}
  {'Category: adding\x7fComment: what lies in front of what'
    comeToFront = (
        owner isNil ifTrue: [^ self].
        owner moveToFront: self).
    moveToFront: m = (
        morphs last == m ifTrue: [^ self].
        morphs remove: m IfAbsent: nil.
        append: m.
        morphsChanged).
    moveToBack: m = (
        morphs remove: m IfAbsent: nil.
        morphs addFirst: m.
        morphsChanged)}
  {'Category: accessing\x7fComment: place, extent and turn'
    position = (rawPosition).
    position: p = (rawPosition = p ifFalse: [rawPosition: p. placeChanged]. self).
    moveBy: delta = (position: position + delta).
    extent = (rawExtent).
    extent: e = (
        rawExtent = e ifTrue: [^ self].
        rawExtent: e.
        placeChanged. changed. extentChanged. self).
    extentChanged = (self).
    width = (rawExtent x).
    height = (rawExtent y).
    setWidth: w = (extent: w @ height. layoutChanged).
    setHeight: h = (extent: width @ h. layoutChanged).
    setWidth: w Height: h = (extent: w @ h. layoutChanged).
    rotation = (rawRotation).
    rotation: angle = (rawRotation = angle ifFalse: [rawRotation: angle. placeChanged]. self).
    rotateBy: angle = (rotation: rotation + angle).
    color = (rawColor).
    color: p = (rawColor: p. changed. self)}
  {'Category: accessing\x7fComment: rectangles; bounds are in the frame of the owner'
    baseBounds = ((0 @ 0) # extent).
    bounds = (position # (position + extent)).
    centre = (position + extent middle).
    centre: p = (position: p - extent middle).
    globalBounds = (globalPosition # (globalPosition + extent))}
  {'Category: converting\x7fComment: between this frame, that of the owner and the screen'
    toOwner: p = (| h |
        rotation = 0 ifTrue: [^ p + position].
        h: extent middle.
        ((p - h) turnedBy: rotation) + h + position).
    fromOwner: p = (| h |
        rotation = 0 ifTrue: [^ p - position].
        h: extent middle.
        ((p - position - h) turnedBy: rotation negate) + h).
    localToGlobal: p = (
        owner isNil ifTrue: [toOwner: p] False: [owner localToGlobal: (toOwner: p)]).
    globalToLocal: p = (
        owner isNil ifTrue: [fromOwner: p] False: [fromOwner: (owner globalToLocal: p)]).
    globalPosition = (localToGlobal: 0 @ 0).
    globalPosition: p = (
        position: (owner isNil ifTrue: [p] False: [owner globalToLocal: p])).
    globalCentre = (localToGlobal: extent middle).
    globalRotation = (
        owner isNil ifTrue: [rotation] False: [rotation + owner globalRotation])}
  {'Category: adding\x7fComment: a change of owner that nobody sees'
    addMorphInPlace: m = (| c. angle |
        c: m globalCentre. angle: m globalRotation.
        addMorph: m.
        m rotation: angle - globalRotation.
        m centre: (globalToLocal: c).
        self)}
  {'Category: searching'
    isClearlyOutside: p = (| o. e |
        "p is in the frame of my owner; quick, for desks with thousands of morphs."
        (isCompact not || [rawRotation != 0]) ifTrue: [^ false].
        o: rawPosition. e: rawExtent.
        (p x < o x) || [(p y < o y) || [(p x > (o x + e x)) || [p y > (o y + e y)]]]).
    isCompact = (morphs isEmpty || [isLayoutMorph]).
    containsPoint: p = (baseBounds includes: p).
    reachesPoint: p = (true).
    morphAt: p IfNone: none = (
        (isHidden || [(reachesPoint: p) not]) ifTrue: [^ none value].
        morphsReverseDo: [|:m. hit |
            (m isClearlyOutside: p) ifFalse: [hit: m morphAt: (m fromOwner: p) IfNone: nil.
            hit isNil ifFalse: [^ hit]]].
        (containsPoint: p) ifTrue: [self] False: none)}
  {'Category: copying'
    baseCopy = (| c |
        c: clone.
        c morphs: list copyRemoveAll. c owner: nil.
        c nodeId: 0. c nodeEra: 0. c isQueued: false. c isLifted: false.
        c beStale).
    copy = (| c |
        c: baseCopy.
        morphsDo: [|:m| c addMorph: m copy].
        c copyStepping: self)}
  {'Category: private\x7fComment: both ends of the link to the owner'
    joined: m = (owner: m. layoutChanged. self).
    left = (owner: nil. queue. self).
    forget: m = (
        morphs remove: m IfAbsent: nil.
        m owner: nil.
        layoutChanged. morphsChanged)}
} |)
