"Messages as things: strings that are sent, selectors taken apart, and message
 objects that hold receiver, selector and arguments."

traits _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: structure'
    sending = ().
    selector = (| {'Category: parents' parent* = traits clonable} |).
    message = (| {'Category: parents' parent* = traits clonable} |).
} |)

traits sending _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: sending\x7fComment: the receiver of these is a selector'
    sendTo: r = (r _Perform: canonicalize).
    sendTo: r With: a = (r _Perform: canonicalize With: a).
    sendTo: r With: a With: b = (r _Perform: canonicalize With: a With: b).
    sendTo: r With: a With: b With: c = (r _Perform: canonicalize With: a With: b With: c).
    sendTo: r With: a With: b With: c With: d = (
        r _Perform: canonicalize With: a With: b With: c With: d).
    sendTo: r With: a With: b With: c With: d With: e = (
        r _Perform: canonicalize With: a With: b With: c With: d With: e).
    sendTo: r With: a With: b With: c With: d With: e With: f = (
        r _Perform: canonicalize With: a With: b With: c With: d With: e With: f).
    sendTo: r WithArguments: args = (r _Perform: canonicalize WithArguments: args).
    sendTo: r DelegatingTo: d = (r _Perform: canonicalize DelegatingTo: d).
    sendTo: r DelegatingTo: d With: a = (r _Perform: canonicalize DelegatingTo: d With: a).
    sendTo: r DelegatingTo: d With: a With: b = (
        r _Perform: canonicalize DelegatingTo: d With: a With: b).
    sendTo: r DelegatingTo: d With: a With: b With: c = (
        r _Perform: canonicalize DelegatingTo: d With: a With: b With: c).
    sendTo: r DelegatingTo: d WithArguments: args = (
        r _Perform: canonicalize DelegatingTo: d WithArguments: args)}
} |)

traits string _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: parents'
    sendingParent* = traits sending.
} |)

globals _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: prototypes'
    selector = (| {'Category: parents' parent* = traits selector} {'Category: state' str <- ''} |).
} |)

traits selector _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: creating' copyStr: s = (copy str: s)}
  {'Category: testing'
    isUnary = (ifUnary: true Binary: false Keyword: false).
    isBinary = (ifUnary: false Binary: true Keyword: false).
    isKeyword = (ifUnary: false Binary: false Keyword: true)}
  {'Category: control'
    ifUnary: unary Binary: binary Keyword: keyword = (
        str isEmpty ifTrue: [^ unary value].
        str last = ':' ifTrue: [^ keyword value].
        str first isLetter || [str first = '_'] ifTrue: [unary value] False: [binary value])}
  {'Category: accessing'
    numberOfArguments = (ifUnary: 0 Binary: 1 Keyword: [str occurrencesOf: ':']).
    keywords = (| parts. start <- 0 |
        parts: list copyRemoveAll.
        str do: [|:c. :i|
            c = ':' ifTrue: [parts addLast: (str copyFrom: start UpTo: i + 1). start: i + 1]].
        start < str size ifTrue: [parts addLast: (str copyFrom: start)].
        parts).
    keywordsDo: block = (keywords do: [|:k| block value: k]. self)}
  {'Category: printing'
    statePrintString = (str).
    intersperse: args = (| s <- '' |
        numberOfArguments = args size ifFalse: [^ str , ' with ' , args size printString , ' arguments'].
        args isEmpty ifTrue: [^ str].
        keywords with: args Do: [|:k. :a| s: s , k , ' ' , a , ' '].
        s copyWithoutLast)}
} |)

"The kinds of send, parents of a message."

traits message _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: structure'
    normal = (| {'Category: parents' parent* = traits message} |).
    implicitSelf = (| {'Category: parents' parent* = traits message} |).
    delegated = (| {'Category: parents' parent* = traits message} |).
    directedResend = (| {'Category: parents' parent* = traits message} |).
    undirectedResend = (| {'Category: parents' parent* = traits message} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: prototypes'
    message = (| {'Category: parents' parent* <- traits message normal}
      {'Category: state' receiver. selector <- ''. arguments <- vector. delegatee. methodHolder} |).
} |)

traits message _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: creating'
    receiver: r Selector: s = (receiver: r Selector: s Arguments: vector).
    receiver: r Selector: s Arguments: args = (
        receiver: r Selector: s Type: 'normal' Delegatee: nil MethodHolder: nil Arguments: args).
    receiver: r Selector: s Type: t Delegatee: d MethodHolder: h Arguments: args = (
        type: t. receiver: r. selector: s canonicalize.
        delegatee: d. methodHolder: h. arguments: args).
    receiver: r Selector: s With: a = (
        receiver: r Selector: s Arguments: (vector _Clone: 1 Filler: a)).
    receiver: r Selector: s With: a With: b = (
        receiver: r Selector: s Arguments: (a & b) asVector).
    receiver: r Selector: s With: a With: b With: c = (
        receiver: r Selector: s Arguments: (a & b & c) asVector).
    receiver: r Selector: s With: a With: b With: c With: d = (
        receiver: r Selector: s Arguments: (a & b & c & d) asVector).
    type: t = (parent: t sendTo: self)}
  {'Category: testing'
    isResend = false.
    isDirectedResend = false.
    isUndirectedResend = false.
    isImmutableForFilingOut = true}
  {'Category: comparing'
    = m = (
        (selector = m selector) && [((reflect: receiver) = (reflect: m receiver)) && [arguments = m arguments]]).
    hash = ((reflect: receiver) hash ^^ selector hash)}
  {'Category: copying' copy = (clone arguments: arguments copy)}
  {'Category: sending'
    send = (selector sendTo: receiver WithArguments: arguments).
    sendIfFail: fb = (| p |
        p: process copySend: self.
        p isQuiet: true.
        p resume waitForDeath.
        p hasError ifTrue: [fb value: p causeOfError] False: [p returnValue]).
    sendTo: other = (selector sendTo: other WithArguments: arguments)}
  {'Category: scheduling'
    fork = ((process copySend: self) resume).
    future = (futures forMessage: self)}
  {'Category: printing'
    statePrintString = ((reflect: receiver) name , ' ' , statePrintStringWithoutReceiver).
    statePrintStringWithoutReceiver = (
        selector asSelector intersperse: (arguments copyMappedBy: [|:a| (reflect: a) name]))}
  {'Category: storing'
    storeStringIfFail: fb = (
        'message copy receiver: (' , (receiver storeStringIfFail: [|:e| ^ fb value: e]) ,
            ') Selector: ' , selector storeString ,
            ' Arguments: (' , (arguments storeStringIfFail: [|:e| ^ fb value: e]) , ')')}
} |)

traits message normal _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: accessing' type = 'normal'} |)
traits message implicitSelf _AddSlots: (| {'ModuleInfo: Module: message\x7fCategory: accessing' type = 'implicitSelf'} |)
traits message delegated _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: accessing' type = 'delegated'}
  {'Category: sending' send = (selector sendTo: receiver DelegatingTo: delegatee WithArguments: arguments)}
} |)
traits message directedResend _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: accessing' type = 'directedResend'. isResend = true. isDirectedResend = true}
  {'Category: sending'
    send = (selector sendTo: receiver DelegatingTo: (delegatee sendTo: methodHolder) WithArguments: arguments)}
} |)
traits message undirectedResend _AddSlots: (| {'ModuleInfo: Module: message'
  {'Category: accessing' type = 'undirectedResend'. isResend = true. isUndirectedResend = true}
  {'Category: sending'
    send = (
        selector sendTo: receiver
            DelegatingTo: ((reflect: methodHolder) slotInParents: selector) holder reflectee
            WithArguments: arguments)}
} |)
