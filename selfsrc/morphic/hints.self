"Hints: a line of plain words beside what the pointer rests on, and a few lines
 on the desk for whoever has never seen such a world."

traits _AddSlots: (| {'ModuleInfo: Module: hints\x7fCategory: structure'
    hintMorph = (| {'Category: parents' parent* = traits labelMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: hints\x7fCategory: prototypes'
    hintMorph = labelMorph copy _AddSlots: (| {'Category: parents' parent* = traits hintMorph}
      {'Category: private' rawColor <- paints card. font <- fonts small. inset <- 8} |).
    hints = (| {'Category: parents' parent* = traits oddball}
      {'Category: state' shown <- nil. about <- nil. dueMs <- 0.0} |).
} |)

traits hintMorph _AddSlots: (| {'ModuleInfo: Module: hints'
  {'Category: naming' morphTypeName = 'hintMorph'}
  {'Category: testing' containsPoint: p = (false). mayBeGrabbed = false}
  {'Category: drawing'
    textExtent = (((font widthOf: rawText) + (inset * 2)) ceil @ 24).
    baseDrawOn: c = (
        c rectangle: baseBounds Radius: 6 Fill: paints ink.
        resend.baseDrawOn: c)}
} |)

hints _AddSlots: (| {'ModuleInfo: Module: hints'
  {'Category: control'
    show: s For: m = (
        hide.
        s isEmpty ifTrue: [^ self].
        about: m.
        shown: hintMorph copyText: s.
        desktop world place: shown Near: (placeFor: m).
        self).
    placeFor: m = (| p |
        "Below, or above where there is no room below."
        p: m globalPosition.
        (p y + m height + 36) > desktop world height
          ifTrue: [p - (0 @ 32)] False: [p + (0 @ (m height + 6))]).
    hideFor: m = (about == m ifTrue: [hide]. self).
    hide = (
        shown isNil ifFalse: [shown delete. shown: nil].
        about: nil.
        self)}
} |)
