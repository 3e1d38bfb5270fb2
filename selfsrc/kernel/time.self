"Clock and calendar, and a random number generator that a seed repeats."

traits _AddSlots: (| {'ModuleInfo: Module: time\x7fCategory: structure'
    time = (| {'Category: parents' parent* = traits orderedClonable} |).
    random = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: time\x7fCategory: prototypes'
    time = (| {'Category: parents' parent* = traits time}
      {'Category: state\x7fComment: days since 1970-01-01 and milliseconds of the day, UTC' day <- 0. msec <- 0} |).
    times = (| {'Category: parents' parent* = traits oddball}
      {'Category: accessing'
        cpu = (_TimeCPU).
        user = (_TimeUser).
        system = (_TimeSystem).
        real = (time current).
        realMs = (| t | t: _TimeReal. ((t _At: 0) * 86400000) + (t _At: 1)).
        delay: ms = (process this sleep: ms)} |).
    random = (| {'Category: parents' parent* = traits random} {'Category: state' state <- 1} |).
} |)

traits time _AddSlots: (| {'ModuleInfo: Module: time'
  {'Category: creating'
    msecPerDay = 86400000.
    current = (| t | t: _TimeReal. copyDay: (t _At: 0) Msec: (t _At: 1)).
    origin = (copyDay: 0 Msec: 0).
    copyMsec: ms = (copyDay: 0 Msec: ms).
    copyDay: d Msec: ms = (
        (copy day: d + (ms /- msecPerDay)) msec: ms %+ msecPerDay).
    copyYear: y Month: m Date: d = (copyDay: (daysTo: y Month: m Date: d) Msec: 0).
    daysTo: year Month: m Date: d = (| y. era. yoe. doy |
        y: m <= 2 ifTrue: [year - 1] False: [year].
        era: y /- 400.
        yoe: y - (era * 400).
        doy: ((((153 * (m + (m > 2 ifTrue: -3 False: 9))) + 2) / 5) + d) - 1.
        ((era * 146097) + ((((yoe * 365) + (yoe / 4)) - (yoe / 100)) + doy)) - 719468)}
  {'Category: arithmetic'
    + x = (x addTime: self).
    - x = (x subtractTime: self).
    addMsec: ms = (copyDay: day Msec: msec + ms).
    subtractMsec: ms = (copyDay: day Msec: msec - ms).
    addTime: t = (error: 'adding two times is not defined').
    subtractTime: t = (((t day - day) * msecPerDay) + (t msec - msec))}
  {'Category: comparing'
    = t = ((day = t day) && [msec = t msec]).
    < t = ((day < t day) || [(day = t day) && [msec < t msec]]).
    hash = (day ^^ msec)}
  {'Category: accessing\x7fComment: the calendar, by Howard Hinnant\'s civil-from-days'
    hour = (msec / 3600000).
    minute = ((msec / 60000) % 60).
    second = ((msec / 1000) % 60).
    weekday = ((day + 4) %+ 7).
    year = (civil at: 0).
    month = (civil at: 1).
    date = (civil at: 2).
    civil = (| z. era. doe. yoe. doy. mp. m |
        z: day + 719468.
        era: z /- 146097.
        doe: z - (era * 146097).
        yoe: (((doe - (doe / 1460)) + (doe / 36524)) - (doe / 146096)) / 365.
        doy: doe - (((365 * yoe) + (yoe / 4)) - (yoe / 100)).
        mp: ((5 * doy) + 2) / 153.
        m: mp < 10 ifTrue: [mp + 3] False: [mp - 9].
        (((yoe + (era * 400)) + (m <= 2) asInteger) & m & ((doy - (((153 * mp) + 2) / 5)) + 1)) asVector).
    weekdayName = (weekdayNames at: weekday).
    monthName = (monthNames at: month - 1)}
  {'Category: printing'
    weekdayNames = ('Sunday Monday Tuesday Wednesday Thursday Friday Saturday' asWords asVector).
    monthNames = ('January February March April May June July August September October November December' asWords asVector).
    two: n = (n printStringPadWith: '0' ToSize: 2).
    timeString = ((two: hour) , ':' , (two: minute) , ':' , (two: second)).
    dateString = (year printString , '-' , (two: month) , '-' , (two: date)).
    printString = (dateString , ' ' , timeString)}
} |)

traits random _AddSlots: (| {'ModuleInfo: Module: time'
  {'Category: creating'
    copySeed: seed = (copy seed: seed).
    seed: n = (state: 1 + (n absoluteValue % 2147483646))}
  {'Category: accessing\x7fComment: Lehmer\'s generator, multiplier 48271, modulus 2^31 - 1'
    basicInteger = (state: (state * 48271) % 2147483647. state).
    resolution = 2147483647.
    integer: n = (n <= 0 ifTrue: [error: 'n must be positive'] False: [basicInteger % n]).
    integerBetween: low And: high = ((integer: (high - low) + 1) + low).
    float = (basicInteger asFloat / 2147483647.0).
    boolean = ((integer: 2) = 0).
    sign = ((2 * (integer: 2)) - 1).
    char = ((integer: 256) asCharacter).
    printableChar = ((integerBetween: 32 And: 126) asCharacter).
    sign0 = ((integer: 3) - 1).
    pointInBoundingBox: r = (
        (integerBetween: r left And: r right) @ (integerBetween: r top And: r bottom)).
    printableString: n = (| s | s: mutableString copySize: n. n do: [|:i| s at: i Put: printableChar]. s).
    histogram: n Iters: k = (| h |
        h: vector copySize: n FillingWith: 0.
        (n * k) do: [| i | i: integer: n. h at: i Put: (h at: i) + 1].
        h).
    string: n = (| s | s: mutableString copySize: n. n do: [|:i| s at: i Put: char]. s).
    permutation: n = (| v. j. t |
        v: n asVector.
        n - 1 downTo: 1 Do: [|:i| j: integer: i + 1. t: v at: i. v at: i Put: (v at: j). v at: j Put: t].
        v)}
} |)
