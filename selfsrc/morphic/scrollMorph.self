"A window onto something taller than there is room for.

 The content hangs in a clip of at most maxHeight; the wheel moves it, and a thin
 bar says where it stands. Where all of it fits, none of this is seen."

traits _AddSlots: (| {'ModuleInfo: Module: scrollMorph\x7fCategory: structure'
    scrollMorph = (| {'Category: parents' parent* = traits layoutMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: scrollMorph\x7fCategory: prototypes'
    scrollMorph = columnMorph copy _AddSlots: (| {'Category: parents' parent* = traits scrollMorph}
      {'Category: state' maxHeight <- 420. offset <- 0}
      {'Category: private' horizontalResizing <- 'flexible'} |).
} |)

traits scrollMorph _AddSlots: (| {'ModuleInfo: Module: scrollMorph'
  {'Category: naming' morphTypeName = 'scrollMorph'}
  {'Category: creating'
    copyContent: m Max: h = (| s | s: copy. s maxHeight: h. s addMorph: m. s)}
  {'Category: accessing'
    content = (morphs first).
    contentHeight = (content minHeight).
    overflow = (contentHeight - height max: 0).
    needOfMorphs = (| e | e: content minExtent. e x @ (e y min: maxHeight))}
  {'Category: private'
    arrangeIn: room = (
        content layOutIn: (content isFlexibleHorizontally
              ifTrue: [room x max: content minWidth] False: [content minWidth])
            @ (contentHeight max: room y).
        scrollTo: offset.
        changed. placeChanged).
    refreshClip = (canvas node: nodeId Clip: baseBounds)}
  {'Category: control'
    scrollTo: y = (
        offset: ((y min: overflow) max: 0).
        content position: 0 @ offset negate.
        changed).
    scrollBy: dy = (scrollTo: offset + dy).
    reveal: r = (
        "r is in the frame of the content."
        (r bottom - offset) > height ifTrue: [scrollTo: r bottom - height].
        r top < offset ifTrue: [scrollTo: r top].
        self)}
  {'Category: events'
    wheel: evt = (
        overflow = 0 ifTrue: [^ false].
        scrollBy: evt wheelDelta y.
        true)}
  {'Category: testing' reachesPoint: p = (baseBounds includes: p)}
  {'Category: drawing'
    baseDrawOn: c = (
        overflow > 0 ifTrue: [drawBarOn: c]. self).
    drawBarOn: c = (| h. y |
        h: ((height * height) / contentHeight) max: 20.
        y: ((height - h) * offset) / overflow.
        c rectangle: ((width - 5) @ (y + 2)) # ((width - 2) @ (y + (h - 2))) Radius: 1.5
          Fill: paints line)}
} |)
