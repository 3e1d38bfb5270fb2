"Edits: changes to objects that can be undone.

 Source becomes slots of an object as one step of history. What the slots held
 before is kept, so that undoing puts back values, methods, annotations and
 absences alike. After each edit broken morphs get another chance and open
 outliners look again."

traits _AddSlots: (| {'ModuleInfo: Module: edits\x7fCategory: structure'
    savedSlot = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: edits\x7fCategory: prototypes'
    savedSlot = (| {'Category: parents' parent* = traits savedSlot}
      {'Category: state' mirror. name <- ''. wasThere <- false. contents. isParent <- false.
        annotation <- ''} |).
    edits = (| {'Category: parents' parent* = traits oddball} |).
} |)

traits savedSlot _AddSlots: (| {'ModuleInfo: Module: edits'
  {'Category: creating'
    copyMirror: m Name: n = (| s |
        s: ((clone mirror: m) name: n) wasThere: (m includesKey: n).
        s wasThere ifTrue: [s remember].
        s)}
  {'Category: control'
    remember = (
        contents: mirror contentsAt: name.
        isParent: mirror isParentAt: name.
        annotation: mirror annotationTextAt: name).
    restore = (
        wasThere
          ifTrue: [mirror at: name Put: contents IsParent: isParent Annotation: annotation IfFail: nil]
           False: [mirror removeSlot: name IfFail: nil].
        self)}
} |)

edits _AddSlots: (| {'ModuleInfo: Module: edits'
  {'Category: reflection'
    literalOf: source Annotation: a = (
        '(| {' , a canonicalize storeString , ' ' , source , '\n} |)').
    add: source To: m Category: c IfFail: fb = (
        add: source To: m Annotation: 'Category: ' , c IfFail: fb).
    add: source To: m Annotation: a IfFail: fb = (
        addLiteral: (literalOf: source Annotation: a) To: m IfFail: fb).
    addLiteral: text To: m IfFail: fb = (
        addSlots: (reflect: (text evalIfFail: [|:e| ^ fb value: e])) To: m Literal: text).
    addSlots: new To: m Literal: text = (| before. after |
        before: save: new names Of: m.
        m addSlotsFrom: new.
        after: save: new names Of: m.
        journal: text To: m.
        history addLabel: 'edit ' , new names first
            Undo: [edits restore: before] Redo: [edits restore: after].
        changed.
        self).
    remove: name From: m = (| before |
        before: save: (namesOf: name In: m) Of: m.
        before do: [|:s| m removeSlot: s name IfFail: nil].
        desktop saveAtOnce.
        history addLabel: 'remove ' , name
            Undo: [edits restore: before]
            Redo: [before do: [|:s| m removeSlot: s name IfFail: nil]. edits changed].
        changed).
    set: slot To: value = (| was |
        was: slot contents.
        slot contents: value.
        desktop saveAtOnce.
        history addLabel: 'set ' , slot name
            Undo: [slot contents: was. edits changed] Redo: [slot contents: value. edits changed].
        changed)}
  {'Category: control'
    restore: saved = (saved do: [|:s| s restore]. desktop saveAtOnce. changed).
    replay: entry = (
        "An edit that was kept in the journal but in no image."
        entry evalIfFail: [^ self].
        changed).
    changed = (desktop defer: [edits lookAgain]. self).
    lookAgain = (
        desktop world allMorphsDo: [|:m| m mend].
        desktop world morphsDo: [|:m| m objectsChanged])}
  {'Category: private'
    save: names Of: m = (| r |
        r: list copyRemoveAll.
        names do: [|:n| r addLast: (savedSlot copyMirror: m Name: n)].
        r).
    namesOf: name In: m = (| r |
        r: list copyRemoveAll addLast: name.
        (m includesKey: name , ':') ifTrue: [r addLast: name , ':'].
        r).
    journal: text To: m = (
        "What has a name is kept as source at once; for the rest the world is."
        m creatorPathIfPresent: [platform journal: m safeName , ' _AddSlots: ' , text]
          IfAbsent: [desktop saveAtOnce])}
} |)

traits morph _AddSlots: (| {'ModuleInfo: Module: edits'
  {'Category: control\x7fComment: something somewhere was edited'
    objectsChanged = (changed)}
} |)
