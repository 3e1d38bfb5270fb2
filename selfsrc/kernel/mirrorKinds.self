"The kinds of mirrors: what each says of its reflectee beyond what all say. Some
 kinds are read as text (numbers, strings, blocks), methods have source, and
 activations are frames of a process seen from outside."

traits mirrors slots _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeSlots = true}
  {'Category: naming' type = 'slots'}
} |)
traits mirrors indexedMirror _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: testing' isReflecteeVectorish = true}
  {'Category: accessing' reflecteeSize = (reflectee size)}
} |)
traits mirrors vector _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors indexedMirror}
  {'Category: testing' isReflecteeVector = true}
  {'Category: accessing'
    reflecteeSize = (reflectee _Size).
    reflecteeAt: i = (reflectee _At: i).
    reflecteeMirrorAt: i = (reflect: (reflectee _At: i))}
  {'Category: naming' type = 'vector'}
} |)
traits mirrors byteVector _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors indexedMirror}
  {'Category: testing' isReflecteeByteVector = true}
  {'Category: accessing'
    reflecteeSize = (reflectee _ByteSize).
    reflecteeAt: i = (reflectee _ByteAt: i).
    reflecteeMirrorAt: i = (reflect: (reflectee _ByteAt: i))}
  {'Category: naming' type = 'byteVector'}
} |)
traits mirrors canonicalString _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors byteVector}
  {'Category: testing' isReflecteeString = true}
  {'Category: naming'
    type = 'string'.
    safeName = ('\'' , reflectee , '\'')}
  {'Category: storing' storeNameIfFail: fb = (reflectee storeString)}
} |)
traits mirrors immediate _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: storing' storeNameIfFail: fb = (safeName)}
} |)
traits mirrors smallInt _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors immediate}
  {'Category: testing' isReflecteeInteger = true. isReflecteeSmallInt = true}
  {'Category: naming' type = 'integer'. safeName = (reflectee _IntPrintString)}
} |)
traits mirrors float _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors immediate}
  {'Category: testing' isReflecteeFloat = true}
  {'Category: naming' type = 'float'. safeName = (reflectee _FloatPrintString)}
} |)
traits mirrors process _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeProcess = true}
  {'Category: naming' type = 'process'}
} |)
traits mirrors mirror _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeMirror = true}
  {'Category: naming' type = 'mirror'}
} |)
traits mirrors proxy _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeProxy = true}
  {'Category: naming' type = 'proxy'}
} |)
traits mirrors profiler _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeProfiler = true}
  {'Category: naming' type = 'profiler'}
} |)
traits mirrors assignment _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeAssignment = true}
  {'Category: naming' type = 'assignment'. safeName = '<-'}
} |)
traits mirrors abstractMethod _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: testing' isReflecteeMethod = true}
  {'Category: accessing'
    source = (_MirrorSource).
    file = (_MirrorFileIfFail: '').
    line = (_MirrorLineIfFail: 0).
    literals = (_MirrorLiteralsIfFail: [vector]).
    codes = (_MirrorCodes)}
} |)
traits mirrors method _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMethod}
  {'Category: naming' type = 'method'. safeName = 'a method'}
} |)
traits mirrors blockMethod _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMethod}
  {'Category: testing' isReflecteeBlockMethod = true}
  {'Category: naming' type = 'blockMethod'. safeName = 'a block method'}
} |)
traits mirrors block _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors abstractMirror}
  {'Category: testing' isReflecteeBlock = true}
  {'Category: accessing'
    source = (_MirrorSourceIfFail: '').
    file = (_MirrorFileIfFail: '').
    line = (_MirrorLineIfFail: 0)}
  {'Category: naming'
    type = 'block'.
    safeName = ('<a block defined in ' , file , ', line ' , line printString , '>')}
} |)

"Activations: frames of a process, seen from outside. A frame that has gone is
 dead; asking it for anything but isLive fails with noActivationError."

traits mirrors activation _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: testing'
    isReflecteeActivation = true.
    isLive = (_MirrorNamesIfFail: [^ false]. true).
    hasSender = (_MirrorSenderIfFail: [^ false]. true)}
  {'Category: accessing'
    receiver = (receiverIfFail: raiseError).
    receiverIfFail: fb = (_MirrorReceiverIfFail: fb).
    selector = (selectorIfFail: raiseError).
    selectorIfFail: fb = (_MirrorSelectorIfFail: fb).
    methodHolder = (methodHolderIfFail: raiseError).
    methodHolderIfFail: fb = (_MirrorMethodHolderIfFail: fb).
    sender = (_MirrorSender).
    position = (_MirrorByteCodePositionIfFail: 0).
    receiverReflectee = (receiver reflectee).
    span = (_MirrorActivationSpanIfFail: [vector]).
    sourcePosition = (span).
    locals = (| r | r: list copyRemoveAll. do: [|:s| r addLast: s]. r).
    source = (_MirrorSourceIfFail: '').
    file = (_MirrorFileIfFail: '').
    line = (_MirrorLineIfFail: 0).
    expressionStack = (_MirrorExpressionStackIfFail: [vector]).
    lexicalParent = (_MirrorLexicalParent)}
  {'Category: naming'
    safeName = (
        isLive ifFalse: [^ '<a dead activation>'].
        '(' , receiver safeName , ') ' , selector)}
} |)
traits mirrors methodActivation _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors activation}
  {'Category: testing' isReflecteeMethodActivation = true}
  {'Category: naming' type = 'methodActivation'}
} |)
traits mirrors blockMethodActivation _AddSlots: (| {'ModuleInfo: Module: mirrorKinds'
  {'Category: parents' parent* = traits mirrors activation}
  {'Category: testing' isReflecteeBlockMethodActivation = true}
  {'Category: naming' type = 'blockMethodActivation'}
} |)
