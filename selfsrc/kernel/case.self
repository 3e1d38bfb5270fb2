"A case statement: case if: [..] Then: [..] If: [..] Then: [..] Else: [..]."

globals _AddSlots: (| {'ModuleInfo: Module: case\x7fCategory: control'
    case = (| {'Category: parents' parent* = traits oddball}
      {'Category: control'
        if: t1 Then: b1 = (t1 value ifTrue: b1 False: nil).
        if: t1 Then: b1 Else: e = (t1 value ifTrue: b1 False: e).
        if: t1 Then: b1 If: t2 Then: b2 = (
            if: t1 Then: b1 Else: [if: t2 Then: b2]).
        if: t1 Then: b1 If: t2 Then: b2 Else: e = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 Else: e]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 Else: e = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3 Else: e]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 Else: e = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 Else: e]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 Else: e = (
            if: t1 Then: b1 Else: [if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 Else: e]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 If: t6 Then: b6 = (
            if: t1 Then: b1 Else: [
                if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 If: t6 Then: b6]).
        if: t1 Then: b1 If: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 If: t6 Then: b6 Else: e = (
            if: t1 Then: b1 Else: [
                if: t2 Then: b2 If: t3 Then: b3 If: t4 Then: b4 If: t5 Then: b5 If: t6 Then: b6 Else: e])} |).
} |)
