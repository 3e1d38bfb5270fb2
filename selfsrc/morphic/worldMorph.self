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
    containsPoint: p = (true)}
  {'Category: drawing'
    baseDrawOn: c = (
        c rectangle: baseBounds Fill: color.
        c dots: baseBounds Spacing: theme dotSpacing Radius: 1 Paint: paints dots)}
  {'Category: control'
    break = (self).
    extentChanged = (
        desktop toolbar isNil ifFalse: [desktop toolbar goHome]. self)}
  {'Category: searching\x7fComment: a place where a new thing hides nothing'
    placeFor: extent Near: p = (| room |
        room: rawExtent - extent - 16.
        (((p x min: room x) max: 12)) @ (((p y min: room y) max: 12))).
    place: m Near: p = (
        addMorph: m.
        m layoutInPlace.
        m position: (placeFor: m extent Near: p)).
    freePlaceFor: m = (| p |
        "A cascade: a step right and down for each card that lies there already."
        p: 420 @ 96.
        [isTaken: p] whileTrue: [p: p + 28].
        place: m Near: p).
    isTaken: p = (
        morphsDo: [|:m| (m position distanceTo: p) < 12 ifTrue: [^ true]].
        false)}
} |)
