"Slots as things: a name and the mirror of the object that holds it. Whatever a
 slot is asked is read from the object afresh; what it is told is done to it."

traits _AddSlots: (| {'ModuleInfo: Module: slot\x7fCategory: structure'
    slots = (| {'Category: structure'
        plain = (| {'Category: parents' parent* = traits orderedClonable} |)} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: slot\x7fCategory: prototypes'
    slots = (| {'Category: prototypes'
        plain = (| {'Category: parents' parent* = traits slots plain}
          {'Category: state' mirror. storedName <- ''} |)} |).
} |)

traits slots plain _AddSlots: (| {'ModuleInfo: Module: slot'
  {'Category: creating' copyMirror: m Name: n = ((clone mirror: m) storedName: n)}
  {'Category: accessing'
    name = (storedName).
    key = (storedName).
    holder = (mirror).
    contents = (mirror contentsAt: storedName).
    contentsIfFail: fb = (mirror contentsAt: storedName IfFail: fb).
    value = (contents).
    exists = (mirror includesKey: storedName).
    valueName = (contents name).
    correspondingDataSlot = (mirror slotAt: dataSlotName).
    correspondingAssignmentSlot = (mirror slotAt: storedName , ':').
    dataSlotName = ((isAssignment ifTrue: [storedName copyWithoutLast] False: [storedName]) canonicalize)}
  {'Category: testing'
    isParent = (mirror isParentAt: storedName).
    isArgument = (mirror isArgumentAt: storedName).
    isAssignable = (mirror isAssignableAt: storedName).
    isAssignment = (contents isReflecteeAssignment).
    isMethod = (contents isReflecteeMethod)}
  {'Category: comparing'
    = s = ((storedName = s name) && [mirror = s holder]).
    < s = (storedName < s name).
    hash = (storedName hash)}
  {'Category: accessing\x7fComment: the annotation'
    annotationText = (mirror annotationTextAt: storedName).
    annotation = (globals annotation copyText: annotationText).
    annotation: a = (
        mirror at: dataSlotName Put: (mirror contentsAt: dataSlotName)
            IsParent: (mirror isParentAt: dataSlotName) Annotation: a text IfFail: raiseError.
        self).
    categories = (annotation categories).
    category = (annotation category).
    category: c = (annotation: (annotation copyCategory: c)).
    comment = (annotation comment).
    comment: c = (annotation: (annotation copyComment: c)).
    visibility = (annotation visibility).
    isPublic = (visibility = 'public').
    isPrivate = (visibility = 'private').
    module = (annotation module).
    provenance = (annotation provenance)}
  {'Category: reflection'
    contents: m = (
        isAssignable
          ifTrue: [(storedName , ':') sendTo: mirror reflectee With: m reflectee]
          False: [mirror at: storedName PutContents: m].
        self).
    remove = (mirror removeSlot: storedName. self).
    rename: n = (| c. p. a |
        c: contents. p: isParent. a: annotationText.
        mirror removeSlot: storedName.
        mirror at: n Put: c IsParent: p Annotation: a IfFail: raiseError.
        mirror slotAt: n)}
  {'Category: printing\x7fComment: the slot as it would be written in a file'
    source = (
        isMethod ifFalse: [^ longKey , (isAssignable ifTrue: ' <- ' False: ' = ') , contentsText].
        (storedName asSelector intersperse: contents arguments) ,
            ' = (' , localsText , contents source , ')').
    localsText = (| locals <- '' |
        contents do: [|:s|
            s isArgument || [s isAssignment] ifFalse: [locals: locals , s localText , '. ']].
        locals isEmpty ifTrue: [''] False: ['| ' , locals , '|']).
    localText = (
        contents = (reflect: nil) ifTrue: [longKey]
          False: [longKey , (isAssignable ifTrue: ' <- ' False: ' = ') , contentsText]).
    contentsText = (contents storeNameIfFail: [contents safeName])}
  {'Category: printing'
    longKey = (storedName , (isParent ifTrue: '*' False: '')).
    fullName = (longKey).
    printString = (
        isMethod
          ifTrue: [(storedName asSelector intersperse: contents arguments) , ' = ( ' , contents source shrinkwrapped , ')']
          False: [longKey , ' = ' , valueName])}
} |)
