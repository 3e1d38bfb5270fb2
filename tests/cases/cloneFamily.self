"Clones that get the same slots share one map, and nobody sees the difference."
lobby _AddSlots: (| tFamily = (| parent* = traits clonable. x <- 1 |). tA. tB. tC |)
tA: tFamily copy
tB: tFamily copy
tC: tFamily copy
lobby _AddSlots: (| tMore = (| y = 2. z <- 3. sum = (x + y + z) |) |)
tA _AddSlots: tMore
tB _AddSlots: tMore
tC _AddSlots: (| y = 20. z <- 30. sum = (x - y - z) |)
(tA sum) printLine. "=> 6"
tB z: 10
(tB sum) printLine. "=> 13"
(tA sum) printLine. "=> 6"
(tC sum) printLine. "=> -49"
tA _RemoveSlot: 'sum'
(tB sum) printLine. "=> 13"
(tA sum) printLine. "!! No 'sum' slot found"
