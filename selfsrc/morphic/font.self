"Fonts: a face at a size, and how large text is in it.

 Measuring asks the same shaping that draws, so carets stand where letters end.
 What a font answers about its face is asked once and kept; it is a fact of the
 font file and not of the screen. Offsets into strings are offsets into UTF-8
 bytes; utf8 is the one object that knows where a character begins."

traits _AddSlots: (| {'ModuleInfo: Module: font\x7fCategory: structure'
    font = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: font\x7fCategory: prototypes'
    font = (| {'Category: parents' parent* = traits font}
              {'Category: state' face <- 0. size <- 13. metrics <- vector} |).
    fonts = (| {'Category: parents' parent* = traits oddball} |).
    utf8 = (| {'Category: parents' parent* = traits oddball} |).
} |)

traits font _AddSlots: (| {'ModuleInfo: Module: font'
  {'Category: creating'
    copyFace: f Size: s = (((clone face: f) size: s) metrics: vector).
    copySize: s = (copyFace: face Size: s)}
  {'Category: accessing\x7fComment: logical pixels, all of them positive'
    ascent = (measured at: 0).
    descent = (measured at: 1).
    lineHeight = (size > 20 ifTrue: [34] False: [size < 12 ifTrue: [16] False: [20]]).
    baselineIn: height = (((height - (ascent + descent)) / 2.0) + ascent).
    widthOf: s = (s isEmpty ifTrue: [0.0] False: [_TextWidth: s Face: face Size: size]).
    indexIn: s At: x = (_TextIndexOf: s AtX: x Face: face Size: size)}
  {'Category: searching'
    ellipsize: s To: width = (| n |
        (widthOf: s) <= width ifTrue: [^ s].
        n: indexIn: s At: (width - (widthOf: '…') max: 0).
        (s copySize: n) , '…').
    wrap: s To: width = (| lines. line <- '' |
        lines: list copyRemoveAll.
        (utf8 wordsOf: s) do: [|:w. longer|
            longer: line isEmpty ifTrue: [w] False: [line , ' ' , w].
            (line isEmpty || [(widthOf: longer) <= width])
              ifTrue: [line: longer]
               False: [lines addLast: line. line: w]].
        lines addLast: line)}
  {'Category: private'
    measured = (
        metrics isEmpty ifTrue: [metrics: _TextMetricsFace: face Size: size].
        metrics)}
} |)

fonts _AddSlots: (| {'ModuleInfo: Module: font'
  {'Category: accessing\x7fComment: two families, few sizes'
    body = font copyFace: 0 Size: 13.
    medium = font copyFace: 1 Size: 13.
    title = font copyFace: 2 Size: 13.
    small = font copyFace: 0 Size: 11.
    smallMedium = font copyFace: 1 Size: 11.
    greeting = font copyFace: 2 Size: 26.
    subtitle = font copyFace: 0 Size: 14.
    code = font copyFace: 3 Size: 12.5.
    smallCode = font copyFace: 3 Size: 11.
    selector = font copyFace: 3 Size: 15}
} |)

utf8 _AddSlots: (| {'ModuleInfo: Module: font'
  {'Category: testing'
    isContinuation: byte = ((byte && 16rC0) = 16r80).
    isBoundary: i In: s = (
        (i <= 0) || [(i >= s size) || [(isContinuation: (byteAt: i In: s)) not]])}
  {'Category: accessing'
    newline = 10.
    space = 32.
    tab = 9.
    byteAt: i In: s = (s byteAt: i).
    next: i In: s = (| j |
        j: (i + 1) min: s size.
        [isBoundary: j In: s] whileFalse: [j: j + 1].
        j).
    previous: i In: s = (| j |
        j: (i - 1) max: 0.
        [isBoundary: j In: s] whileFalse: [j: j - 1].
        j)}
  {'Category: testing\x7fComment: what belongs to a word when text is selected'
    isLetter: b = (
        ((b >= 97) && [b <= 122]) || [((b >= 65) && [b <= 90])
          || [((b >= 48) && [b <= 57]) || [(b = 95) || [b >= 128]]]]).
    wordStartIn: s From: i = (| j |
        j: i.
        [(j > 0) && [isLetter: (byteAt: j - 1 In: s)]] whileTrue: [j: j - 1].
        j).
    wordEndIn: s From: i = (| j |
        j: i.
        [(j < s size) && [isLetter: (byteAt: j In: s)]] whileTrue: [j: j + 1].
        j)}
  {'Category: enumerating'
    split: s At: separator = (| pieces. start <- 0 |
        pieces: list copyRemoveAll.
        s size do: [|:i|
            (byteAt: i In: s) = separator ifTrue: [
                pieces addLast: (s copyFrom: start UpTo: i).
                start: i + 1]].
        pieces addLast: (s copyFrom: start UpTo: s size)).
    linesOf: s = (split: s At: newline).
    wordsOf: s = (split: s At: space).
    join: pieces With: glue = (
        pieces reduceWith: [|:a. :b| a , glue , b] IfSingleton: [|:a| a] IfEmpty: [''])}
} |)
