"The hand: where the person's pointer is, and what it carries.

 It turns the platform's events into messages. A press asks the morphs under
 the pointer from the innermost outwards; what nobody wants becomes a grab once
 the pointer has moved a little, and the composite rides in the hand, lifted and
 tilted, until it is dropped. Carried morphs are submorphs of the hand."

traits _AddSlots: (| {'ModuleInfo: Module: handMorph\x7fCategory: structure'
    handMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: handMorph\x7fCategory: prototypes'
    handMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits handMorph}
      {'Category: state'
        rawColor <- paints clear. rawExtent <- 0 @ 0. keyboard <- nil. isSticky <- false.
        carriedTilt <- 0}
      {'Category: private\x7fComment: the press that is going on'
        target <- nil. grabbing <- nil. under <- nil. pressPoint <- 0 @ 0. pressTime <- 0.0.
        lastPressTime <- -1000.0. isPressed <- false. isSecond <- false}
      {'Category: private\x7fComment: for undo, where what I carry came from'
        lastOwner <- nil. lastPosition <- 0 @ 0}
      {'Category: private' hovered <- list copyRemoveAll} |).
} |)

traits handMorph _AddSlots: (| {'ModuleInfo: Module: handMorph'
  {'Category: naming' morphTypeName = 'handMorph'}
  {'Category: testing'
    isHandMorph = true.
    isEmptyHanded = (morphs isEmpty).
    containsPoint: p = (false)}
  {'Category: drawing' baseDrawOn: c = (self)}
  {'Category: copying' baseCopy = (resend.baseCopy hovered: list copyRemoveAll)}
  {'Category: accessing\x7fComment: measures'
    dragDistance = 4.
    doubleClickMs = 400.
    longPressMs = 500.
    tilt = -0.026}

  {'Category: events\x7fComment: one pointer event'
    pointerDown: evt = (
        moveTo: evt.
        isEmptyHanded ifFalse: [^ drop: evt].
        isPressed: true. isSecond: (isDoubleClick: evt).
        pressPoint: evt cursorPoint. pressTime: evt timeMs.
        desktop pressedAt: evt cursorPoint.
        under: morphUnder: evt cursorPoint.
        under rootForGrab comeToFront.
        evt isRight ifTrue: [^ offer: evt As: 'rightMouseDown:' Else: [morphMenu: evt]].
        evt isMiddle ifTrue: [^ offer: evt As: 'middleMouseDown:' Else: [objectMenu: evt]].
        press: evt).
    pointerMove: evt = (
        moveTo: evt.
        target isNil ifFalse: [^ tell: target Kind: 'mouseMove:' Event: evt].
        grabbing isNil ifFalse: [^ considerGrab: evt].
        hover: evt).
    pointerUp: evt = (
        moveTo: evt. isPressed: false.
        releaseTarget: 'leftMouseUp:' Event: evt.
        (isEmptyHanded not && [isSticky not]) ifTrue: [drop: evt].
        grabbing: nil.
        chooseUnder: evt.
        hover: evt).
    chooseUnder: evt = (
        "A menu opened by a press is chosen from by the release."
        (evt button > 0) && [(evt cursorPoint distanceTo: pressPoint) > dragDistance] ifTrue: [
            tell: (morphUnder: evt cursorPoint) Kind: 'releasedOver:' Event: evt].
        self).
    letGo = (target: nil. grabbing: nil. isPressed: false. keyboard: nil. self).
    pointerCancel: evt = (
        isPressed: false. grabbing: nil.
        releaseTarget: 'mouseCancel:' Event: evt).
    wheel: evt = (offer: evt As: 'wheel:' Else: [])}

  {'Category: private\x7fComment: pressing'
    press: evt = (| kind |
        kind: isSecond ifTrue: ['leftDoubleClick:'] False: ['leftMouseDown:'].
        lastPressTime: evt timeMs.
        offer: evt As: kind Else: [prepareGrab: evt]).
    isDoubleClick: evt = (
        ((evt timeMs - lastPressTime) < doubleClickMs)
          && [(evt cursorPoint distanceTo: pressPoint) < dragDistance]).
    offer: evt As: kind Else: nobody = (| m |
        m: isPressed ifTrue: [under] False: [morphUnder: evt cursorPoint].
        [m isNil] whileFalse: [
            (tell: m Kind: kind Event: evt) == true ifTrue: [
                kind = 'wheel:' ifFalse: [target: m].
                ^ self].
            m: m owner].
        nobody value.
        self).
    tell: m Kind: kind Event: evt = (
        desktop guard: m While: 'handling an event' Do: [kind sendTo: m With: evt]).
    releaseTarget: kind Event: evt = (| m |
        target isNil ifTrue: [^ self].
        m: target. target: nil.
        tell: m Kind: kind Event: evt)}

  {'Category: private\x7fComment: carrying'
    prepareGrab: evt = (| m |
        m: under rootForGrab.
        takeKeyboardFromAll.
        (m isWorldMorph || [m mayBeGrabbed not]) ifFalse: [grabbing: m]).
    considerGrab: evt = (| m |
        (evt cursorPoint distanceTo: pressPoint) < dragDistance ifTrue: [^ self].
        m: grabbing. grabbing: nil.
        grab: m Event: evt.
        "It is held where it was pressed, however far a fast hand has come."
        m position: m position + (evt cursorPoint - pressPoint)).
    grab: m Event: evt = (
        lastOwner: m owner. lastPosition: m position.
        addMorphInPlace: m.
        m lift. tiltBy: carryingTilt Morph: m.
        isSticky: false.
        platform cursor: 'grabbing'.
        tell: m Grabbed: evt).
    tell: m Grabbed: evt = (
        desktop guard: m While: 'being grabbed' Do: [m justGrabbedBy: self Event: evt]).
    attach: m = (
        "The hand gets something that nobody pressed for: it stays until a click."
        lastOwner: nil.
        addMorph: m.
        m layoutInPlace.
        m position: (m width / -2.0) @ 12.
        m lift. tiltBy: carryingTilt Morph: m.
        isSticky: true).
    drop: evt = (
        isSticky: false.
        morphs asVector do: [|:m| drop: m Event: evt].
        platform cursor: 'default').
    drop: m Event: evt = (| place |
        place: receiverFor: m Event: evt.
        m settle. tiltBy: carriedTilt negate Morph: m.
        desktop guard: m While: 'being dropped' Do: [
            place addDroppingMorph: m Event: evt.
            m justDroppedInto: place Event: evt].
        recordMoveOf: m To: place).
    carryingTilt = (theme isCalm ifTrue: [0] False: [tilt]).
    tiltBy: angle Morph: m = (
        carriedTilt: angle.
        m rotation: m rotation + angle.
        self).
    receiverFor: m Event: evt = (| place |
        place: morphUnder: evt cursorPoint.
        [place isWorldMorph] whileFalse: [
            (place wantsMorph: m Event: evt) ifTrue: [^ place].
            place: place owner].
        place).
    recordMoveOf: m To: place = (| from. start. end |
        lastOwner isNil ifTrue: [^ self].
        from: lastOwner. start: lastPosition. end: m position.
        history addLabel: 'move'
            Undo: [from addMorph: m. m position: start]
            Redo: [place addMorph: m. m position: end])}

  {'Category: private\x7fComment: moving'
    moveTo: evt = (position: evt cursorPoint).
    morphUnder: p = (desktop world morphAt: (desktop world fromOwner: p) IfNone: [desktop world]).
    hover: evt = (| now |
        isEmptyHanded ifFalse: [^ self].
        now: (morphUnder: evt cursorPoint) andOwners.
        hovered do: [|:m| (now includes: m) ifFalse: [tell: m Kind: 'pointerLeave:' Event: evt]].
        now do: [|:m| (hovered includes: m) ifFalse: [tell: m Kind: 'pointerEnter:' Event: evt]].
        hovered: now.
        platform cursor: now first cursorNameFromHere)}

  {'Category: accessing\x7fComment: where typing goes'
    keyboardTo: m = (
        keyboard == m ifTrue: [^ self].
        takeKeyboardFromAll.
        keyboard: m.
        m gotKeyboard).
    takeKeyboardFromAll = (| m |
        keyboard isNil ifTrue: [^ self].
        m: keyboard. keyboard: nil.
        platform stopTyping.
        desktop guard: m While: 'losing the keyboard' Do: [m lostKeyboard])}

  {'Category: scheduling\x7fComment: a long press is a middle press'
    stepPress: now = (| evt |
        (isPressed && [grabbing isNil not && [(now - pressTime) > longPressMs]]) ifFalse: [^ self].
        grabbing: nil. isPressed: false.
        evt: event copyFields: (pressAsMiddle: now) Hand: self.
        offer: evt As: 'middleMouseDown:' Else: [objectMenu: evt]).
    pressAsMiddle: now = (
        ('pointerDown' & pressPoint x & pressPoint y & 1 & 4 & 0 & 1 & 'touch' & now) asVector)}

  {'Category: private\x7fComment: menus'
    objectMenu: evt = (| m |
        m: (morphUnder: evt cursorPoint) menuTarget.
        desktop openMenu: m objectMenu At: evt cursorPoint).
    morphMenu: evt = (| m |
        m: (morphUnder: evt cursorPoint) rootForGrab.
        desktop openMenu: m morphMenu At: evt cursorPoint)}
} |)
