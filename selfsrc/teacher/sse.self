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
        isOverfull <- false} |).
} |)

traits sseParser _AddSlots: (| {'ModuleInfo: Module: sse'
  {'Category: copying'
    copy = (((clone line: growingText copy) data: growingText copy)
        hasData: false)}
  {'Category: accessing\x7fComment: bytes; a longer event is dropped and noted in isOverfull'
    maxEventSize = 1048576}
  {'Category: adding'
    feed: bytes Do: block = (
        bytes size do: [|:i| feedByte: (bytes byteAt: i) Do: block].
        self).
    "The stream has ended: a last event may lack its empty line."
    finishDo: block = (
        line isEmpty ifFalse: [endLineDo: block].
        dispatchDo: block)}
  {'Category: private'
    feedByte: byte Do: block = (| isPair |
        isPair: lastWasReturn && [byte = 10].
        lastWasReturn: byte = 13.
        isPair ifTrue: [^ self].
        (byte = 10) || [byte = 13] ifTrue: [^ endLineDo: block].
        line size < maxEventSize
            ifTrue: [line appendByte: byte]
             False: [isOverfull: true]).
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
