"The canvas: the only object that writes the scene.

 A morph records its shapes once, between begin: and end; until then its node
 keeps what it showed. Moving, turning and clipping a morph changes its node and
 records nothing. Coordinates are the morph's own, in logical pixels."

globals _AddSlots: (| {'ModuleInfo: Module: canvas\x7fCategory: prototypes'
    canvas = (| {'Category: parents' parent* = traits oddball} |).
} |)

canvas _AddSlots: (| {'ModuleInfo: Module: canvas'
  {'Category: structure\x7fComment: nodes by their ids'
    reset = (_SceneReset).
    newNode = (_SceneNewNode).
    freeNode: id = (_SceneFreeNode: id).
    root: id = (_SceneSetRoot: id).
    node: id Children: ids = (_SceneNode: id Children: ids).
    node: id At: p = (_SceneNode: id A: 1 B: 0 C: 0 D: 1 X: p x Y: p y).
    node: id Turned: angle Scaled: s At: p = (| c. n |
        c: angle cos * s. n: angle sin * s.
        _SceneNode: id A: c B: n C: n negate D: c X: p x Y: p y).
    node: id Clip: r = (
        _SceneNode: id ClipX: r left Y: r top Width: r width Height: r height Radius: 0).
    unclipNode: id = (_SceneNodeUnclip: id).
    node: id Opacity: part = (_SceneNode: id Opacity: part).
    commit = (_SceneCommit)}
  {'Category: control\x7fComment: everything drawn between these two belongs to the node'
    begin: id = (_SceneBegin: id).
    end = (_SceneEnd)}
  {'Category: drawing\x7fComment: shapes, later ones in front'
    rectangle: r Fill: p = (rectangle: r Radius: 0 Fill: p).
    rectangle: r Radius: n Fill: p = (
        rectangle: r Radius: n Fill: p Stroke: paints clear Width: 0).
    rectangle: r Radius: n Fill: p Stroke: q Width: w = (
        _SceneRectX: r left Y: r top Width: r width Height: r height
            Radius: n Fill: p rgba Stroke: q rgba StrokeWidth: w).
    panel: r Upper: a Lower: b Fill: p = (
        "Upper and lower corners are rounded differently."
        _ScenePanelX: r left Y: r top Width: r width Height: r height
            Upper: a Lower: b Fill: p rgba Stroke: 0 StrokeWidth: 0).
    ellipse: r Fill: p = (ellipse: r Fill: p Stroke: paints clear Width: 0).
    ellipse: r Fill: p Stroke: q Width: w = (
        _SceneEllipseX: r left Y: r top Width: r width Height: r height
            Fill: p rgba Stroke: q rgba StrokeWidth: w).
    circleAt: c Radius: n Fill: p = (ellipse: (c - n) # (c + n) Fill: p).
    lineFrom: a To: b Width: w Paint: p = (
        _SceneLineX: a x Y: a y ToX: b x ToY: b y Width: w Color: p rgba).
    polygon: points Radius: n Fill: p = (
        _ScenePolygon: (numbersOf: points) Radius: n Fill: p rgba).
    curve: points Width: w Paint: p = (
        "Cubic pieces: a start, then two controls and an end for each."
        _SceneCurve: (numbersOf: points) Width: w Color: p rgba).
    dots: r Spacing: s Radius: n Paint: p = (
        _SceneDotsX: r left Y: r top Width: r width Height: r height
            Spacing: s Radius: n Color: p rgba).
    image: id In: r = (
        _SceneImage: id X: r left Y: r top Width: r width Height: r height)}
  {'Category: drawing\x7fComment: text stands on its baseline'
    text: s Font: f At: p Paint: q = (
        s isEmpty ifTrue: [^ self].
        _SceneText: s Face: f face Size: f size X: p x Y: p y Color: q rgba).
    text: s Font: f In: r Paint: q = (
        text: s Font: f At: (r left @ (r top + (f baselineIn: r height))) Paint: q).
    text: s Font: f CentredIn: r Paint: q = (| w |
        w: f widthOf: s.
        text: s Font: f 
            In: ((r left + ((r width - w) / 2.0)) @ r top) # r corner Paint: q)}
  {'Category: drawing\x7fComment: shadows say how high a thing lies'
    restShadow: r Radius: n = (
        shadow: r Down: 1 Blur: 2 Radius: n Color: theme restNear.
        shadow: r Down: 8 Blur: 24 Radius: n Color: theme restFar).
    liftShadow: r Radius: n = (
        shadow: r Down: 2 Blur: 4 Radius: n Color: theme liftNear.
        shadow: r Down: 22 Blur: 48 Radius: n Color: theme liftFar).
    shadow: r Down: dy Blur: b Radius: n Color: c = (
        _SceneShadowX: r left Y: r top + dy Width: r width Height: r height
            Radius: n Blur: b Color: c)}
  {'Category: storing\x7fComment: pictures are kept outside the image, by number'
    newImage: bytes Width: w Height: h = (_SceneNewImage: bytes Width: w Height: h).
    freeImage: id = (_SceneFreeImage: id)}
  {'Category: private'
    numbersOf: points = (| v. i <- 0 |
        v: vector copySize: points size * 2.
        points do: [|:p| v at: i Put: p x. v at: i + 1 Put: p y. i: i + 2].
        v)}
} |)
