"Paints: what things are coloured with, and the theme that chooses.

 A paint knows its value under the light and under the dark theme; everything
 that draws asks it for rgba, so a change of theme is a redraw and nothing
 else. The named ones are in paints. One meaning a colour: violet is structure,
 amber is learning, red is failure, green is verified, blue is numbers."

traits _AddSlots: (| {'ModuleInfo: Module: paint\x7fCategory: structure'
    paint = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: paint\x7fCategory: prototypes'
    paint = (| {'Category: parents' parent* = traits paint}
               {'Category: state\x7fComment: 16rRRGGBBAA under either theme'
                 paintName <- ''. light <- 0. dark <- 0} |).
    theme = (| {'Category: parents' parent* = traits oddball}
               {'Category: state' isDark <- false. isCalm <- false} |).
} |)

traits paint _AddSlots: (| {'ModuleInfo: Module: paint'
  {'Category: accessing'
    rgba = (theme isDark ifTrue: [dark] False: [light]).
    alpha = (light % 256).
    opaque = 255}
  {'Category: creating'
    copyRGB: n = (copyLight: n Dark: n).
    copyLight: a Dark: b = (copyName: '' Light: a Dark: b).
    copyName: n Light: a Dark: b = (
        ((clone paintName: n) light: (a * 256) + opaque) dark: (b * 256) + opaque).
    copyRed: r Green: g Blue: b = (
        "Parts from 0 to 1, as the original's paints take them."
        copyRGB: ((channel: r) * 65536) + ((channel: g) * 256) + (channel: b)).
    copyAlpha: percent = (| a |
        a: (percent * opaque) / 100.
        (clone light: (light - (light % 256)) + a) dark: (dark - (dark % 256)) + a)}
  {'Category: comparing'
    = p = ((p light = light) && [p dark = dark]).
    hash = (light)}
  {'Category: testing'
    isClear = (alpha = 0)}
  {'Category: printing'
    printString = (
        paintName isEmpty ifTrue: ['a paint'] False: [paintName , ' paint'])}
  {'Category: private'
    channel: part = (((part * opaque) asFloat round asInteger max: 0) min: opaque)}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: paint\x7fCategory: prototypes'
    paints = (| {'Category: parents' parent* = traits oddball} |).
} |)

paints _AddSlots: (| {'ModuleInfo: Module: paint'
  {'Category: accessing\x7fComment: grounds'
    clear = paint clone.
    desk = paint copyName: 'desk' Light: 16rF3F0E8 Dark: 16r17161A.
    dots = paint copyName: 'dots' Light: 16rE4DFD2 Dark: 16r232227.
    card = paint copyName: 'card' Light: 16rFFFFFF Dark: 16r222126.
    header = paint copyName: 'header' Light: 16rFAF8F3 Dark: 16r1C1B20.
    code = paint copyName: 'code' Light: 16rFAF8F3 Dark: 16r1C1B20}
  {'Category: accessing\x7fComment: ink and lines'
    ink = paint copyName: 'ink' Light: 16r23211D Dark: 16rECE9E2.
    secondary = paint copyName: 'secondary' Light: 16r6B665C Dark: 16rA9A499.
    faint = paint copyName: 'faint' Light: 16rA49E91 Dark: 16r6F6B63.
    line = paint copyName: 'line' Light: 16rE6E1D6 Dark: 16r34323A}
  {'Category: accessing\x7fComment: meanings, each with its ground'
    violet = paint copyName: 'violet' Light: 16r5A54D6 Dark: 16r9B96FF.
    violetGround = paint copyName: 'violetGround' Light: 16rECEBFB Dark: 16r2C2A48.
    amber = paint copyName: 'amber' Light: 16r965609 Dark: 16rF0B35E.
    amberGround = paint copyName: 'amberGround' Light: 16rFCF0DC Dark: 16r3A2C17.
    amberSolid = paint copyName: 'amberSolid' Light: 16rE0922B Dark: 16rE0922B.
    onAmber = paint copyName: 'onAmber' Light: 16r2A1A04 Dark: 16r2A1A04.
    red = paint copyName: 'red' Light: 16rB8372F Dark: 16rF08078.
    redGround = paint copyName: 'redGround' Light: 16rFBE9E7 Dark: 16r3E2320.
    green = paint copyName: 'green' Light: 16r237549 Dark: 16r6FCF97.
    greenGround = paint copyName: 'greenGround' Light: 16rE5F4EB Dark: 16r1E3528.
    onGreen = paint copyName: 'onGreen' Light: 16rFFFFFF Dark: 16r10291B.
    blue = paint copyName: 'blue' Light: 16r256FAE Dark: 16r7DB9EE}
  {'Category: accessing\x7fComment: playful morphs, the same under both themes'
    coral = paint copyName: 'coral' Light: 16rE9705B Dark: 16rE9705B.
    sky = paint copyName: 'sky' Light: 16r5A8FD6 Dark: 16r5A8FD6.
    leaf = paint copyName: 'leaf' Light: 16r58B08A Dark: 16r58B08A.
    lilac = paint copyName: 'lilac' Light: 16rB98AE0 Dark: 16rB98AE0.
    butter = paint copyName: 'butter' Light: 16rF2C14E Dark: 16rF2C14E.
    white = paint copyName: 'white' Light: 16rFFFFFF Dark: 16rFFFFFF.
    night = paint copyName: 'night' Light: 16r23211D Dark: 16r23211D}
  {'Category: enumerating'
    playful = ((coral & sky & leaf & lilac & butter & white) asVector)}
} |)

theme _AddSlots: (| {'ModuleInfo: Module: paint'
  {'Category: accessing\x7fComment: shadows as colours at rest and in the hand'
    restNear = (isDark ifTrue: 16r00000066 False: 16r3C321E14).
    restFar = (isDark ifTrue: 16r0000006B False: 16r3C321E1A).
    liftNear = (isDark ifTrue: 16r00000080 False: 16r3C321E1A).
    liftFar = (isDark ifTrue: 16r00000099 False: 16r3C321E38)}
  {'Category: accessing\x7fComment: radii, in logical pixels'
    cardRadius = 10.
    buttonRadius = 7.
    pillRadius = 9}
  {'Category: accessing\x7fComment: measures, in logical pixels'
    grid = 4.
    dotSpacing = 24.
    headerHeight = 36.
    rowHeight = 26.
    buttonHeight = 28.
    margin = 14}
} |)
