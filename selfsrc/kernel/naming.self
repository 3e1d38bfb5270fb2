"Names for the well-known. An object that hangs in a constant slot under traits,
 mixins or globals gets an annotation that says its path from the lobby; copies
 share it and print as 'a list' for the prototype list. The shortest path wins.
 Run again when modules have been added: objects with a name keep it."

globals _AddSlots: (| {'ModuleInfo: Module: naming\x7fCategory: naming'
    naming = (| {'Category: parents' parent* = traits oddball}
      {'Category: state\x7fComment: objects whose slots are still to be visited, and their paths'
        queue <- list copyRemoveAll}
      {'Category: state\x7fComment: what annotations say, by their text; only nameEverything changes it'
        paths <- identityDictionary copyRemoveAll}
      {'Category: naming'
        nameEverything = (
            queue: list copyRemoveAll.
            ('globals' & 'traits' & 'mixins' & 'defaultBehavior' & 'shell') asVector do: [|:n|
                name: ((reflect: lobby) contentsAt: n) As: n].
            [queue isEmpty] whileFalse: [| next | next: queue removeFirst. nameSlotsOf: next x Path: next y].
            self).
        pathIn: text = (paths at: text IfAbsent: [(annotation copyText: text) creatorNames]).
        remember: m = (| text |
            text: m annotationText canonicalize.
            paths at: text Put: (annotation copyText: text) creatorNames).
        nameSlotsOf: m Path: path = (
            m names do: [|:n|
                (m isParentAt: n) || [m isAssignableAt: n] ifFalse: [
                    nameContents: (m contentsAt: n) As: path , ' ' , n]].
            self).
        nameContents: m As: path = ((isNameable: m) ifTrue: [name: m As: path]. self).
        name: m As: path = (| text |
            text: m annotationText.
            (text includesSubstring: 'Creator: ') ifFalse: [
                m annotationText: (annotationFor: path AddedTo: text)].
            remember: m.
            m isReflecteeSlots && [(m creatorNames joinUsing: ' ') = path]
              ifTrue: [queue addLast: pair copyX: m Y: path].
            self)}
      {'Category: private'
        isNameable: m = (
            m = (reflect: lobby) ifTrue: [^ false].
            m isReflecteeSlots || [m isReflecteeProcess || [m isReflecteeMirror || [isEmptyPrototype: m]]]).
        isEmptyPrototype: m = (
            m isReflecteeString not && [m isReflecteeVectorish && [m reflecteeSize = 0]]).
        annotationFor: path AddedTo: text = (
            text isEmpty ifTrue: ['ModuleInfo: Creator: ' , path , '.']
                         False: [text , '\x7fModuleInfo: Creator: ' , path , '.'])} |).
} |)
