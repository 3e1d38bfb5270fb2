"Names for the well-known. An object that hangs in a constant slot under traits,
 mixins or globals gets an annotation that says its path from the lobby; copies
 share it and print as 'a list' for the prototype list. Run again when modules
 have been added: objects that already have a name keep it."

globals _AddSlots: (| {'ModuleInfo: Module: naming\x7fCategory: naming'
    naming = (| {'Category: parents' parent* = traits oddball}
      {'Category: naming'
        nameEverything = (
            ('defaultBehavior' & 'traits' & 'mixins' & 'globals' & 'shell') asVector do: [|:n|
                nameSlot: n Of: (reflect: lobby) Path: ''].
            self).
        nameSlot: n Of: holder Path: path = (| m |
            (holder isAssignableAt: n) ifTrue: [^ self].
            m: holder contentsAt: n IfFail: [^ self].
            (isNameable: m) ifFalse: [^ self].
            name: m As: (path isEmpty ifTrue: [n] False: [path , ' ' , n])).
        isNameable: m = (
            m isReflecteeSlots || [m isReflecteeProcess || [m isReflecteeMirror || [isEmptyPrototype: m]]]).
        isEmptyPrototype: m = (
            m isReflecteeString not && [m isReflecteeVectorish && [m reflecteeSize = 0]]).
        name: m As: path = (| text |
            text: m annotationText.
            (text includesSubstring: 'Creator: ') ifFalse: [
                m annotationText: (annotationFor: path AddedTo: text)].
            (m annotation creatorNames joinUsing: ' ') = path ifTrue: [nameSlotsOf: m Path: path].
            self).
        annotationFor: path AddedTo: text = (
            text isEmpty ifTrue: [^ 'ModuleInfo: Creator: ' , path , '.'].
            text , '\x7fModuleInfo: Creator: ' , path , '.').
        nameSlotsOf: m Path: path = (
            m isReflecteeSlots ifTrue: [
                m names do: [|:n| (m isParentAt: n) ifFalse: [nameSlot: n Of: m Path: path]]].
            self)} |).
} |)
