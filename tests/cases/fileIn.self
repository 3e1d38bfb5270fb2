"The form of files that the original's transporter writes."
bootstrap addSlotsTo: bootstrap stub -> 'traits' -> 'tCounter' -> () From: ( | {'Category: counting\x7fModuleInfo: Module: tCounter InitialContents: FollowSlot\x7fVisibility: public' parent* = bootstrap stub -> 'traits' -> 'clonable' -> (). } | )
bootstrap addSlotsTo: bootstrap stub -> 'traits' -> 'tCounter' -> () From: ( | {'Category: counting' bump = ( | old | old: n. n: n succ. old). } | )
bootstrap addSlotsTo: bootstrap stub -> 'globals' -> () From: ( | tCounter = bootstrap setObjectAnnotationOf: bootstrap stub -> 'globals' -> 'tCounter' -> () From: ( | {} = 'ModuleInfo: Creator: globals tCounter.'. | ). | )
bootstrap addSlotsTo: bootstrap stub -> 'globals' -> 'tCounter' -> () From: ( | parent* = bootstrap stub -> 'traits' -> 'tCounter' -> (). n <- 0. | )
tCounter printLine. "=> tCounter"
tCounter copy printLine. "=> a tCounter"
([|c| c: tCounter copy. c bump. c bump. c n] value) printLine. "=> 2"
((reflect: traits tCounter) at: 'bump') category printLine. "=> counting"
bootstrap define: tCounter ToBe: bootstrap addSlotsTo: (bootstrap remove: 'n' From: tCounter copy) From: ( | m = 7. | )
tCounter m printLine. "=> 7"
tCounter n. "!! No 'n' slot found"
