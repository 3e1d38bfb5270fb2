"Dancers: playful morphs with eyes, that sway and bounce.

 A dancer has a partner whom its eyes follow, and a tempo in beats a minute. Its
 steps are slots of its own, and not of its traits: dancers are the first
 objects a person meets, and what is changed in one is changed in that one."

traits _AddSlots: (| {'ModuleInfo: Module: dancers\x7fCategory: structure'
    dancer = (| {'Category: parents' parent* = traits morph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: dancers\x7fCategory: structure'
    squareDancer = (| {'Category: parents' parent* = traits dancer} |).
    pointedDancer = (| {'Category: parents' parent* = traits dancer} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: dancers\x7fCategory: prototypes'
    dancer = morph copy _AddSlots: (| {'Category: parents' parent* = traits dancer}
      {'Category: state' partner <- nil. tempo <- 96. isDancing <- true}
      {'Category: moving'
        step = (
            "One moment: keep time, sway, look at my partner."
            keepTime.
            rotation: beat sin * 0.12.
            lookAtPartner).
        bounce = (
            "Up; keepTime brings me down."
            hop: 1.0. placeChanged)}
      {'Category: private' gaze <- 0 @ 0. phase <- 0.0. hop <- 0.0. lastStepMs <- 0.0.
        rawColor <- paints coral. rawExtent <- 108 @ 108} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: dancers\x7fCategory: prototypes'
    squareDancer = dancer copy _AddSlots: (| {'Category: parents' parent* = traits squareDancer}
      {'Category: private' rawColor <- paints sky. rawExtent <- 80 @ 80} |).
    pointedDancer = dancer copy _AddSlots: (| {'Category: parents' parent* = traits pointedDancer}
      {'Category: private' rawColor <- paints leaf. rawExtent <- 104 @ 104} |).
} |)

traits dancer _AddSlots: (| {'ModuleInfo: Module: dancers'
  {'Category: naming' morphTypeName = 'dancer'}
  {'Category: creating'
    copyRandom = (| d |
        d: ((dancer & squareDancer & pointedDancer) asVector at: desktop turns % 3) copy.
        d dance.
        d)}
  {'Category: moving\x7fComment: what makes a step'
    beat = (phase * 6.2831853).
    keepTime = (| t |
        "The beat goes on, and a hop comes down."
        t: desktop nowMs.
        theme isCalm ifTrue: [^ self].
        phase: phase + (((t - lastStepMs) min: 50) * (tempo / 60000.0)).
        lastStepMs: t.
        hop > 0.001 ifTrue: [hop: hop * 0.9. placeChanged]).
    dance = (isDancing: true. lastStepMs: desktop nowMs. startGettingStepped. self).
    rest = (isDancing: false. stopGettingStepped. hop: 0.0. rotation: 0. placeChanged. self).
    stop = (rest).
    danceWith: other = (partner: other. dance. bounce. self).
    swap = (| p |
        "My partner and I change places."
        p: position.
        position: partner position.
        partner position: p.
        self)}
  {'Category: control' resumeStepping = (isDancing ifTrue: [startGettingStepped]. self)}
  {'Category: private'
    toOwner: p = ((resend.toOwner: p) - (0 @ (hop * 40))).
    refreshPlace = (
        canvas node: nodeId Turned: rotation Scaled: 1 At: (toOwner: 0 @ 0))}
  {'Category: moving\x7fComment: eyes'
    lookAtPartner = (| g |
        partner isNil ifTrue: [^ self].
        g: gazeToward: (partner position - position).
        gaze = g ifFalse: [gaze: g. changed]).
    gazeToward: d = (| n |
        n: d length.
        n < 1 ifTrue: [^ 0 @ 0].
        (((d x * 3) / n) round asInteger) @ (((d y * 3) / n) round asInteger))}
  {'Category: drawing\x7fComment: faces'
    baseDrawOn: c = (
        shadowOn: c.
        c ellipse: baseBounds Fill: color.
        eyeAt: (width * 0.34) @ (height * 0.37) On: c.
        eyeAt: (width * 0.6) @ (height * 0.35) On: c.
        smileAt: (width * 0.48) @ (height * 0.64) Width: width * 0.34 On: c).
    eyeAt: p On: c = (
        c ellipse: (p - (6 @ 9)) # (p + (6 @ 9)) Fill: paints white.
        c circleAt: p + gaze + (0 @ 2) Radius: 3.5 Fill: paints night).
    smileAt: p Width: w On: c = (| h |
        h: w / 2.
        c curve: (((p - (h @ 0)) & (p + ((h / -2) @ 9)) & (p + ((h / 2) @ 9)) & (p + (h @ 0))) asVector)
          Width: 3 Paint: paints night).
    shadowOn: c = (
        isLifted ifTrue: [c liftShadow: (baseBounds indent: 8) Radius: width / 2]. self)}
} |)

traits squareDancer _AddSlots: (| {'ModuleInfo: Module: dancers'
  {'Category: drawing'
    baseDrawOn: c = (
        shadowOn: c.
        c rectangle: baseBounds Radius: 16 Fill: color.
        barEyeAt: (width * 0.34) @ (height * 0.4) On: c.
        barEyeAt: (width * 0.68) @ (height * 0.4) On: c).
    barEyeAt: p On: c = (
        c rectangle: ((p - (4 @ 7)) # (p + (4 @ 7)) translateBy: gaze) Radius: 3 Fill: paints white)}
} |)

traits pointedDancer _AddSlots: (| {'ModuleInfo: Module: dancers'
  {'Category: drawing'
    baseDrawOn: c = (
        shadowOn: c.
        c polygon: (((width / 2) @ 0) & extent & (0 @ height)) asVector Radius: 10 Fill: color.
        c circleAt: ((width * 0.41) @ (height * 0.62)) + gaze Radius: 5 Fill: paints white.
        c circleAt: ((width * 0.6) @ (height * 0.62)) + gaze Radius: 5 Fill: paints white)}
} |)
