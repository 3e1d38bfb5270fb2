"Server-sent events, read as they arrive. Chunks may break anywhere, in the
 middle of a character or between CR and LF; what is no event is skipped. Start
 at 'feed:Do:', which runs the block with the data of each event completed."

traits _AddSlots: (| {'ModuleInfo: Module: sse\x7fCategory: structure'
    sseParser = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: sse\x7fCategory: prototypes'
    sseParser = (| {'Category: parents' parent* = traits sseParser}
      {'Category: state'
        line.
        data.
        hasData <- false.
        lastWasReturn <- false.
        eventCount <- 0.
        isOverfull <- false.
        isStopped <- false} |).
} |)

traits sseParser _AddSlots: (| {'ModuleInfo: Module: sse'
  {'Category: copying'
    copy = (((clone line: growingText copy) data: growingText copy)
        hasData: false)}
  {'Category: accessing\x7fComment: bytes; a longer event is dropped and noted in isOverfull'
    maxEventSize = 1048576}
  {'Category: adding'
    feed: bytes Do: block = (| i <- 0. end |
        [(i < bytes size) && [isStopped not]] whileTrue: [
            end: endOfRunIn: bytes From: i.
            take: bytes From: i UpTo: end.
            end < bytes size ifTrue: [feedBreak: (bytes byteAt: end) Do: block].
            i: end + 1].
        self).
    "The stream has ended: a last event may lack its empty line."
    finishDo: block = (
        line isEmpty ifFalse: [endLineDo: block].
        dispatchDo: block)}
  {'Category: control\x7fComment: what is still to come, even of a chunk, is not read' stop = (isStopped: true)}
  {'Category: private'
    endOfRunIn: bytes From: start = (| i |
        i: start.
        [(i < bytes size) && [(isBreak: (bytes byteAt: i)) not]] whileTrue: [i: i + 1].
        i).
    isBreak: byte = ((byte = 10) || [byte = 13]).
    take: bytes From: start UpTo: end = (
        start = end ifTrue: [^ self].
        lastWasReturn: false.
        (line size + (end - start)) > maxEventSize ifTrue: [isOverfull: true. ^ self].
        line append: bytes From: start UpTo: end).
    feedBreak: byte Do: block = (| isPair |
        isPair: lastWasReturn && [byte = 10].
        lastWasReturn: byte = 13.
        isPair ifFalse: [endLineDo: block].
        self).
    endLineDo: block = (| text |
        text: line asString.
        line removeAll.
        text isEmpty ifTrue: [^ dispatchDo: block].
        takeField: text).
    takeField: text = (
        ('data:' isPrefixOf: text) ifTrue: [addData: (valueIn: text)].
        self).
    "What follows the colon, without the one space that may begin it."
    valueIn: text = (| start <- 5 |
        (text size > 5) && [(text byteAt: 5) = 32] ifTrue: [start: 6].
        text copyFrom: start UpTo: text size).
    addData: text = (
        (data size + text size) > maxEventSize ifTrue: [isOverfull: true. ^ self].
        hasData ifTrue: [data appendByte: 10].
        hasData: true.
        data append: text).
    dispatchDo: block = (| text |
        hasData ifFalse: [^ self].
        text: data asString.
        data removeAll.
        hasData: false.
        eventCount: eventCount + 1.
        block value: text.
        self)}
} |)
