"The palette: prototypes to be taken. Pressing a line puts a copy in the hand."

traits _AddSlots: (| {'ModuleInfo: Module: palette\x7fCategory: structure'
    paletteMorph = (| {'Category: parents' parent* = traits cardMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: palette\x7fCategory: prototypes'
    paletteMorph = cardMorph copy _AddSlots: (| {'Category: parents' parent* = traits paletteMorph}
      {'Category: private' minCardWidth <- 200} |).
} |)

traits paletteMorph _AddSlots: (| {'ModuleInfo: Module: palette'
  {'Category: naming' morphTypeName = 'paletteMorph'}
  {'Category: creating'
    open = (| m |
        m: copy build.
        desktop world freePlaceFor: m.
        m comeToFront.
        m)}
  {'Category: private'
    build = (| h |
        h: headerMorph copy.
        h addMorph: (labelMorph copyText: 'New things' Font: fonts title).
        h addMorph: spacerMorph copy.
        h addMorph: (signButtonMorph copyLabel: '×' Do: [delete]).
        addMorph: h.
        samplesDo: [|:name. :block| add: name Do: block].
        addMorph: (spacerMorph copyHeight: 8).
        self).
    add: name Do: block = (| b |
        b: menuItemMorph copyLabel: name Do: [desktop hand attach: block value].
        b menu: self.
        addMorph: b).
    chosen = (self).
    samplesDo: block = (
        block value: 'Rectangle' With: [rectangleMorph copy].
        block value: 'Ellipse' With: [ellipseMorph copy].
        block value: 'Circle' With: [circleMorph copy].
        block value: 'Polygon' With: [polygonMorph copy].
        block value: 'Curve' With: [curveMorph copy].
        block value: 'Picture' With: [imageMorph copy].
        block value: 'Text' With: [textMorph copyText: 'Some words' Width: 200].
        block value: 'Editor' With: [editorOnCard].
        block value: 'Button' With: [buttonMorph copyLabel: 'press' Do: []].
        block value: 'Card' With: [cardMorph copy].
        block value: 'Dancer' With: [dancer copyRandom].
        block value: 'Evaluator' With: [outlinerMorph copyOnMirror: (reflect: shell)].
        block value: 'Empty object' With: [outlinerMorph copyOnMirror: (reflect: emptyObject)]).
    emptyObject = ('(| parent* = lobby |)' eval).
    editorOnCard = (| c. e |
        c: cardMorph copy.
        e: editorMorph copyText: ''. e placeholder: 'Type here'. e isCode: false. e font: fonts body.
        c addMorph: e.
        c)}
} |)

"The radar: the whole desk, small; a press goes there is what a larger desk will
 want. Here it shows what lies where and brings what is pressed to the front."

traits _AddSlots: (| {'ModuleInfo: Module: palette\x7fCategory: structure'
    radarMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: palette\x7fCategory: prototypes'
    radarMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits radarMorph}
      {'Category: state' rawExtent <- 216 @ 136. rawColor <- paints card} |).
} |)

traits radarMorph _AddSlots: (| {'ModuleInfo: Module: palette'
  {'Category: naming' morphTypeName = 'radarMorph'}
  {'Category: creating'
    open = (| m |
        desktop world morphsDo: [|:x| x morphTypeName = 'radarMorph' ifTrue: [^ x delete]].
        m: copy.
        desktop world place: m Near: (desktop world width - 240) @ (desktop world height - 220).
        m getSteppedEveryMSecs: 250.
        m)}
  {'Category: scheduling' step = (changed)}
  {'Category: accessing'
    corner0 = 8 @ 8.
    scale = (
        ((width - 16) / desktop world width asFloat) min: (height - 16) / desktop world height asFloat)}
  {'Category: drawing'
    baseDrawOn: c = (| s |
        s: scale.
        isLifted ifTrue: [c liftShadow: baseBounds Radius: 10] False: [c restShadow: baseBounds Radius: 10].
        c rectangle: baseBounds Radius: 10 Fill: color Stroke: paints line Width: 1.
        c rectangle: corner0 # (corner0 + (desktop world extent * s)) Radius: 3 Fill: paints desk.
        desktop world morphsDo: [|:m| m == self ifFalse: [draw: m Scaled: s On: c]].
        self).
    draw: m Scaled: s On: c = (
        c rectangle: (corner0 + (m position * s)) # (corner0 + (m bounds corner * s))
          Radius: 2 Fill: (m color = paints card ifTrue: [paints faint] False: [m color]))}
  {'Category: events'
    leftDoubleClick: evt = (| p |
        p: ((globalToLocal: evt cursorPoint) - corner0) * (1 / scale).
        (desktop world morphAt: p IfNone: [desktop world]) rootForGrab comeToFront.
        true)}
} |)
