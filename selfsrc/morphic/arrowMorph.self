"Arrows: from the sign of a slot to the object in it, or to where it is aimed.

 An arrow lies on the world and draws in the world's frame; it looks again at
 both of its ends while it is there."

traits _AddSlots: (| {'ModuleInfo: Module: arrowMorph\x7fCategory: structure'
    arrowMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: arrowMorph\x7fCategory: prototypes'
    arrowMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits arrowMorph}
      {'Category: state' source <- nil. target <- nil. head <- 0 @ 0. lastTail <- 0 @ 0. rawColor <- paints violet.
        rawExtent <- 0 @ 0} |).
} |)

traits arrowMorph _AddSlots: (| {'ModuleInfo: Module: arrowMorph'
  {'Category: naming' morphTypeName = 'arrowMorph'}
  {'Category: creating'
    copyFrom: m = ((copy source: m) head: m globalCentre).
    copyFrom: m To: t = (((copyFrom: m) target: t) getSteppedEveryMSecs: 33)}
  {'Category: testing'
    containsPoint: p = (false).
    mayBeGrabbed = false}
  {'Category: control'
    aimAt: p = (head: p. changed)}
  {'Category: scheduling\x7fComment: a standing arrow follows both of its ends'
    step = (| h. t |
        (source isInWorld && [target isInWorld]) ifFalse: [^ delete].
        h: target globalPosition + (0 @ 18).
        t: isTailSeen ifTrue: [tail] False: [0 @ 0].
        ((h = head) && [t = lastTail]) ifFalse: [head: h. lastTail: t. changed])}
  {'Category: drawing'
    tail = (source localToGlobal: source width @ (source height / 2)).
    isTailSeen = (
        source ownersDo: [|:m|
            m isHidden ifTrue: [^ false].
            (m morphTypeName = 'scrollMorph') && [
                (m globalBounds includes: tail) not] ifTrue: [^ false]].
        true).
    baseDrawOn: c = (| a |
        isTailSeen ifFalse: [^ self].
        a: tail.
        c circleAt: a Radius: 3.5 Fill: color.
        c curve: (curveFrom: a To: head - (7 @ 0)) Width: 1.5 Paint: color.
        c polygon: (tipAt: head) Radius: 0 Fill: color).
    curveFrom: a To: b = (| d |
        d: (((b x - a x) absoluteValue / 2) max: 30) @ 0.
        (a & (a + d) & (b - d) & b) asVector).
    tipAt: p = (
        (p & (p + (-9 @ -5)) & (p + (-9 @ 5))) asVector)}
} |)
