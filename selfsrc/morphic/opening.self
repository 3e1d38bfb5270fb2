"The opening scene: what lies on the desk when the world is opened first.

 A greeting, dancers that dance, a box, a dancer laid open, and a card whose
 button asks for something no dancer knows: that is the way to Teach. Where
 things go is measured for a desk of 1440 by 900 and drawn together on smaller
 ones."

traits _AddSlots: (| {'ModuleInfo: Module: opening\x7fCategory: structure'
    box = (| {'Category: parents' parent* = traits rectangleMorph} |).
    danceButton = (| {'Category: parents' parent* = traits buttonMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: opening\x7fCategory: prototypes'
    box = rectangleMorph copy _AddSlots: (| {'Category: parents' parent* = traits box}
      {'Category: state' radius <- 8. hop <- 0.0. rawColor <- paints butter. rawExtent <- 64 @ 56} |).
    danceButton = buttonMorph copy _AddSlots: (| {'Category: parents' parent* = traits danceButton}
      {'Category: state' friend <- nil} |).
    opening = (| {'Category: parents' parent* = traits oddball} |).
} |)

traits box _AddSlots: (| {'ModuleInfo: Module: opening'
  {'Category: naming' morphTypeName = 'box'}
  {'Category: moving'
    bounce = (hop: 1.0. startGettingStepped. self).
    step = (
        "Down again."
        hop: hop * 0.88. placeChanged.
        hop < 0.01 ifTrue: [hop: 0.0. stopGettingStepped]).
    toOwner: p = ((resend.toOwner: p) - (0 @ (hop * 24))).
    refreshPlace = (canvas node: nodeId At: (toOwner: 0 @ 0))}
  {'Category: drawing'
    baseDrawOn: c = (
        resend.baseDrawOn: c.
        c rectangle: (0 @ (height * 0.3)) # (width @ ((height * 0.3) + 3)) Fill: (paints night copyAlpha: 18).
        c rectangle: (((width / 2) - 4) @ 0) # (((width / 2) + 4) @ height) Fill: (paints white copyAlpha: 45))}
} |)

traits danceButton _AddSlots: (| {'ModuleInfo: Module: opening'
  {'Category: naming' morphTypeName = 'danceButton'}
  {'Category: control'
    press = (
        target stop.
        target danceWith: friend Beats: 8.
        target rest)}
} |)

opening _AddSlots: (| {'ModuleInfo: Module: opening'
  {'Category: creating'
    furnish: w = (| d. b |
        greet: w.
        b: box copy.
        w addMorph: b. b position: 712 @ 760.
        d: troupeIn: w.
        d partner: b.
        place: (danceCardFor: d With: b) In: w At: 604 @ 192.
        (isRoomy: w) ifTrue: [place: stepsCard In: w At: 1016 @ 128].
        layOpen: d And: b In: w.
        addToolbar: w.
        (isRoomy: w) ifTrue: [drawTogetherIn: w] False: [spreadIn: w].
        self).
    isRoomy: w = ((w width >= 1240) && [w height >= 740]).
    spreadIn: w = (
        "No room for the picture: the dancers below, each card where it covers least."
        drawTogetherIn: w.
        w morphsDo: [|:m| m isCard ifTrue: [m position: (w freestPlaceFor: m Near: m position)]].
        self).
    drawTogetherIn: w = (| f |
        "A smaller desk: everything moves toward the corner in proportion."
        f: ((w width / 1440.0) min: 1.0) @ ((w height / 900.0) min: 1.0).
        w morphsDo: [|:m| m mayBeGrabbed ifTrue: [m position: (m position * f) round asInteger]].
        self).
    addToolbar: w = (| t |
        t: toolbarMorph copy.
        w addMorph: t.
        desktop toolbar: t.
        t build. t goHome).
    place: m In: w At: p = (
        w addMorph: m. m layoutInPlace. m position: p)}
  {'Category: private\x7fComment: pieces of the scene'
    greet: w = (| a. b |
        a: labelMorph copyText: 'Everything here is an object.' Font: fonts greeting Paint: paints ink.
        b: labelMorph copyText: 'Drag it, open it, change it while it runs. What it does not understand, you can teach it.'
            Font: fonts subtitle Paint: paints secondary.
        w addMorph: a. a position: 64 @ 43.
        w addMorph: b. b position: 64 @ 82).
    troupeIn: w = (| d. s. p. c |
        d: dancer copy. s: squareDancer copy. p: pointedDancer copy. c: curveMorph copy.
        w addMorph: c. c position: 430 @ 724.
        w addMorph: d. d position: 74 @ 698.
        w addMorph: s. s position: 206 @ 750.
        w addMorph: p. p position: 298 @ 696.
        s partner: d. p partner: s. s tempo: 64. p tempo: 120.
        d dance. s dance. p dance.
        d).
    danceCardFor: d With: b = (| c. button |
        c: cardMorph copy. c margin: theme margin. c spacing: 10. c minCardWidth: 330.
        c addMorph: (labelMorph copyText: 'A dance nobody knows yet' Font: fonts title).
        c addMorph: (textMorph copyText: 'The button sends danceWith: aBox Beats: 8 to the dancer. It has never heard of it. See what happens.' Width: 300).
        button: (danceButton copyLabel: 'Dance with the box' Do: []) beViolet.
        button target: d. button friend: b.
        c addMorph: button.
        c).
    stepsCard = (| c |
        c: cardMorph copy. c margin: theme margin. c spacing: 6. c minCardWidth: 330.
        c addMorph: (labelMorph copyText: 'First steps' Font: fonts title).
        steps do: [|:s| c addMorph: (textMorph copyText: s Width: 310 Font: fonts body Paint: paints secondary)].
        c addMorph: (toolButtonMorph copyLabel: 'Got it' Do: [c dismiss]).
        c).
    steps = (
        ('Drag anything. A click on a line in the open dancer shows its code: change tempo, or edit step while it runs.'
        & 'Middle button, or a long press: what an object is. Right button: what can be done with the thing on the desk.'
        & 'The field at the bottom of an open object evaluates: Do it runs, Get it puts the result in your hand.'
        & 'Something went wrong? Ctrl Z takes back the last drag or edit.') asVector).
    layOpen: d And: b In: w = (| o. boxCard |
        o: outlinerMorph copyOnMirror: (reflect: d).
        (isRoomy: w) ifFalse: [o close].
        boxCard: outlinerMorph copyClosedOn: b.
        place: o In: w At: 64 @ 128.
        place: boxCard In: w At: 604 @ 128.
        (o slotMorphNamed: 'partner') signMorph arrowTo: boxCard)}
  {'Category: control\x7fComment: a file was dropped on the desk'
    fileNamed: name Holding: bytes = (| c. e |
        c: paletteMorph editorOnCard.
        e: c morphs first.
        e isCode: ('.self' isSuffixOf: name).
        e font: fonts code.
        e text: bytes asString.
        desktop world freePlaceFor: c)}
} |)
