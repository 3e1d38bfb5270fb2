"A method slot as it would be written: the head with its arguments, the names
 of its locals, its source."

globals _AddSlots: (| {'ModuleInfo: Module: slotText\x7fCategory: prototypes'
    slotText = (| {'Category: parents' parent* = traits oddball} |).
} |)

slotText _AddSlots: (| {'ModuleInfo: Module: slotText'
  {'Category: converting'
    of: slot = (| m |
        m: slot contents.
        (selectorText headOf: slot name Arguments: m arguments asVector)
            , ' = (' , (localsOf: m) , ' ' , m source shrinkwrapped , ' )')}
  {'Category: private'
    localsOf: m = (| text <- '' |
        m do: [|:s| (isLocal: s) ifTrue: [text: text , s name , '. ']].
        text isEmpty ifTrue: [''] False: ['| ' , text , '|']).
    isLocal: s = ((s isArgument || [s isAssignment || [s name = ':self']]) not)}
} |)
