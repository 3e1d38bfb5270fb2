"Text that is looked at: labels of one line, paragraphs of several, and pills."

traits _AddSlots: (| {'ModuleInfo: Module: labels\x7fCategory: structure'
    labelMorph = (| {'Category: parents' parent* = traits morph} |).
    textMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: labels\x7fCategory: structure'
    pillMorph = (| {'Category: parents' parent* = traits labelMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: labels\x7fCategory: prototypes'
    labelMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits labelMorph}
      {'Category: state' rawText <- ''. font <- fonts body. inset <- 0}
      {'Category: private'
        horizontalResizing <- 'shrinkWrap'. verticalResizing <- 'shrinkWrap'.
        rawColor <- paints ink} |).
    textMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits textMorph}
      {'Category: state\x7fComment: width in pixels'
        rawText <- ''. font <- fonts body. wrapWidth <- 320. lines <- list copyRemoveAll}
      {'Category: private'
        horizontalResizing <- 'shrinkWrap'. verticalResizing <- 'shrinkWrap'.
        rawColor <- paints ink} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: labels\x7fCategory: prototypes'
    pillMorph = labelMorph copy _AddSlots: (| {'Category: parents' parent* = traits pillMorph}
      {'Category: state' ground <- paints violetGround. font <- fonts smallMedium.
        rawColor <- paints violet. inset <- 6} |).
} |)

traits labelMorph _AddSlots: (| {'ModuleInfo: Module: labels'
  {'Category: naming' morphTypeName = 'labelMorph'}
  {'Category: creating'
    copyText: s = ((copy rawText: s) refit).
    copyText: s Font: f = (((copy rawText: s) font: f) refit).
    copyText: s Font: f Paint: p = ((((copy rawText: s) font: f) rawColor: p) refit)}
  {'Category: accessing'
    text = (rawText).
    text: s = (
        rawText = s ifTrue: [^ self].
        rawText: s. cachedMin: nil.
        changed. layoutChanged).
    label = (rawText).
    label: s = (text: s)}
  {'Category: accessing\x7fComment: the least a morph can be'
    minExtent = (
        cachedMin isNil ifTrue: [cachedMin: textExtent].
        (isFlexibleHorizontally ifTrue: [baseMinWidth @ cachedMin y] False: [cachedMin])).
    minWidth = (minExtent x).
    minHeight = (minExtent y).
    textExtent = (((font widthOf: rawText) + (inset * 2)) ceil @ font lineHeight)}
  {'Category: testing' containsPoint: p = (isRoot || [resend.containsPoint: p])}
  {'Category: drawing'
    baseDrawOn: c = (
        c text: shownText Font: font In: (textRectangle) Paint: color).
    textRectangle = ((inset @ 0) # ((width - inset) @ height)).
    shownText = (
        isFlexibleHorizontally ifTrue: [font ellipsize: rawText To: width] False: [rawText])}
  {'Category: private'
    extentChanged = (changed).
    refit = (cachedMin: nil. extent: minExtent. self)}
} |)

traits pillMorph _AddSlots: (| {'ModuleInfo: Module: labels'
  {'Category: naming' morphTypeName = 'pillMorph'}
  {'Category: creating'
    copyText: s Ground: g Paint: p = ((((copy rawText: s) ground: g) rawColor: p) refit)}
  {'Category: drawing'
    baseDrawOn: c = (
        c rectangle: baseBounds Radius: theme pillRadius Fill: ground.
        resend.baseDrawOn: c).
    textExtent = (((font widthOf: rawText) + (inset * 2)) ceil @ 18)}
} |)

traits textMorph _AddSlots: (| {'ModuleInfo: Module: labels'
  {'Category: naming' morphTypeName = 'textMorph'}
  {'Category: creating'
    copyText: s Width: w = (copyText: s Width: w Font: fonts body Paint: paints ink).
    copyText: s Width: w Font: f Paint: p = (
        ((((copy rawText: s) wrapWidth: w) font: f) rawColor: p) refit)}
  {'Category: copying' baseCopy = (resend.baseCopy lines: list copyRemoveAll)}
  {'Category: accessing'
    text = (rawText).
    text: s = (rawText = s ifTrue: [^ self]. rawText: s. refit. layoutChanged).
    minExtent = ((wrapWidth) @ ((lines size max: 1) * font lineHeight)).
    minWidth = (minExtent x).
    minHeight = (minExtent y)}
  {'Category: drawing'
    baseDrawOn: c = (| r |
        r: (0 @ 0) # (width @ font lineHeight).
        lines do: [|:s|
            c text: s Font: font In: r Paint: color.
            r: r moved: 0 @ font lineHeight])}
  {'Category: private'
    refit = (
        lines: list copyRemoveAll.
        (utf8 linesOf: rawText) do: [|:s| lines addAll: (font wrap: s To: wrapWidth)].
        changed.
        extent: minExtent. self)}
} |)
