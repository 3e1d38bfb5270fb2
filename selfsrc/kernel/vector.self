"Vectors and byte vectors: the machine's own arrays, wrapped. Children of
 traits vector may reuse everything here for objects with indexed parts."

traits vector _AddSlots: (| {'ModuleInfo: Module: vector'
  {'Category: parents' parent* = traits mutableIndexable}
  {'Category: accessing'
    size = (_Size).
    at: i = (_At: i IfFail: [^ at: i IfAbsent: [error: i printString , ' is absent']]).
    at: i IfAbsent: absent = (_At: i IfFail: [|:e. :n|
        asIndex: i IfBetter: [|:k| ^ at: k IfAbsent: absent].
        if: e IsIndex: absent Index: i ElseFailPrim: n]).
    at: i Put: v IfAbsent: absent = (_At: i Put: v IfFail: [|:e. :n|
        asIndex: i IfBetter: [|:k| ^ at: k Put: v IfAbsent: absent].
        if: e IsIndex: absent Index: i ElseFailPrim: n]).
    collectionName = 'vector'.
    prototype = (vector)}
  {'Category: enumerating'
    do: block = (| i <- 0. n |
        n: _Size.
        [i < n] whileTrue: [block value: (_At: i) With: i. i: i + 1].
        self)}
  {'Category: copying'
    copy = (_Clone).
    copySize: n FillingWith: v = (_Clone: n asSmallInteger Filler: v).
    copyAddLast: v = ((copySize: size + 1) at: size Put: v).
    copyRangeDstPos: to SrcArray: c SrcPos: from Len: n = (
        copyRangeDstPos: to SrcArray: c SrcPos: from Len: n IfFail: raiseError).
    copyRangeDstPos: to SrcArray: c SrcPos: from Len: n IfFail: fb = (
        _CopyRangeDstPos: to Src: c SrcPos: from Length: n IfFail: fb)}
  {'Category: enumerating'
    randomlyDo: block = ((random permutation: size) do: [|:i| block value: (at: i) With: i]. self)}
  {'Category: converting' asVector = (self)}
  {'Category: storing'
    singletonStoreString: element = ('vector copyAddLast: ' , element)}
} |)

traits byteVector _AddSlots: (| {'ModuleInfo: Module: vector'
  {'Category: parents' parent* = traits mutableIndexable}
  {'Category: accessing'
    filler = 0.
    size = (_ByteSize).
    at: i IfAbsent: absent = (byteAt: i IfAbsent: absent).
    at: i Put: v IfAbsent: absent = (at: i PutByte: v IfAbsent: absent).
    at: i PutByte: v = (at: i PutByte: v IfAbsent: [error: i printString , ' is absent']).
    at: i PutByte: v IfAbsent: absent = (_ByteAt: i Put: v IfFail: [|:e. :n|
        if: e IsIndex: absent Index: i ElseFailPrim: n]).
    byteAt: i = (byteAt: i IfAbsent: [error: i printString , ' is absent']).
    byteAt: i IfAbsent: absent = (_ByteAt: i IfFail: [|:e. :n|
        asIndex: i IfBetter: [|:k| ^ byteAt: k IfAbsent: absent].
        if: e IsIndex: absent Index: i ElseFailPrim: n]).
    collectionName = 'byteVector'.
    prototype = (byteVector).
    prototypeForCopying = (self)}
  {'Category: enumerating' bytesDo: block = (do: block)}
  {'Category: comparing'
    = x = ((_ByteVectorCompare: x IfFail: [^ resend.= x]) = 0).
    < x = ((_ByteVectorCompare: x IfFail: [^ resend.< x]) = -1).
    compare: x IfLess: less Equal: equal Greater: greater = (
        (_ByteVectorCompare: x IfFail: [
            ^ resend.compare: x IfLess: less Equal: equal Greater: greater])
          compare: 0 IfLess: less Equal: equal Greater: greater)}
  {'Category: copying'
    copy = (_Clone).
    , c = (_ByteVectorConcatenate: c Prototype: prototypeForCopying IfFail: [resend., c]).
    copySize: n FillingWith: v = (_CloneBytes: n asSmallInteger Filler: v).
    copyRangeDstPos: to SrcArray: c SrcPos: from Len: n = (
        copyRangeDstPos: to SrcArray: c SrcPos: from Len: n IfFail: raiseError).
    copyRangeDstPos: to SrcArray: c SrcPos: from Len: n IfFail: fb = (
        _CopyByteRangeDstPos: to Src: c SrcPos: from Length: n IfFail: fb)}
  {'Category: bits'
    && x = (bitwiseWith: x Do: [|:a. :b| a && b]).
    || x = (bitwiseWith: x Do: [|:a. :b| a || b]).
    ^^ x = (bitwiseWith: x Do: [|:a. :b| a ^^ b]).
    bitwiseWith: x Do: block = (| r |
        [size = x size] assert.
        r: copySize: size.
        bytesDo: [|:b. :i| r at: i PutByte: (block value: b With: (x byteAt: i))].
        r)}
  {'Category: converting' asByteVector = (self). asVMByteVector = (self)}
  {'Category: printing'
    hexPrintString = (| s <- '' |
        bytesDo: [|:b| s: s , (b printStringBase: 16 PadWith: '0' ToSize: 2)]. s)}
} |)
