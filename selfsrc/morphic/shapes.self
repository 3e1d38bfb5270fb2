"Plain shapes: rectangle, ellipse, circle, polygon, curve and image."

traits _AddSlots: (| {'ModuleInfo: Module: shapes\x7fCategory: structure'
    rectangleMorph = (| {'Category: parents' parent* = traits morph} |).
    ellipseMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: shapes\x7fCategory: structure'
    circleMorph = (| {'Category: parents' parent* = traits ellipseMorph} |).
    polygonMorph = (| {'Category: parents' parent* = traits morph} |).
    curveMorph = (| {'Category: parents' parent* = traits morph} |).
    imageMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: shapes\x7fCategory: prototypes'
    rectangleMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits rectangleMorph}
      {'Category: state' radius <- 0} |).
    ellipseMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits ellipseMorph}
      {'Category: state' rawColor <- paints leaf} |).
    circleMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits circleMorph}
      {'Category: state' rawColor <- paints coral. rawExtent <- 48 @ 48} |).
    polygonMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits polygonMorph}
      {'Category: state\x7fComment: corners, in parts of the extent from 0 to 1'
        corners <- ((0.5 @ 0.0) & (1.0 @ 1.0) & (0.0 @ 1.0)) asVector.
        radius <- 8. rawColor <- paints leaf. rawExtent <- 96 @ 96} |).
    curveMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits curveMorph}
      {'Category: state\x7fComment: a start, then two controls and an end for each piece'
        points <- ((0 @ 90) & (40 @ -30) & (70 @ 40) & (100 @ 70)
            & (140 @ 110) & (160 @ -40) & (230 @ 20)) asVector.
        thickness <- 10. rawColor <- paints lilac. rawExtent <- 230 @ 100} |).
    imageMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits imageMorph}
      {'Category: state\x7fComment: straight RGBA, four bytes a pixel'
        pixels <- byteVector. pixelExtent <- 0 @ 0}
      {'Category: private' imageId <- 0. imageEra <- 0} |).
} |)

traits rectangleMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'rectangleMorph'}
  {'Category: drawing'
    baseDrawOn: c = (
        isLifted ifTrue: [c liftShadow: baseBounds Radius: radius].
        c rectangle: baseBounds Radius: radius Fill: color)}
} |)

traits ellipseMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'ellipseMorph'}
  {'Category: drawing'
    baseDrawOn: c = (c ellipse: baseBounds Fill: color)}
  {'Category: testing'
    containsPoint: p = (| h. dx. dy |
        h: extent middle.
        ((h x <= 0) || [h y <= 0]) ifTrue: [^ false].
        dx: (p x - h x) / h x asFloat. dy: (p y - h y) / h y asFloat.
        ((dx * dx) + (dy * dy)) <= 1)}
} |)

traits circleMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'circleMorph'}
  {'Category: accessing'
    radius = (width / 2.0).
    radius: r = (setWidth: r * 2 Height: r * 2)}
} |)

traits polygonMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'polygonMorph'}
  {'Category: accessing'
    vertices = (| r |
        r: list copyRemoveAll.
        corners do: [|:p| r addLast: (p x * width) @ (p y * height)].
        r asVector)}
  {'Category: drawing'
    baseDrawOn: c = (c polygon: vertices Radius: radius Fill: color)}
  {'Category: testing\x7fComment: as many edges to the right as makes odd'
    containsPoint: p = (| v. inside <- false. a |
        v: vertices.
        v isEmpty ifTrue: [^ false].
        a: v last.
        v do: [|:b|
            (edgeFrom: a To: b IsRightOf: p) ifTrue: [inside: inside not].
            a: b].
        inside).
    edgeFrom: a To: b IsRightOf: p = (
        (a y > p y) = (b y > p y) ifTrue: [^ false].
        p x < ((((b x - a x) * (p y - a y)) / (b y - a y) asFloat) + a x))}
} |)

traits curveMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'curveMorph'}
  {'Category: drawing'
    baseDrawOn: c = (c curve: points Width: thickness Paint: color)}
  {'Category: testing\x7fComment: near enough to a point on the curve'
    reach = (thickness max: 12).
    containsPoint: p = (| i <- 0 |
        [(i + 3) < points size] whileTrue: [
            (pieceAt: i IsNear: p) ifTrue: [^ true].
            i: i + 3].
        false).
    pieceAt: i IsNear: p = (
        0 to: 12 Do: [|:k|
            ((pointAt: k / 12.0 OfPiece: i) distanceTo: p) <= reach ifTrue: [^ true]].
        false).
    pointAt: t OfPiece: i = (| u |
        u: 1 - t.
        ((points at: i) * (u * u * u)) + ((points at: i + 1) * (3 * u * u * t))
            + ((points at: i + 2) * (3 * u * t * t)) + ((points at: i + 3) * (t * t * t)))}
} |)

traits imageMorph _AddSlots: (| {'ModuleInfo: Module: shapes'
  {'Category: naming' morphTypeName = 'imageMorph'}
  {'Category: creating'
    copyPixels: bytes Extent: e = (| m |
        m: copy. m pixels: bytes. m pixelExtent: e. m extent: e.
        m)}
  {'Category: copying' baseCopy = (resend.baseCopy imageEra: 0)}
  {'Category: drawing'
    baseDrawOn: c = (
        pixels isEmpty ifTrue: [^ drawEmptyOn: c].
        c image: handle In: baseBounds).
    drawEmptyOn: c = (
        c rectangle: baseBounds Radius: 6 Fill: paints code Stroke: paints line Width: 1.
        c text: 'no picture' Font: fonts small CentredIn: baseBounds Paint: paints faint)}
  {'Category: private'
    handle = (
        imageEra = display era ifFalse: [
            imageId: canvas newImage: pixels Width: pixelExtent x Height: pixelExtent y.
            imageEra: display era].
        imageId)}
} |)
