"A short name for a text, by which an answer's provenance names its question."

globals _AddSlots: (| {'ModuleInfo: Module: fingerprint\x7fCategory: prototypes'
    fingerprint = (| {'Category: parents' parent* = traits oddball} |).
} |)

fingerprint _AddSlots: (| {'ModuleInfo: Module: fingerprint'
  {'Category: converting\x7fComment: FNV-1a over 32 bits, twice with different starts: tells texts apart, guards nothing'
    of: text = ((hexOf: (hash: text From: 16r811C9DC5)) , (hexOf: (hash: text From: 16r1000193)))}
  {'Category: private'
    hash: text From: start = (| h |
        h: start.
        text size do: [|:i| h: ((h ^^ (text byteAt: i)) * 16r1000193) % 16r100000000].
        h).
    hexOf: n = (n printStringBase: 16 PadWith: '0' ToSize: 8)}
} |)
