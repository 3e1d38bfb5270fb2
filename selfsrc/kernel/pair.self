"Pairs of numbers: points, and rectangles as pairs of points. Arithmetic is done
 half by half; a scalar meets both halves. Points compare by value even with
 ==, so they may be copied freely."

traits _AddSlots: (| {'ModuleInfo: Module: pair\x7fCategory: structure'
    pair = (| {'Category: parents' parent* = traits clonable} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: pair\x7fCategory: structure'
    point = (| {'Category: parents' parent* = traits pair} |).
    rectangle = (| {'Category: parents' parent* = traits pair} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: pair\x7fCategory: prototypes'
    pair = (| {'Category: parents' parent* = traits pair} {'Category: state' x <- 0. y <- 0} |).
    point = (| {'Category: parents' parent* = traits point} {'Category: state' x <- 0. y <- 0} |).
} |)

traits pair _AddSlots: (| {'ModuleInfo: Module: pair'
  {'Category: creating' copyX: newX Y: newY = ((clone x: newX) y: newY)}
  {'Category: arithmetic'
    + p = (p pairPlus: self).
    - p = (p pairMinus: self).
    * p = (p pairTimes: self).
    / p = (p pairDivide: self).
    /+ p = (p pairDivideCeiling: self).
    /- p = (p pairDivideFloor: self).
    /= p = (p pairDivideExact: self).
    /~ p = (p pairDivideRound: self).
    max: p = (p pairMax: self).
    min: p = (p pairMin: self).
    mean: p = (p pairMean: self).
    addX: n = (copyX: x + n Y: y).
    addY: n = (copyX: x Y: y + n).
    subtractX: n = (copyX: x - n Y: y).
    subtractY: n = (copyX: x Y: y - n).
    negate = (copyX: x negate Y: y negate).
    absoluteValue = (copyX: x absoluteValue Y: y absoluteValue).
    half = (copyX: x half Y: y half).
    double = (copyX: x double Y: y double).
    inverse = (copyX: 1.0 / x Y: 1.0 / y).
    swap = (copyX: y Y: x).
    square = (dotProduct: self).
    dotProduct: p = ((x * p x) + (y * p y)).
    crossProduct: p = ((x * p y) - (y * p x)).
    distanceTo: p = ((self - p) square squareRoot).
    manhattanDistanceTo: p = ((x - p x) absoluteValue + (y - p y) absoluteValue).
    aspectRatio = (y /= x).
    interpolate: f From: p = (copyX: (x interpolate: f From: p x) Y: (y interpolate: f From: p y))}
  {'Category: comparing'
    = p = (p equalsPair: self).
    == p = (self = p).
    hash = (x hash ^^ y hash)}
  {'Category: converting'
    asFloat = (copyX: x asFloat Y: y asFloat).
    asInteger = (copyX: x asInteger Y: y asInteger).
    floor = (copyX: x floor Y: y floor).
    ceil = (copyX: x ceil Y: y ceil).
    round = (copyX: x round Y: y round).
    truncate = (copyX: x truncate Y: y truncate)}
  {'Category: enumerating'
    do: block = (x do: [|:i| y do: [|:j| block value: i With: j]])}
  {'Category: printing' printString = (x printString , separator , y printString)}
  {'Category: storing'
    storeStringWorks = false.
    storeStringIfFail: fb = (
        storeStringWorks ifFalse: [^ fb value: 'storeString does not work'].
        '(' , (x storeStringIfFail: [|:e| ^ fb value: e]) , ')' , separator ,
            '(' , (y storeStringIfFail: [|:e| ^ fb value: e]) , ')')}
  {'Category: double dispatch'
    equalsPair: p = ((x = p x) && [y = p y]).
    pairPlus: p = (p copyX: p x + x Y: p y + y).
    pairMinus: p = (p copyX: p x - x Y: p y - y).
    pairTimes: p = (p copyX: p x * x Y: p y * y).
    pairDivide: p = (p copyX: p x / x Y: p y / y).
    pairDivideCeiling: p = (p copyX: p x /+ x Y: p y /+ y).
    pairDivideExact: p = (p copyX: p x /= x Y: p y /= y).
    pairDivideFloor: p = (p copyX: p x /- x Y: p y /- y).
    pairDivideRound: p = (p copyX: p x /~ x Y: p y /~ y).
    pairMax: p = (p copyX: (p x max: x) Y: (p y max: y)).
    pairMin: p = (p copyX: (p x min: x) Y: (p y min: y)).
    pairMean: p = (p copyX: (p x mean: x) Y: (p y mean: y)).
    multiplySmallInteger: n = (copyX: x * n Y: y * n).
    multiplyBigInteger: n = (copyX: x * n Y: y * n).
    multiplyFloat: n = (copyX: x * n Y: y * n)}
} |)

traits point _AddSlots: (| {'ModuleInfo: Module: pair'
  {'Category: creating'
    # corner = (rectangle from: self To: corner).
    ## extent = (rectangle from: self To: self + extent).
    rho: r Theta: t = ((r * t cos) @ (r * t sin)).
    asRectangle = ((0@0) # self)}
  {'Category: arithmetic'
    translateBy: p = (self + p).
    r = (square squareRoot).
    theta = (y arcTan: x).
    normalize = (asFloat / r).
    maxPoint = ((x - 1) @ (y - 1)).
    thetaDegrees = ((theta * (180.0 / pi)) %+ 360.0).
    rotateBy: radians = (rho: r Theta: theta + radians).
    alignToGrid: grid = (((x / grid x) * grid x) @ ((y / grid y) * grid y)).
    restrictTo: box = ((self max: box topLeft) min: box bottomRight).
    xAxisReflect = (copyX: x Y: y negate).
    yAxisReflect = (copyX: x negate Y: y)}
  {'Category: printing' separator = '@'}
  {'Category: storing' storeStringWorks = true. isImmutableForFilingOut = true}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: pair\x7fCategory: prototypes'
    rectangle = (| {'Category: parents' parent* = traits rectangle}
      {'Category: state' origin <- 0@0. corner <- 1@1} |).
} |)

traits rectangle _AddSlots: (| {'ModuleInfo: Module: pair'
  {'Category: creating'
    from: p To: q = ((clone origin: (p min: q)) corner: (p max: q)).
    copyX: p Y: q = ((clone origin: p) corner: q).
    center: c Size: s = (| o | o: c - (s / 2). from: o To: o + s).
    left: n = (copyX: n @ top Y: corner).
    right: n = (copyX: origin Y: n @ bottom).
    top: n = (copyX: left @ n Y: corner).
    bottom: n = (copyX: origin Y: right @ n).
    center: p = (center: p Size: size).
    topLeft: p = (copyX: p Y: corner).
    bottomRight: p = (copyX: origin Y: p).
    translateBy: offset = (copyX: origin + offset Y: corner + offset).
    translateTo: p = (from: p To: p + size).
    bottomLeft: p = (copyX: p x @ top Y: right @ p y).
    topRight: p = (copyX: left @ p y Y: p x @ bottom).
    shrinkTopLeft: p = (copyX: origin + p Y: corner).
    shrinkBottomRight: p = (copyX: origin Y: corner - p).
    stretchTopLeft: p = (copyX: origin - p Y: corner).
    stretchBottomRight: p = (copyX: origin Y: corner + p).
    indent: n = (from: origin + n To: corner - n).
    extend: n = (indent: n negate).
    union: r = (copyX: (origin min: r origin) Y: (corner max: r corner)).
    intersect: r = (| p |
        p: origin max: r origin.
        copyX: p Y: (p max: (corner min: r corner)))}
  {'Category: accessing'
    x = (origin).
    y = (corner).
    left = (origin x).
    right = (corner x).
    top = (origin y).
    bottom = (corner y).
    width = (right - left).
    height = (bottom - top).
    size = (width @ height).
    area = (width * height).
    pointClosestToPoint: p = (p restrictTo: self).
    topLeft = (origin).
    topRight = (right @ top).
    bottomLeft = (left @ bottom).
    bottomRight = (corner).
    center = ((left mean: right) @ (top mean: bottom)).
    topCenter = ((left mean: right) @ top).
    bottomCenter = ((left mean: right) @ bottom).
    leftCenter = (left @ (top mean: bottom)).
    rightCenter = (right @ (top mean: bottom))}
  {'Category: testing'
    includes: p = ((p x >= left) && [(p x <= right) && [(p y >= top) && [p y <= bottom]]]).
    intersects: r = (
        ((left max: r left) <= (right min: r right)) && [(top max: r top) <= (bottom min: r bottom)]).
    encloses: r = (
        (left < r left) && [(right > r right) && [(top < r top) && [bottom > r bottom]]]).
    enclosesOrEquals: r = (
        (left <= r left) && [(right >= r right) && [(top <= r top) && [bottom >= r bottom]]])}
  {'Category: arithmetic\x7fComment: one side moves'
    shrinkLeft: n = (copyX: (origin addX: n) Y: corner).
    shrinkRight: n = (copyX: origin Y: (corner subtractX: n)).
    shrinkTop: n = (copyX: (origin addY: n) Y: corner).
    shrinkBottom: n = (copyX: origin Y: (corner subtractY: n)).
    stretchLeft: n = (shrinkLeft: n negate).
    stretchRight: n = (shrinkRight: n negate).
    stretchTop: n = (shrinkTop: n negate).
    stretchBottom: n = (shrinkBottom: n negate)}
  {'Category: comparing' = r = (r equalsRectangle: self)}
  {'Category: double dispatch' equalsRectangle: r = ((origin = r origin) && [corner = r corner])}
  {'Category: printing' separator = ' # '}
  {'Category: storing' storeStringWorks = true. isImmutableForFilingOut = true}
} |)
