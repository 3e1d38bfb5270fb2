"What the machine predicts takes effect when it is redefined."
(3 + 4) printLine. "=> 7"
traits smallInt _AddSlots: (| + a = (self - (-1 - a)) |).
(3 + 4) printLine. "=> 8"
(| m = (3 + 4) |) m printLine. "=> 8"
traits smallInt _AddSlots: (| + a = (_IntAdd: a) |).
(3 + 4) printLine. "=> 7"
true _AddSlots: (| ifTrue: a False: b = ('taken over') |).
(3 < 4 ifTrue: [1] False: [2]) printLine. "=> taken over"
