"1 & 2 & 3 builds a collector: a chain of elements from the last to the first,
 turned into a real collection by asVector, asList and their kin."

traits _AddSlots: (| {'ModuleInfo: Module: collector\x7fCategory: structure'
    collector = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: collector\x7fCategory: prototypes'
    collector = (| {'Category: parents' parent* = traits collector}
      {'Category: state' element <- 0. index <- 0. previous} |).
} |)

traits collector _AddSlots: (| {'ModuleInfo: Module: collector'
  {'Category: adding'
    copyFirst: v = (((clone element: v) index: 0) previous: nil).
    & v = (v appendToCollector: self).
    append: v = (((clone element: v) index: index + 1) previous: self).
    appendToCollector: c = (| r | r: c. asVector do: [|:e| r: r append: e]. r)}
  {'Category: accessing' size = (index + 1)}
  {'Category: enumerating'
    reverseDo: block = (| this |
        this: self.
        [this isNil] whileFalse: [block value: this. this: this previous].
        self)}
  {'Category: converting'
    asVector = (| r |
        r: vector copySize: size.
        reverseDo: [|:c| r at: c index Put: c element].
        r).
    asList = (asVector asList).
    asSequence = (asVector asSequence).
    asSet = (asVector asSet).
    asOrderedSet = (asVector asOrderedSet).
    asByteVector = (byteVector copyContaining: asVector).
    asString = (mutableString copyContaining: asVector).
    flatString = (flattenOnto: mutableString).
    flatVector = (flattenOnto: vector).
    flatByteVector = (flattenOnto: byteVector).
    flatSet = (| r | r: set copyRemoveAll. asVector do: [|:e| r addAll: e]. r).
    flatList = (| r | r: list copyRemoveAll. asVector do: [|:e| r addAll: e]. r).
    flattenOnto: prototype = (| r. i <- 0 |
        r: prototype copySize: flatSize.
        asVector do: [|:part|
            r copyRangeDstPos: i SrcArray: part SrcPos: 0 Len: part size IfFail: [
                part do: [|:e. :k| r at: i + k Put: e]].
            i: i + part size].
        r).
    flatSize = (| n <- 0 | reverseDo: [|:c| n: n + c element size]. n)}
  {'Category: printing' statePrintString = (size printString , ' elements')}
} |)
