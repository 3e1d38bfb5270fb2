"The world: the desk that everything lies on."

traits _AddSlots: (| {'ModuleInfo: Module: worldMorph\x7fCategory: structure'
    worldMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: worldMorph\x7fCategory: prototypes'
    worldMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits worldMorph}
      {'Category: state' rawColor <- paints desk. rawExtent <- 1440 @ 900} |).
} |)

traits worldMorph _AddSlots: (| {'ModuleInfo: Module: worldMorph'
  {'Category: naming' morphTypeName = 'worldMorph'}
  {'Category: testing'
    isWorldMorph = true.
    mayBeGrabbed = false.
    menuTarget = (self).
    rootForGrab = (self).
    containsPoint: p = (true)}
  {'Category: drawing'
    baseDrawOn: c = (
        c rectangle: baseBounds Fill: color.
        c dots: baseBounds Spacing: theme dotSpacing Radius: 1 Paint: paints dots)}
  {'Category: control'
    break = (self).
    extentChanged = (
        desktop toolbar isNil ifFalse: [desktop toolbar goHome]. self)}
  {'Category: adding\x7fComment: some stay in front of whatever comes'
    append: m = (| floating |
        m staysInFront ifTrue: [^ resend.append: m].
        floating: list copyRemoveAll.
        [morphs isEmpty || [morphs last staysInFront not]] whileFalse: [
            floating addFirst: morphs removeLast].
        morphs addLast: m.
        morphs addAll: floating)}
  {'Category: searching\x7fComment: a place where a new thing hides nothing'
    placeFor: extent Near: p = (| room |
        room: rawExtent - extent - (16 @ toolbarStrip).
        (((p x min: room x) max: 12)) @ (((p y min: room y) max: 12))).
    place: m Near: p = (
        addMorph: m.
        m layoutInPlace.
        m position: (placeFor: m extent Near: p)).
    freePlaceFor: m = (placeFreely: m Near: 420 @ 96).
    placeFreely: m Near: p = (
        addMorph: m.
        m layoutInPlace.
        m position: (freestPlaceFor: m Near: p)).
    freestPlaceFor: m Near: p = (| best. least. room |
        "Where it covers least of what lies there, and then nearest to p."
        best: placeFor: m extent Near: p. least: costOf: m At: best Near: p.
        room: rawExtent - m extent - (16 @ toolbarStrip).
        24 to: room x asInteger By: placeStep Do: [|:x|
            24 to: room y asInteger By: placeStep Do: [|:y. cost |
                cost: costOf: m At: x @ y Near: p.
                cost < least ifTrue: [least: cost. best: x @ y]]].
        best).
    placeStep = 92.
    toolbarStrip = 76.
    costOf: m At: at Near: p = (| r. sum <- 0.0 |
        r: at # (at + m extent).
        morphsDo: [|:x| (x == m) || [x mayBeGrabbed not] ifFalse: [
            sum: sum + (overlapOf: r And: x bounds)]].
        (sum * 4) + ((at distanceTo: p) * 20)).
    overlapOf: a And: b = (| w. h |
        w: (a right min: b right) - (a left max: b left).
        h: (a bottom min: b bottom) - (a top max: b top).
        (w <= 0) || [h <= 0] ifTrue: [0] False: [w * h])}
} |)
