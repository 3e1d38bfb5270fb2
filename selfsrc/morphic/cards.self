"Cards: sheets of paper with a header, and what goes on them.

 A card is a column with rounded corners and a shadow that says how high it
 lies. Its header is a row; grounds on it that reach the edge round their own
 corners, since clips are upright rectangles."

traits _AddSlots: (| {'ModuleInfo: Module: cards\x7fCategory: structure'
    cardMorph = (| {'Category: parents' parent* = traits columnMorph} |).
    headerMorph = (| {'Category: parents' parent* = traits rowMorph} |).
    bandMorph = (| {'Category: parents' parent* = traits rowMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: cards\x7fCategory: prototypes'
    cardMorph = columnMorph copy _AddSlots: (| {'Category: parents' parent* = traits cardMorph}
      {'Category: state' minCardWidth <- 240}
      {'Category: private' rawColor <- paints card} |).
    headerMorph = rowMorph copy _AddSlots: (| {'Category: parents' parent* = traits headerMorph}
      {'Category: state' isAlone <- false}
      {'Category: private' rawColor <- paints header. leftMargin <- 13. rightMargin <- 8.
        spacing <- 8. horizontalResizing <- 'flexible'} |).
    bandMorph = rowMorph copy _AddSlots: (| {'Category: parents' parent* = traits bandMorph}
      {'Category: state\x7fComment: a row across a card; lines above and below it; last on the card'
        hasTopLine <- false. hasBottomLine <- false. isLast <- false}
      {'Category: private' leftMargin <- 14. rightMargin <- 14. topMargin <- 6.
        bottomMargin <- 6. spacing <- 8. horizontalResizing <- 'flexible'} |).
} |)

traits cardMorph _AddSlots: (| {'ModuleInfo: Module: cards'
  {'Category: naming' morphTypeName = 'cardMorph'}
  {'Category: testing' isCard = true}
  {'Category: accessing'
    radius = (theme cardRadius).
    minExtent = (resend.minExtent max: minCardWidth @ 0)}
  {'Category: testing' containsPoint: p = (baseBounds includes: p)}
  {'Category: layout'
    keepOnDesk = (
        "It may have grown past the edge."
        isInWorld ifFalse: [^ self].
        layoutInPlace.
        position: (desktop world placeFor: extent Near: position))}
  {'Category: drawing'
    baseDrawOn: c = (
        isLifted ifTrue: [c liftShadow: baseBounds Radius: radius]
                 False: [c restShadow: baseBounds Radius: radius].
        c rectangle: baseBounds Radius: radius Fill: color Stroke: edgePaint Width: 1).
    edgePaint = (theme isDark ifTrue: [paints line] False: [paints clear])}
} |)

traits headerMorph _AddSlots: (| {'ModuleInfo: Module: cards'
  {'Category: naming' morphTypeName = 'headerMorph'}
  {'Category: accessing'
    computeMinExtent = ((resend.computeMinExtent x) @ theme headerHeight)}
  {'Category: state'
    lowerRadius = (isAlone ifTrue: [theme cardRadius] False: [0]).
    beAlone: b = (isAlone = b ifFalse: [isAlone: b. changed]. self)}
  {'Category: drawing'
    baseDrawOn: c = (
        c panel: baseBounds Upper: theme cardRadius Lower: lowerRadius Fill: color.
        isAlone ifTrue: [^ self].
        c rectangle: (0 @ (height - 1)) # extent Fill: paints line)}
} |)

traits bandMorph _AddSlots: (| {'ModuleInfo: Module: cards'
  {'Category: naming' morphTypeName = 'bandMorph'}
  {'Category: state'
    lineAbove = (hasTopLine: true. self).
    lineBelow = (hasBottomLine: true. self).
    beLast = (isLast: true. self).
    ground: p = (rawColor: p. changed. self)}
  {'Category: drawing'
    baseDrawOn: c = (
        color isClear ifFalse: [drawGroundOn: c].
        hasTopLine ifTrue: [c rectangle: (0 @ 0) # (width @ 1) Fill: paints line].
        hasBottomLine ifTrue: [c rectangle: (0 @ (height - 1)) # extent Fill: paints line].
        self).
    drawGroundOn: c = (
        c panel: baseBounds Upper: 0 Lower: (isLast ifTrue: [theme cardRadius] False: [0]) Fill: color)}
} |)

"A notice: a sentence on a card, and a way to be rid of it."

traits _AddSlots: (| {'ModuleInfo: Module: cards\x7fCategory: structure'
    noticeMorph = (| {'Category: parents' parent* = traits cardMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: cards\x7fCategory: prototypes'
    noticeMorph = cardMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits noticeMorph} |).
} |)

traits noticeMorph _AddSlots: (| {'ModuleInfo: Module: cards'
  {'Category: naming' morphTypeName = 'noticeMorph'}
  {'Category: creating'
    copyText: s = (| m |
        m: copy. m margin: theme margin. m spacing: 10.
        m addMorph: (textMorph copyText: s Width: 300).
        m addMorph: (toolButtonMorph copyLabel: 'All right' Do: [m delete]).
        m)}
} |)
