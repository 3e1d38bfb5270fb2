"Reading files in the form of the original's transporter, where each slot has a
 wrapper of its own: bootstrap addSlotsTo: bootstrap stub -> 'traits' -> 'x' ->
 () From: (| ... |). A path is made as it is walked; files may come in any order."

globals _AddSlots: (| {'ModuleInfo: Module: bootstrap\x7fCategory: structure'
    bootstrap = (| {'Category: parents' parent* = traits oddball}
      {'Category: structure'
        stub = (bootstrapPath copy).
        addSlotsTo: object From: source = (
            object _AddSlots: source. object).
        define: object ToBe: source = (object _Define: source. object).
        remove: name From: object = (object _RemoveSlot: name IfFail: []. object).
        setObjectAnnotationOf: object From: source = (
            (reflect: object) annotationText: (reflect: source) annotationText.
            object).
        read: name From: directory = ((directory , '/' , name , '.self') runScript. self)} |).
    bootstrapPath = (| {'Category: parents' parent* = traits clonable}
      {'Category: state' object <- lobby}
      {'Category: structure'
        -> step = (
            (reflect: step) isReflecteeString ifTrue: [copyStep: step] False: [object]).
        \/-> step = (self -> step).
        copyStep: name = (
            ((reflect: object) includesKey: name) ifFalse: [makeSlot: name].
            copy object: ((reflect: object) at: name) contents reflectee).
        makeSlot: name = ((reflect: object) at: name PutContents: (reflect: () _Clone))} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: bootstrap\x7fCategory: structure'
    modules = (| {'Category: parents' parent* = traits clonable}
      {'Category: structure\x7fComment: a file sends it at its end; a module may do more'
        postFileIn = (self)} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: bootstrap\x7fCategory: structure\x7fComment: what a file of the original says about itself'
    modules = (| {'Category: structure'
        init = (| {'Category: parents' parent* = traits modules}
          {'Category: state'
            comment <- ''. directory <- ''. fileInTimeString <- ''. myComment <- ''.
            revision <- ''. subpartNames <- ''}
          {'Category: structure' postFileIn = (resend.postFileIn)} |)} |).
} |)
