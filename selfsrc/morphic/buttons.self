"Buttons: pressing one runs its action.

 press is the message to override; the prototype's runs the block in action. A
 button's action runs in a process of its own, so one that fails or never ends
 leaves the desk alone; the tools' own buttons, which only touch the screen, are
 toolButtonMorphs and run in the loop."

traits _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: structure'
    buttonMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: structure'
    toolButtonMorph = (| {'Category: parents' parent* = traits buttonMorph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: structure'
    signButtonMorph = (| {'Category: parents' parent* = traits toolButtonMorph} |).
    captionMorph = (| {'Category: parents' parent* = traits toolButtonMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: prototypes'
    buttonMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits buttonMorph}
      {'Category: state' rawLabel <- 'press'. target <- nil. action <- []. hint <- ''}
      {'Category: state\x7fComment: colours: inside, edge and text'
        rawColor <- paints card. edge <- paints line. ink <- paints ink}
      {'Category: private' isPressed <- false. isHovered <- false. isEnabled <- true.
        font <- fonts medium. inset <- 13.
        horizontalResizing <- 'shrinkWrap'. verticalResizing <- 'shrinkWrap'} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: prototypes'
    toolButtonMorph = buttonMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits toolButtonMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: buttons\x7fCategory: prototypes'
    signButtonMorph = toolButtonMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits signButtonMorph}
      {'Category: private' rawColor <- paints clear. edge <- paints clear.
        ink <- paints secondary. inset <- 0. minSide <- 28} |).
    captionMorph = toolButtonMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits captionMorph}
      {'Category: private' rawColor <- paints clear. edge <- paints clear. font <- fonts small.
        ink <- paints faint. inset <- 0} |).
} |)

traits buttonMorph _AddSlots: (| {'ModuleInfo: Module: buttons'
  {'Category: naming' morphTypeName = 'buttonMorph'}
  {'Category: creating'
    copyLabel: s Do: block = (((copy rawLabel: s) action: block) refit).
    copyLabel: s Do: block Hint: h = ((copyLabel: s Do: block) hint: h)}
  {'Category: state\x7fComment: looks with a meaning'
    beViolet = (edge: paints violet. ink: paints violet. self).
    beAmber = (rawColor: paints amberSolid. edge: paints clear. ink: paints onAmber. beHeavy).
    beGreen = (rawColor: paints green. edge: paints clear. ink: paints onGreen. beHeavy).
    beRed = (edge: paints red. ink: paints red. self).
    beBare = (rawColor: paints clear. edge: paints clear. self).
    beQuiet = (beBare. ink: paints secondary. self).
    beHeavy = (font: fonts title. refit).
    enable = (isEnabled ifFalse: [isEnabled: true. changed]. self).
    disable = (isEnabled ifTrue: [isEnabled: false. changed]. self).
    enabled: b = (b ifTrue: [enable] False: [disable])}
  {'Category: accessing'
    label = (rawLabel).
    label: s = (
        rawLabel = s ifTrue: [^ self].
        rawLabel: s. cachedMin: nil. changed. layoutChanged).
    minExtent = (
        cachedMin isNil ifTrue: [cachedMin: computeMinExtent].
        cachedMin).
    minWidth = (minExtent x).
    minHeight = (minExtent y).
    computeMinExtent = (
        ((font widthOf: rawLabel) + (inset * 2)) ceil @ theme buttonHeight).
    refit = (cachedMin: nil. extent: minExtent. self).
    cursorName = (isEnabled ifTrue: ['pointer'] False: ['default'])}
  {'Category: control\x7fComment: what pressing does'
    press = (action value).
    runPress = (
        (message copy receiver: self Selector: 'press') fork.
        desktop worldChanged.
        self)}
  {'Category: events'
    leftMouseDown: evt = (
        isEnabled ifFalse: [^ true].
        isPressed: true. changed.
        true).
    mouseMove: evt = (| inside |
        inside: baseBounds includes: (globalToLocal: evt cursorPoint).
        isPressed = inside ifFalse: [isPressed: inside. changed]).
    leftMouseUp: evt = (
        isPressed ifFalse: [^ self].
        isPressed: false. changed.
        runPress).
    mouseCancel: evt = (isPressed: false. changed).
    pointerEnter: evt = (isHovered: true. changed. hints show: hint For: self).
    pointerLeave: evt = (isHovered: false. changed. hints hideFor: self)}
  {'Category: drawing'
    baseDrawOn: c = (
        c rectangle: baseBounds Radius: theme buttonRadius Fill: colorNow Stroke: edge Width: 1.
        drawVeilOn: c.
        c text: rawLabel Font: font CentredIn: baseBounds Paint: inkNow).
    colorNow = ((isEnabled || [color isClear]) ifTrue: [color] False: [paints line]).
    inkNow = (isEnabled ifTrue: [ink] False: [paints faint]).
    drawVeilOn: c = (| a |
        a: isPressed ifTrue: [14] False: [(isHovered && [isEnabled]) ifTrue: [6] False: [0]].
        a = 0 ifTrue: [^ self].
        c rectangle: baseBounds Radius: theme buttonRadius Fill: (paints ink copyAlpha: a))}
} |)

traits toolButtonMorph _AddSlots: (| {'ModuleInfo: Module: buttons'
  {'Category: naming' morphTypeName = 'toolButtonMorph'}
  {'Category: control' runPress = (press. self)}
} |)

traits signButtonMorph _AddSlots: (| {'ModuleInfo: Module: buttons'
  {'Category: naming' morphTypeName = 'signButtonMorph'}
  {'Category: accessing'
    computeMinExtent = (minSide @ minSide)}
} |)

traits captionMorph _AddSlots: (| {'ModuleInfo: Module: buttons'
  {'Category: naming' morphTypeName = 'captionMorph'}
  {'Category: accessing'
    computeMinExtent = ((font widthOf: rawLabel) ceil @ font lineHeight)}
  {'Category: drawing'
    baseDrawOn: c = (
        c text: rawLabel Font: font In: baseBounds Paint: (isHovered ifTrue: [paints secondary] False: [ink]))}
} |)
