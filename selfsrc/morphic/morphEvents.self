"What morphs do with the hand's events unless they know better.

 The morph under the pointer is asked first, then its owners. The left button on
 what does not care picks up the whole composite; middle opens the menu of the
 object, right that of the morph."

traits morph _AddSlots: (| {'ModuleInfo: Module: morphEvents'
  {'Category: events\x7fComment: true means: dealt with'
    leftMouseDown: evt = (false).
    leftDoubleClick: evt = (leftMouseDown: evt).
    middleMouseDown: evt = (false).
    rightMouseDown: evt = (false).
    wheel: evt = (false)}
  {'Category: events\x7fComment: to the morph that took the button'
    mouseMove: evt = (self).
    leftMouseUp: evt = (self).
    mouseCancel: evt = (self).
    releasedOver: evt = (self)}
  {'Category: events\x7fComment: to the morph that the typing goes to'
    keyDown: evt = (false).
    keyUp: evt = (false).
    textInput: s = (self).
    composition: evt = (self).
    paste: s = (self).
    copySelection = ('').
    cutSelection = ('').
    gotKeyboard = (self).
    lostKeyboard = (self)}
  {'Category: events\x7fComment: the pointer came or left'
    pointerEnter: evt = (self).
    pointerLeave: evt = (self)}
  {'Category: accessing'
    cursorName = ('').
    hint = ('').
    cursorNameFromHere = (
        cursorName isEmpty ifFalse: [^ cursorName].
        owner isNil ifTrue: ['default'] False: [owner cursorNameFromHere])}
  {'Category: testing\x7fComment: picking up and dropping'
    mayBeGrabbed = true.
    staysInFront = (mayBeGrabbed not).
    wantsMorph: m Event: evt = (false)}
  {'Category: adding\x7fComment: picking up and dropping'
    addDroppingMorph: m Event: evt = (addMorphInPlace: m).
    justDroppedInto: m Event: evt = (self).
    justGrabbedBy: hand Event: evt = (self).
    lift = (isLifted ifFalse: [isLifted: true. changed]).
    settle = (isLifted ifTrue: [isLifted: false. changed])}
} |)
