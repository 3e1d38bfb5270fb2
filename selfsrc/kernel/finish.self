"The last module of the kernel: things that need all of it."

lobby _AddSlotsIfAbsent: (| {'ModuleInfo: Module: finish\x7fCategory: structure'
    shell = (| parent* = lobby |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: finish\x7fCategory: accessing'
    memory = (| {'Category: parents' parent* = traits oddball}
      {'Category: primitives'
        garbageCollect = (_GarbageCollect. self).
        scavenge = (_Scavenge. self)} |).
    system = (| {'Category: parents' parent* = traits oddball}
      {'Category: primitives'
        commandLine = (_CommandLine).
        quit = (_Quit)} |).
} |)

_AssumeStandardControl

naming nameEverything
