"The platform: what the world asks of the page or window around it.

 One wrapper for each primitive that leaves the image, and the clocks. Nothing
 here waits: answers come back as events. Times are milliseconds; timeMs is
 monotonic and recorded, so a run can be repeated."

globals _AddSlots: (| {'ModuleInfo: Module: platform\x7fCategory: prototypes'
    platform = (| {'Category: parents' parent* = traits oddball}
                  {'Category: state' cursorName <- 'default'. isTyping <- false} |).
    sourceReader = (| {'Category: parents' parent* = traits oddball} |).
} |)

platform _AddSlots: (| {'ModuleInfo: Module: platform'
  {'Category: accessing'
    timeMs = (_TimeMs).
    unixMs = (_UnixMs).
    nextEvent = (_NextEvent).
    isEventPending = (_EventPending)}
  {'Category: control\x7fComment: the pointer and the keyboard'
    cursor: name = (
        cursorName = name ifTrue: [^ self].
        cursorName: name.
        _SetCursor: name).
    typeAt: r = (
        isTyping: true.
        _ShowTextInputX: r left Y: r top Width: r width Height: r height).
    stopTyping = (isTyping ifTrue: [isTyping: false. _HideTextInput]).
    clipboardPut: s = (_ClipboardPut: s)}
  {'Category: storing'
    requestSave = (_RequestSave).
    journal: s = (_Journal: s).
    download: bytes Mime: m Name: n = (_Download: bytes Mime: m Name: n).
    exportWorld = (_ExportWorld).
    importFile = (_ImportFile).
    resetWorld = (_ResetWorld)}
  {'Category: control'
    openSettings = (_OpenSettings).
    log: s = (_LogLine: s).
    accessibility: json = (_AccessibilityTree: json)}
} |)

sourceReader _AddSlots: (| {'ModuleInfo: Module: platform'
  {'Category: reflection\x7fComment: places are byte offsets into the text'
    tokensOf: s = (_SourceTokens: s).
    wholeSourceOf: m = (m _MirrorWholeSourceIfFail: '').
    errorsIn: s AsMethod: b = (_SourceErrorsIn: s AsMethod: b)}
} |)
