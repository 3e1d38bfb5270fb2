"The toolbar at the foot of the world: undo, redo, palette, find, radar, and what
 is known about saving."

traits _AddSlots: (| {'ModuleInfo: Module: toolbar\x7fCategory: structure'
    toolbarMorph = (| {'Category: parents' parent* = traits rowMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: toolbar\x7fCategory: prototypes'
    toolbarMorph = rowMorph copy _AddSlots: (| {'Category: parents' parent* = traits toolbarMorph}
      {'Category: private' undoButton <- nil. redoButton <- nil. savedLabel <- nil. stopButton <- nil.
        rawColor <- paints card. spacing <- 4} |).
} |)

traits toolbarMorph _AddSlots: (| {'ModuleInfo: Module: toolbar'
  {'Category: naming' morphTypeName = 'toolbarMorph'}
  {'Category: creating' open = (copy build goHome)}
  {'Category: testing'
    containsPoint: p = (baseBounds includes: p).
    mayBeGrabbed = false}
  {'Category: private'
    build = (
        margin: 6.
        undoButton: (toolButtonMorph copyLabel: '↶' Do: [history undo] Hint: 'Undo') beBare.
        redoButton: (toolButtonMorph copyLabel: '↷' Do: [history redo] Hint: 'Redo') beBare.
        addMorph: undoButton. addMorph: redoButton.
        addMorph: (toolButtonMorph copyLabel: 'Palette' Do: [paletteMorph open] Hint: 'New things') beBare.
        addMorph: (toolButtonMorph copyLabel: 'Find' Do: [finderMorph open] Hint: 'Who implements, who sends') beBare.
        addMorph: (toolButtonMorph copyLabel: 'Radar' Do: [radarMorph open] Hint: 'The whole desk') beBare.
        savedLabel: (toolButtonMorph copyLabel: 'Saved' Do: [desktop save] Hint: 'Save now') beQuiet.
        addMorph: savedLabel.
        stopButton: (toolButtonMorph copyLabel: 'Stop' Do: [desktop stopOthers] Hint: 'Something keeps running: stop it (Ctrl .)') beRed.
        stopButton isHidden: true.
        addMorph: stopButton.
        update.
        self)}
  {'Category: control'
    goHome = (| w |
        w: desktop world.
        layoutInPlace.
        position: ((w width - width) / 2) @ (w height - height - 18).
        self).
    update = (
        undoButton enabled: history canUndo.
        redoButton enabled: history canRedo.
        undoButton hint: (history canUndo ifTrue: ['Undo ' , history undoLabel] False: ['Nothing to undo']).
        redoButton hint: (history canRedo ifTrue: ['Redo ' , history redoLabel] False: ['Nothing to redo']).
        self).
    showStop = (stopButton isHidden ifTrue: [stopButton show. goHome]. self).
    hideStop = (stopButton isHidden ifFalse: [stopButton hide. goHome]. self).
    tell: s Paint: p = (
        savedLabel ink: p. savedLabel label: s. savedLabel changed.
        desktop defer: [goHome]).
    unsaved = (tell: 'Not saved yet' Paint: paints secondary).
    saving = (tell: 'Saving…' Paint: paints faint).
    saved = (tell: 'Saved' Paint: paints faint).
    notSaved = (tell: 'Not saved' Paint: paints red)}
  {'Category: drawing'
    radius = 10.
    baseDrawOn: c = (
        c restShadow: baseBounds Radius: radius.
        c rectangle: baseBounds Radius: radius Fill: color Stroke: paints line Width: 1)}
} |)
