"What is sent to a model about one occasion: a small document of plain data,
 every part cut to a limit and freed of secrets. 'teachDocument of: occasion'
 answers a jsonObject; a person sees it, whole, before anything is sent."

globals _AddSlots: (| {'ModuleInfo: Module: document\x7fCategory: prototypes'
    teachDocument = (| {'Category: parents' parent* = traits oddball} |).
} |)

teachDocument _AddSlots: (| {'ModuleInfo: Module: document'
  {'Category: creating'
    of: occasion = (| d |
        d: jsonObject copy.
        d at: 'receiver' Put: (receiverOf: occasion).
        d at: 'message' Put: (messageOf: occasion).
        d at: 'sender' Put: (clean: occasion senderSource To: maxSender).
        d at: 'neighbours' Put: (neighboursOf: occasion).
        d at: 'permissions' Put: vector.
        d)}
  {'Category: accessing\x7fComment: limits: counts, and bytes of text'
    maxSlots = 40.
    maxParents = 6.
    maxNames = 60.
    maxNeighbours = 4.
    maxPrint = 80.
    maxSender = 2000.
    maxNeighbour = 600}
  {'Category: private\x7fComment: the parts'
    receiverOf: occasion = (| d. shape |
        shape: occasion shape.
        d: jsonObject copy.
        d at: 'kind' Put: shape kind.
        d at: 'prints' Put: (clean: shape printText To: maxPrint).
        d at: 'slots' Put: (slotsOf: shape).
        d at: 'parents' Put: (parentsOf: shape).
        d).
    slotsOf: shape = (| rows |
        rows: list copyRemoveAll.
        shape isShared ifTrue: [^ rows].
        shape ownSlotsDo: [|:slot|
            (rows size < maxSlots) && [isTold: slot] ifTrue: [rows addLast: rowOf: slot]].
        rows).
    isTold: slot = (slot isAssignment not).
    rowOf: slot = (| d |
        d: jsonObject copy.
        d at: 'name' Put: slot name.
        d at: 'kind' Put: (kindOf: slot).
        slot isMethod ifFalse: [
            d at: 'prints' Put: (clean: (objectShape ofMirror: slot contents) printText To: maxPrint)].
        d).
    kindOf: slot = (
        slot isParent ifTrue: [^ 'parent'].
        slot isMethod ifTrue: [^ 'method'].
        slot isAssignable ifTrue: ['assignable'] False: ['constant']).
    parentsOf: shape = (| rows |
        rows: list copyRemoveAll.
        shape parents do: [|:m|
            rows size < maxParents ifTrue: [rows addLast: parentRow: m]].
        rows).
    parentRow: m = (| d. names |
        names: list copyRemoveAll.
        m do: [|:slot|
            (names size < maxNames) && [isTold: slot] ifTrue: [names addLast: slot name]].
        d: jsonObject copy.
        d at: 'name' Put: m safeName.
        d at: 'slots' Put: names.
        d).
    messageOf: occasion = (| d |
        d: jsonObject copy.
        d at: 'selector' Put: occasion selector.
        d at: 'arguments' Put: (argumentsOf: occasion).
        d at: 'lookup' Put: occasion lookupType.
        d).
    argumentsOf: occasion = (
        (occasion argumentShapes) copyMappedBy: [|:shape. d|
            d: jsonObject copy.
            d at: 'kind' Put: shape kind.
            d at: 'prints' Put: (clean: shape printText To: maxPrint).
            d]).
    "Short methods of the receiver and its parents, so that an answer can sound like them."
    neighboursOf: occasion = (| rows |
        rows: list copyRemoveAll.
        occasion shape family do: [|:m|
            m do: [|:slot|
                (rows size < maxNeighbours) && [isNeighbour: slot] ifTrue: [
                    rows addLast: clean: (slotText of: slot) To: maxNeighbour]]].
        rows).
    isNeighbour: slot = (
        slot isMethod && [slot contents source size < maxNeighbour])}
  {'Category: private\x7fComment: text that may leave'
    clean: text To: limit = (utf8Text cut: (redactor redact: (utf8Text cut: text To: 4 * limit)) To: limit)}
} |)
