"A method slot as it was written: the head with its arguments, then its source
 with its own slots."

globals _AddSlots: (| {'ModuleInfo: Module: slotText\x7fCategory: prototypes'
    slotText = (| {'Category: parents' parent* = traits oddball} |).
} |)

slotText _AddSlots: (| {'ModuleInfo: Module: slotText'
  {'Category: converting'
    of: slot = (| m |
        m: slot contents.
        (selectorText headOf: slot name Arguments: m arguments asVector) , ' = ' , (wholeSourceOf: m))}
  {'Category: primitives'
    wholeSourceOf: m = (m _MirrorWholeSourceIfFail: [m source])}
} |)
