"A growable text: bytes are appended at its end and the string is taken when it
 is whole. Joining many pieces with , would copy the growing text each time."

traits _AddSlots: (| {'ModuleInfo: Module: growingText\x7fCategory: structure'
    growingText = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: growingText\x7fCategory: prototypes'
    growingText = (| {'Category: parents' parent* = traits growingText}
      {'Category: state' bytes <- ''. size <- 0} |).
} |)

traits growingText _AddSlots: (| {'ModuleInfo: Module: growingText'
  {'Category: copying'
    copy = (copySize: 64).
    copySize: capacity = ((clone bytes: mutableString copySize: capacity) size: 0)}
  {'Category: adding'
    append: text = (
        ensure: size + text size.
        bytes copyRangeDstPos: size SrcArray: text SrcPos: 0 Len: text size.
        size: size + text size).
    appendByte: byte = (
        ensure: size + 1.
        bytes at: size PutByte: byte.
        size: size + 1).
    append: text From: start UpTo: end = (
        ensure: size + (end - start).
        bytes copyRangeDstPos: size SrcArray: text SrcPos: start Len: end - start.
        size: size + (end - start)).
    "Appends the UTF-8 form of a code point."
    appendCodePoint: c = (
        c < 128 ifTrue: [^ appendByte: c].
        c < 2048 ifTrue: [^ (appendByte: 192 + (c / 64)) continuation: c].
        c < 65536 ifTrue: [
            ^ ((appendByte: 224 + (c / 4096)) continuation: c / 64) continuation: c].
        (((appendByte: 240 + (c / 262144)) continuation: c / 4096)
            continuation: c / 64) continuation: c)}
  {'Category: removing' removeAll = (size: 0)}
  {'Category: testing' isEmpty = (size = 0)}
  {'Category: accessing' byteAt: i = (bytes byteAt: i)}
  {'Category: copying' copyFrom: start UpTo: end = (bytes copyFrom: start UpTo: end)}
  {'Category: converting' asString = (bytes copyFrom: 0 UpTo: size)}
  {'Category: private'
    continuation: bits = (appendByte: 128 + (bits % 64)).
    ensure: capacity = (
        capacity > bytes size ifTrue: [
            bytes: bytes copySize: (capacity max: bytes size * 2)].
        self)}
} |)
