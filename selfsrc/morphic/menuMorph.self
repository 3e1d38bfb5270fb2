"Menus: a card of lines, each with an action; a title can be torn off.

 A menu opens under the pointer. Releasing the button over a line chooses it, as
 in the original; a click elsewhere closes the menu. Dragged by its title it
 stays open as a card of its own."

traits _AddSlots: (| {'ModuleInfo: Module: menuMorph\x7fCategory: structure'
    menuMorph = (| {'Category: parents' parent* = traits columnMorph} |).
    menuItemMorph = (| {'Category: parents' parent* = traits toolButtonMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: menuMorph\x7fCategory: prototypes'
    menuMorph = columnMorph copy _AddSlots: (| {'Category: parents' parent* = traits menuMorph}
      {'Category: state' isPinned <- false. rawColor <- paints card}
      {'Category: private' topMargin <- 6. bottomMargin <- 6} |).
    menuItemMorph = toolButtonMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits menuItemMorph}
      {'Category: private' rawColor <- paints clear. edge <- paints clear. font <- fonts body.
        inset <- 14. horizontalResizing <- 'flexible'} |).
} |)

traits menuMorph _AddSlots: (| {'ModuleInfo: Module: menuMorph'
  {'Category: naming' morphTypeName = 'menuMorph'}
  {'Category: creating'
    copyTitle: s = (copy addTitle: s)}
  {'Category: adding'
    addTitle: s = (| row |
        row: rowMorph copy. row horizontalMargin: 14. row verticalMargin: 4.
        row addMorph: (labelMorph copyText: s Font: fonts small Paint: paints faint).
        addMorph: row).
    add: label Do: block = (
        addMorph: ((menuItemMorph copyLabel: label Do: block) menu: self). self).
    add: label If: condition Do: block = (condition ifTrue: [add: label Do: block]. self).
    addLine = (addMorph: (lineMorph copy). self)}
  {'Category: testing'
    containsPoint: p = (baseBounds includes: p).
    staysInFront = (isPinned not)}
  {'Category: drawing'
    radius = 10.
    baseDrawOn: c = (
        isLifted ifTrue: [c liftShadow: baseBounds Radius: radius]
                 False: [c restShadow: baseBounds Radius: radius].
        c rectangle: baseBounds Radius: radius Fill: color Stroke: paints line Width: 1)}
  {'Category: control'
    closeUnlessAt: p = (
        (baseBounds includes: (globalToLocal: p)) ifFalse: [desktop closeMenu]).
    chosen = (isPinned ifFalse: [desktop closeMenu]. self)}
  {'Category: events'
    justGrabbedBy: hand Event: evt = (
        isPinned: true.
        desktop menu == self ifTrue: [desktop menu: nil])}
} |)

menuItemMorph _AddSlots: (| {'ModuleInfo: Module: menuMorph\x7fCategory: state' menu <- nil} |)

traits menuItemMorph _AddSlots: (| {'ModuleInfo: Module: menuMorph'
  {'Category: naming' morphTypeName = 'menuItemMorph'}
  {'Category: control'
    press = (menu chosen. action value)}
  {'Category: events' releasedOver: evt = (runPress)}
  {'Category: drawing'
    baseDrawOn: c = (
        (isHovered || [isPressed]) ifTrue: [
            c rectangle: (6 @ 0) # ((width - 6) @ height) Radius: 6 Fill: paints violetGround].
        c text: rawLabel Font: font In: (14 @ 0) # extent Paint: inkNow)}
  {'Category: accessing'
    computeMinExtent = ((((font widthOf: rawLabel) + 44) ceil max: 148) @ 26)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: menuMorph\x7fCategory: structure'
    lineMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: menuMorph\x7fCategory: prototypes'
    lineMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits lineMorph}
      {'Category: private' rawColor <- paints line. rawExtent <- 1 @ 1.
        horizontalResizing <- 'flexible'} |).
} |)

traits lineMorph _AddSlots: (| {'ModuleInfo: Module: menuMorph'
  {'Category: naming' morphTypeName = 'lineMorph'}
  {'Category: creating' copyTall = ((copy setHeight: 9) color: paints line)}
  {'Category: drawing'
    baseDrawOn: c = (c rectangle: (0 @ (height / 2)) # (width @ ((height / 2) + 1)) Fill: color)}
} |)
