"The display: keeps the scene in step with the morphs.

 A morph that changed queues itself; once a cycle the display brings the nodes
 of queued morphs up to date and commits. Nodes die with the process that runs
 the image: after a snapshot is loaded a new era begins, and every morph that is
 drawn again gets a node of that era. A morph that left the world gives its node
 back when its turn in the queue comes."

globals _AddSlots: (| {'ModuleInfo: Module: display\x7fCategory: prototypes'
    display = (| {'Category: parents' parent* = traits oddball}
                 {'Category: state' era <- 1. queue <- list copyRemoveAll. isStale <- false} |).
} |)

display _AddSlots: (| {'ModuleInfo: Module: display'
  {'Category: control'
    newEra = (
        canvas reset.
        era: era + 1.
        queue: list copyRemoveAll.
        isStale: true).
    show: m = (
        "The root of all that is seen."
        m beStaleAll.
        m ensureNode.
        canvas root: m nodeId.
        isStale: true.
        m refreshNode).
    refresh = (
        [queue isEmpty] whileFalse: [queue removeFirst refreshFromQueue].
        isStale ifTrue: [isStale: false. canvas commit].
        self)}
  {'Category: adding'
    enqueue: m = (queue addLast: m. isStale: true. self)}
} |)
