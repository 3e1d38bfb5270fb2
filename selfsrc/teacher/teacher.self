"The teacher: what the debugger, the panels and the event loop talk to. It keeps
 the teachings, chooses who is asked, hears the network's events and remembers
 what was taught. A reader starts here; requestFor: begins a teaching."

globals _AddSlots: (| {'ModuleInfo: Module: teacher\x7fCategory: prototypes'
    teacher = (| {'Category: parents' parent* = traits oddball}
      {'Category: state'
        teachings <- list copyRemoveAll.
        adapters <- list copyRemoveAll.
        chosenAdapter.
        taughtSlots <- list copyRemoveAll.
        mail <- list copyRemoveAll.
        reader.
        observers <- list copyRemoveAll} |).
} |)

"Objects with this parent get a future for what they do not understand, and the
 teacher is asked at once; the answer still needs a person's approval."

mixins _AddSlots: (| {'ModuleInfo: Module: teacher\x7fCategory: errors'
    teachable = (| {'Category: errors'
        doesNotUnderstand: aMessage = (teacher futureFor: aMessage)} |).
} |)

teacher _AddSlots: (| {'ModuleInfo: Module: teacher'
  {'Category: creating'
    requestFor: aFailure = (teach: (teachOccasion forFailure: aFailure)).
    teach: occasion = (| t |
        t: teaching of: occasion Adapter: adapter.
        teachings size >= maxTeachings ifTrue: [forgetOver].
        teachings addLast: t.
        tellObservers.
        t).
    "For objects that opted in: the answer comes later, the sender goes on."
    futureFor: aMessage = (| occasion |
        occasion: teachOccasion forMessage: aMessage.
        show: (teach: occasion) start.
        occasion future)}
  {'Category: accessing'
    maxTeachings = 200.
    "Those that wait for a person."
    pending = (teachings copyFilteredBy: [|:t| t isPending]).
    adapter = (
        chosenAdapter == nil ifFalse: [^ chosenAdapter].
        openAIAdapter isConfigured ifTrue: [openAIAdapter] False: [cookbook]).
    adapter: a = (chosenAdapter: a. tellObservers).
    log = (exchangeLog)}
  {'Category: parents\x7fComment: opting in to futures is inheriting from mixins teachable'
    letLearnUnprompted: anObject = (
        (learnsUnprompted: anObject) ifFalse: [addTeachableTo: anObject].
        self).
    letNotLearnUnprompted: anObject = (removeTeachableFrom: anObject. self).
    learnsUnprompted: anObject = ((objectShape of: anObject) inherits: mixins teachable)}
  {'Category: primitives'
    addTeachableTo: anObject = (
        anObject _AddSlots: (| {'Category: parents' teachable* = mixins teachable} |)).
    removeTeachableFrom: anObject = (anObject _RemoveSlot: 'teachable' IfFail: nil)}
  {'Category: testing'
    isBusy = (teachings anySatisfy: [|:t| t isAsking])}
  {'Category: adding'
    addAdapter: a = (adapters addLast: a. self).
    addObserver: o = ((observers includes: o) ifFalse: [observers addLast: o]. self)}
  {'Category: removing'
    removeObserver: o = (observers remove: o IfAbsent: nil. self).
    forget: t = (teachings remove: t IfAbsent: nil. self).
    forgetOver = (teachings: (teachings copyFilteredBy: [|:t| t isOver not]). self)}
  {'Category: control\x7fComment: what the event loop tells; vectors as the world\'s queue gives them'
    handleEvent: e = (
        e first = 'modelSettings' ifFalse: [^ post: e].
        teacherSettings address: (e at: 1) Model: (e at: 2) HasKey: (e at: 3).
        askWithTheBest).
    "The event loop goes on at once; a process of its own reads what came, in order."
    post: e = (
        mail addLast: e.
        ensureReader).
    ensureReader = (
        readerIsWell ifFalse: [reader: (message copy receiver: self Selector: 'readMail') fork].
        self).
    "What came between the last look and the end is looked for once more."
    readMail = (
        [mail isEmpty] whileFalse: [read: mail removeFirst].
        reader: nil.
        mail isEmpty ifFalse: [ensureReader].
        self).
    read: e = (| kind |
        kind: e first.
        kind = 'httpChunk' ifTrue: [^ httpPort chunk: (e at: 1) Bytes: (e at: 2)].
        kind = 'httpHead' ifTrue: [^ httpPort head: (e at: 1) Status: (e at: 2) Headers: (e at: 3)].
        kind = 'httpDone' ifTrue: [^ httpPort done: (e at: 1)].
        kind = 'httpError' ifTrue: [^ httpPort error: (e at: 1) Kind: (e at: 2) Message: (e at: 3)].
        self).
    "The world was closed and is open again: what was being asked is lost."
    resumed = (
        httpPort forgetAll.
        mail: list copyRemoveAll.
        reader: nil.
        teachings copy do: [|:t| t isAsking ifTrue: [t exchange fail: 'The world was closed while it was asked.']].
        self).
    tick: nowMs = (
        teachings do: [|:t|
            t isAsking && [t exchange isLateAt: nowMs] ifTrue: [t exchange expire]].
        self).
    processFailed: aProcess = (
        teachings do: [|:t|
            t isAwaitingResult && [t occasion process == aProcess] ifTrue: [t messageRaised]].
        self)}
  {'Category: control\x7fComment: what teachings tell'
    teachingChanged: t = (tellObservers).
    learnt: change = (taughtSlots addLast: change. self)}
  {'Category: control'
    testConnectionThen: block = (openAIAdapter testThen: block).
    exportLog = (exchangeLog export).
    revokeAll = (
        taughtSlots reverseDo: [|:c| c undo].
        taughtSlots: list copyRemoveAll.
        self)}
  {'Category: private'
    readerIsWell = ((reader == nil) not && [reader isAlive && [reader hasError not]]).
    "Where there is a desk, a card for the person's approval opens on it."
    show: t = (
        ((reflect: globals) includesKey: 'teachingMorph') ifTrue: [teachingMorph openOn: t].
        self).
    "A model was set up or taken away: what was not asked yet is asked of the new one."
    askWithTheBest = (
        teachings do: [|:t| t useAdapter: adapter].
        tellObservers).
    tellObservers = (observers copy do: [|:o| o teacherChanged: self]. self)}
} |)

(openAIAdapter & cookbook) asVector do: [|:a| teacher addAdapter: a]
