"Events: what the hand hands to morphs.

 The platform delivers vectors; an event gives their fields names. Points are in
 the screen's logical pixels. A handler answers true when it has dealt with the
 event; else the event goes on to the morph's owner."

traits _AddSlots: (| {'ModuleInfo: Module: event\x7fCategory: structure'
    event = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: event\x7fCategory: prototypes'
    event = (| {'Category: parents' parent* = traits event}
      {'Category: state' kind <- ''. fields <- vector. sourceHand <- nil} |).
} |)

traits event _AddSlots: (| {'ModuleInfo: Module: event'
  {'Category: creating'
    copyFields: v Hand: h = (
        ((clone kind: (v at: 0)) fields: v) sourceHand: h)}
  {'Category: accessing\x7fComment: of the pointer'
    cursorPoint = ((fields at: 1) @ (fields at: 2)).
    button = (fields at: 3).
    pointerModifiers = (fields at: 5).
    device = (fields at: 7).
    timeMs = (fields at: 8).
    wheelDelta = ((fields at: 3) @ (fields at: 4)).
    isTouch = (device = 'touch')}
  {'Category: testing\x7fComment: which of the three buttons is meant'
    isLeft = ((button = 0) && [(alt || [control]) not]).
    isMiddle = ((button = 1) || [(button = 0) && [alt]]).
    isRight = ((button = 2) || [(button = 0) && [control]])}
  {'Category: accessing\x7fComment: of keys'
    key = (fields at: 1).
    text = (fields at: 1).
    phase = (fields at: 1).
    composed = (fields at: 2).
    isKeyEvent = ((kind = 'keyDown') || [kind = 'keyUp'])}
  {'Category: testing\x7fComment: modifier keys'
    modifiers = (
        isKeyEvent ifTrue: [fields at: 3] False: [
            kind = 'wheel' ifTrue: [fields at: 5] False: [fields at: 5]]).
    shift = ((modifiers && 1) != 0).
    control = ((modifiers && 10) != 0).
    alt = ((modifiers && 4) != 0).
    command = (control)}
  {'Category: printing'
    statePrintString = (kind)}
} |)
