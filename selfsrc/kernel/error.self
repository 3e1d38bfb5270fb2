"What happens when something goes wrong. error: and a failed primitive make an
 error object and stop the process with it; a failed lookup comes from the
 machine as a message to the process (see process.self).

 A process that stops has a causeOfError whose errorString tells what happened.
 What becomes of it is decided by processErrorHandler, a global that a world sets:
 it is sent failed: anError in the process that failed, and what it answers is
 the value of the send that failed. A process that cannot go on (its stack is
 too deep) is reported as died: anError, by the scheduler. Without a world the
 handler reports and aborts."

traits _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: structure'
    processErrors = ().
} |)

traits processErrors _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: structure'
    abstract = (| {'Category: parents' parent* = traits clonable} |).
} |)

traits processErrors _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: structure'
    lookupError = (| {'Category: parents' parent* = traits processErrors abstract} |).
    ok = (| {'Category: parents' parent* = traits processErrors abstract} |).
    userError = (| {'Category: parents' parent* = traits processErrors abstract} |).
    primitiveFailed = (| {'Category: parents' parent* = traits processErrors abstract} |).
    stackOverflow = (| {'Category: parents' parent* = traits processErrors abstract} |).
    nonLifoBlock = (| {'Category: parents' parent* = traits processErrors abstract} |).
    machineError = (| {'Category: parents' parent* = traits processErrors abstract} |).
} |)

traits processErrors _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: structure'
    undefinedSelector = (| {'Category: parents' parent* = traits processErrors lookupError} |).
    ambiguousSelector = (| {'Category: parents' parent* = traits processErrors lookupError} |).
    missingDelegatee = (| {'Category: parents' parent* = traits processErrors lookupError} |).
    mismatchedArgumentCountSelector = (| {'Category: parents' parent* = traits processErrors lookupError} |).
    performTypeErrorSelector = (| {'Category: parents' parent* = traits processErrors lookupError} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: prototypes'
    processErrors = (| {'Category: prototypes'
        ok = (| parent* = traits processErrors ok |).
        userError = (| parent* = traits processErrors userError. process. receiver. message <- ''. arguments <- vector |).
        primitiveFailed = (| parent* = traits processErrors primitiveFailed. process. receiver. selector <- ''. error <- '' |).
        stackOverflow = (| parent* = traits processErrors stackOverflow. process |).
        nonLifoBlock = (| parent* = traits processErrors nonLifoBlock. process |).
        machineError = (| parent* = traits processErrors machineError. process. message <- '' |).
        undefinedSelector = (| parent* = traits processErrors undefinedSelector. process. message |).
        ambiguousSelector = (| parent* = traits processErrors ambiguousSelector. process. message |).
        missingDelegatee = (| parent* = traits processErrors missingDelegatee. process. message |).
        mismatchedArgumentCountSelector = (| parent* = traits processErrors mismatchedArgumentCountSelector. process. message |).
        performTypeErrorSelector = (| parent* = traits processErrors performTypeErrorSelector. process. message |)} |).
} |)

traits processErrors abstract _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: testing'
    isOk = false.
    isLookupError = false.
    isUndefinedSelectorError = false.
    isResumable = true.
    canResend = (isLookupError)}
  {'Category: accessing\x7fComment: what tools ask; a lookup error knows its message'
    type = 'error'.
    receiver = (nil).
    selector = ''.
    arguments = (vector)}
  {'Category: printing'
    messageString = (errorString asLines joinUsing: ' ').
    quote: text = ('\'' , text , '\'').
    safeNameOf: x = ((reflect: x) safeName).
    statePrintString = (errorString)}
} |)

traits processErrors ok _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: accessing' type = 'ok'. process = (nil). process: p = (self)}
  {'Category: testing' isOk = true}
  {'Category: printing' errorString = ''}
} |)

traits processErrors userError _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'userError'.
    errorString = (
        'Error: ' , message , '.\nReceiver is: ' , (safeNameOf: receiver) , '.' , argumentsString).
    argumentsString = (
        arguments isEmpty ifTrue: [^ ''].
        '\n' , (arguments size = 1 ifTrue: 'Argument is: ' False: 'Arguments are: ') ,
            ((arguments copyMappedBy: [|:a| safeNameOf: a]) joinUsing: ', ') , '.').
} |)

traits processErrors primitiveFailed _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'primitiveFailed'.
    errorString = (
        error , ': the ' , (quote: selector) , ' primitive failed.\nIts receiver was ' ,
            (safeNameOf: receiver) , '.').
} |)

traits processErrors stackOverflow _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: accessing' type = 'stackOverflow'}
  {'Category: testing' isResumable = false}
  {'Category: printing'
    errorString = 'The stack has grown too big.\n(Stacks are limited, and a process whose stack has overflowed cannot go on.)'}
} |)

traits processErrors nonLifoBlock _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: accessing' type = 'nonLifoBlock'}
  {'Category: testing' isResumable = false}
  {'Category: printing'
    errorString = 'A process cannot run a block after its enclosing method has returned.'}
} |)

traits processErrors machineError _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: accessing' type = 'machineError'}
  {'Category: testing' isResumable = false}
  {'Category: printing' errorString = (message)}
} |)

traits processErrors lookupError _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: testing' isLookupError = true}
  {'Category: accessing'
    selector = (message selector).
    receiver = (message receiver).
    arguments = (message arguments)}
  {'Category: sending\x7fComment: the same lookup again, with whatever the receiver has learnt'
    sendAgain = (message send)}
  {'Category: printing'
    methodHolderString = (
        (nil _Eq: message methodHolder) ifTrue: [^ ''].
        '\nSending method holder is ' , (safeNameOf: message methodHolder) , '.').
    cannotSend: reason = (
        'The selector ' , (safeNameOf: selector) , ' could not be sent to ' ,
            (safeNameOf: receiver) , ' because it ' , reason , '.')}
} |)

traits processErrors undefinedSelector _AddSlots: (| {'ModuleInfo: Module: error'
  {'Category: accessing' type = 'undefinedSelector'}
  {'Category: testing' isUndefinedSelectorError = true}
  {'Category: printing'
    errorString = (
        'No ' , (quote: selector) , ' slot found in ' , (safeNameOf: receiver) , '.' , methodHolderString)}
} |)

traits processErrors ambiguousSelector _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'ambiguousSelector'.
    errorString = (
        'More than one ' , (quote: selector) , ' slot was found in ' , (safeNameOf: receiver) , '.' ,
            methodHolderString , '\nThe matching slots are: ' , matchingSlots , '.').
    matchingSlots = (
        (((reflect: receiver) lookupKey: selector) asVector copyMappedBy: [|:s| s holder safeName])
            joinUsing: ' and ').
} |)

traits processErrors missingDelegatee _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'missingDelegatee'.
    errorString = (
        'No ' , (quote: message delegatee) , ' delegatee slot was found in ' ,
            (safeNameOf: receiver) , '.' , methodHolderString).
} |)

traits processErrors mismatchedArgumentCountSelector _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'mismatchedArgumentCountSelector'.
    errorString = (cannotSend: 'does not take ' , arguments size printString , ' arguments').
} |)

traits processErrors performTypeErrorSelector _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: printing'
    type = 'performTypeErrorSelector'.
    errorString = (cannotSend: reason).
    reason = (
        (reflect: selector) isReflecteeString ifFalse: [^ 'is not a string'].
        selector isEmpty ifTrue: [^ 'is empty'].
        selector isCapitalized ifTrue: [^ 'is capitalized'].
        selector first = '_' ifTrue: [^ 'starts with an underscore and Self 4.0 cannot _Perform primitives'].
        'is not a legal selector').
} |)

defaultBehavior _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: errors'
    error: text = (
        process this stopWith: ((processErrors userError copy receiver: self) message: (ensureString: text))).
    error: text Arguments: args = (
        process this stopWith:
            (((processErrors userError copy receiver: self) message: (ensureString: text)) arguments: args)).
    primitiveFailedError: error Name: primitive = (
        process this stopWith:
            (((processErrors primitiveFailed copy receiver: self) selector: primitive) error: error)).
    warning: text = (log warn: text. self).
    halt = (scheduler isWorld ifTrue: [process this suspend. self] False: [error: 'halt']).
    halt: text = (log warn: text. halt).
    ensureString: text = (| m |
        m: reflect: text.
        m isReflecteeString || [m isReflecteeByteVector] ifTrue: [text] False: [m safeName]).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: errors'
    log = (| {'Category: parents' parent* = traits oddball}
      {'Category: printing'
        level: level Text: text = ((level , ': ' , text , '\n') _StringPrintError. self).
        warn: text = (level: 'warning' Text: text).
        error: text = (level: 'error' Text: text).
        fatal: text = (level: 'fatal' Text: text).
        info: text = (level: 'info' Text: text)} |).
    headlessErrorHandler = (| {'Category: parents' parent* = traits oddball}
      {'Category: errors'
        failed: error = (error process abortWithError: error).
        died: error = (
            error process errorMessage: error errorString.
            error process reportError.
            error process abort: error type)} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: error\x7fCategory: errors'
    processErrorHandler <- headlessErrorHandler.
} |)
