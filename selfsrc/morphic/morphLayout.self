"Layout: rows, columns and what is in them.

 Along each axis a morph is rigid (keeps its extent), flexible (takes its share
 of what is left) or shrinkWrap (is as large as what it holds needs). A change
 of size runs up to the highest layout morph above it, which is laid out once
 before the next drawing: least sizes from the leaves up, extents from the top
 down."

traits morph _AddSlots: (| {'ModuleInfo: Module: morphLayout'
  {'Category: state\x7fComment: how sizes give way'
    beFlexibleHorizontally = (horizontalResizing: 'flexible'. layoutChanged. self).
    beFlexibleVertically = (verticalResizing: 'flexible'. layoutChanged. self).
    beFlexible = (beFlexibleHorizontally beFlexibleVertically).
    beRigidHorizontally = (horizontalResizing: 'rigid'. layoutChanged. self).
    beRigidVertically = (verticalResizing: 'rigid'. layoutChanged. self).
    beRigid = (beRigidHorizontally beRigidVertically).
    beShrinkWrapHorizontally = (horizontalResizing: 'shrinkWrap'. layoutChanged. self).
    beShrinkWrapVertically = (verticalResizing: 'shrinkWrap'. layoutChanged. self).
    beShrinkWrap = (beShrinkWrapHorizontally beShrinkWrapVertically)}
  {'Category: testing'
    isFlexibleHorizontally = (horizontalResizing = 'flexible').
    isFlexibleVertically = (verticalResizing = 'flexible').
    isRigidHorizontally = (horizontalResizing = 'rigid').
    isRigidVertically = (verticalResizing = 'rigid')}
  {'Category: accessing\x7fComment: the least a morph can be'
    baseMinWidth = 3.
    baseMinHeight = 3.
    minWidth = (isRigidHorizontally ifTrue: [width] False: [baseMinWidth]).
    minHeight = (isRigidVertically ifTrue: [height] False: [baseMinHeight]).
    minExtent = (minWidth @ minHeight)}
  {'Category: layout'
    layoutChanged = (
        cachedMin: nil.
        (owner isNil || [owner isLayoutMorph not])
          ifTrue: [isLayoutMorph ifTrue: [desktop layOut: self]]
           False: [owner layoutChanged].
        self).
    layoutInPlace = (layOutIn: preferredExtent).
    preferredExtent = (| m |
        m: minExtent.
        (isFlexibleHorizontally ifTrue: [width max: m x] False: [m x])
          @ (isFlexibleVertically ifTrue: [height max: m y] False: [m y])).
    layOutIn: e = (extent: e. self)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: morphLayout\x7fCategory: structure'
    layoutMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: morphLayout\x7fCategory: structure'
    rowMorph = (| {'Category: parents' parent* = traits layoutMorph} |).
    columnMorph = (| {'Category: parents' parent* = traits layoutMorph} |).
    spacerMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: morphLayout\x7fCategory: prototypes'
    rowMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits rowMorph}
      {'Category: state\x7fComment: pixels; where what is smaller than the row goes'
        leftMargin <- 0. rightMargin <- 0. topMargin <- 0. bottomMargin <- 0.
        spacing <- 0. alignment <- 'centre'}
      {'Category: private' horizontalResizing <- 'shrinkWrap'. verticalResizing <- 'shrinkWrap'.
        rawColor <- paints clear} |).
    columnMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits columnMorph}
      {'Category: state\x7fComment: pixels; where what is smaller than the column goes'
        leftMargin <- 0. rightMargin <- 0. topMargin <- 0. bottomMargin <- 0.
        spacing <- 0. alignment <- 'start'}
      {'Category: private' horizontalResizing <- 'shrinkWrap'. verticalResizing <- 'shrinkWrap'.
        rawColor <- paints clear} |).
    spacerMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits spacerMorph}
      {'Category: private' horizontalResizing <- 'flexible'. verticalResizing <- 'flexible'.
        rawColor <- paints clear. rawExtent <- 0 @ 0} |).
} |)

traits spacerMorph _AddSlots: (| {'ModuleInfo: Module: morphLayout'
  {'Category: naming' morphTypeName = 'spacerMorph'}
  {'Category: creating'
    copyWidth: w = (copy beRigidHorizontally setWidth: w).
    copyHeight: h = (copy beRigidVertically setHeight: h)}
  {'Category: accessing' baseMinWidth = 0. baseMinHeight = 0}
  {'Category: drawing' baseDrawOn: c = (self)}
  {'Category: testing' containsPoint: p = (false)}
} |)

traits layoutMorph _AddSlots: (| {'ModuleInfo: Module: morphLayout'
  {'Category: testing'
    isLayoutMorph = true}
  {'Category: state'
    margin: n = (leftMargin: n. rightMargin: n. topMargin: n. bottomMargin: n. layoutChanged).
    horizontalMargin: n = (leftMargin: n. rightMargin: n. layoutChanged).
    verticalMargin: n = (topMargin: n. bottomMargin: n. layoutChanged).
    alignStart = (alignment: 'start'. self).
    alignCentre = (alignment: 'centre'. self).
    alignEnd = (alignment: 'end'. self)}
  {'Category: drawing'
    baseDrawOn: c = (
        color isClear ifFalse: [c rectangle: baseBounds Radius: radius Fill: color]. self).
    radius = 0}
  {'Category: testing'
    containsPoint: p = (color isClear not && [resend.containsPoint: p])}
  {'Category: accessing'
    shownMorphs = (morphs copyFilteredBy: [|:m| m isHidden not]).
    margins = ((leftMargin + rightMargin) @ (topMargin + bottomMargin)).
    gaps = (spacing * (shownMorphs size - 1 max: 0)).
    minExtent = (
        cachedMin isNil ifTrue: [cachedMin: computeMinExtent].
        cachedMin).
    computeMinExtent = (| need |
        need: needOfMorphs + margins.
        (isRigidHorizontally ifTrue: [width] False: [need x])
          @ (isRigidVertically ifTrue: [height] False: [need y])).
    minWidth = (minExtent x).
    minHeight = (minExtent y)}
  {'Category: private'
    layOutIn: e = (
        extent: e.
        desktop guard: self While: 'laying out' Do: [arrangeIn: e - margins].
        self).
    offsetOf: size In: room = (
        alignment = 'start' ifTrue: [^ 0].
        alignment = 'end' ifTrue: [^ room - size].
        (room - size) / 2)}
} |)

traits rowMorph _AddSlots: (| {'ModuleInfo: Module: morphLayout'
  {'Category: naming' morphTypeName = 'rowMorph'}
  {'Category: private'
    needOfMorphs = (| w. h <- 0 |
        w: gaps.
        shownMorphs do: [|:m. e| e: m minExtent. w: w + e x. h: h max: e y].
        w @ h).
    shareOf: room = (| left. n <- 0 |
        left: room - gaps.
        shownMorphs do: [|:m|
            left: left - m minWidth.
            m isFlexibleHorizontally ifTrue: [n: n + 1]].
        n = 0 ifTrue: [0] False: [(left max: 0) / n]).
    arrangeIn: room = (| x. share |
        x: leftMargin. share: shareOf: room x.
        shownMorphs do: [|:m. e |
            e: extentOf: m Share: share In: room.
            m layOutIn: e.
            m position: x @ (topMargin + (offsetOf: e y In: room y)).
            x: x + e x + spacing].
        self).
    extentOf: m Share: share In: room = (| e |
        e: m minExtent.
        (m isFlexibleHorizontally ifTrue: [e x + share] False: [e x])
          @ (m isFlexibleVertically ifTrue: [room y] False: [e y]))}
} |)

traits columnMorph _AddSlots: (| {'ModuleInfo: Module: morphLayout'
  {'Category: naming' morphTypeName = 'columnMorph'}
  {'Category: private'
    needOfMorphs = (| w <- 0. h |
        h: gaps.
        shownMorphs do: [|:m. e| e: m minExtent. h: h + e y. w: w max: e x].
        w @ h).
    shareOf: room = (| left. n <- 0 |
        left: room - gaps.
        shownMorphs do: [|:m|
            left: left - m minHeight.
            m isFlexibleVertically ifTrue: [n: n + 1]].
        n = 0 ifTrue: [0] False: [(left max: 0) / n]).
    arrangeIn: room = (| y. share |
        y: topMargin. share: shareOf: room y.
        shownMorphs do: [|:m. e |
            e: extentOf: m Share: share In: room.
            m layOutIn: e.
            m position: (leftMargin + (offsetOf: e x In: room x)) @ y.
            y: y + e y + spacing].
        self).
    extentOf: m Share: share In: room = (| e |
        e: m minExtent.
        (m isFlexibleHorizontally ifTrue: [room x] False: [e x])
          @ (m isFlexibleVertically ifTrue: [e y + share] False: [e y]))}
} |)
