"The skeleton of the world: lobby, traits, mixins, globals.

 At genesis the machine gives a lobby whose parent, systemObjects, names the
 objects it knows itself. This module files those under their public names and
 then drops that parent, so that every name has one home. Read this first; the
 rest of the kernel hangs behaviour on what is named here.

 Until the modules boolean and block are loaded nothing here may send a message
 that needs behaviour: slots are added by primitives only."

_AddSlots: (| {'ModuleInfo: Module: boot\x7fCategory: structure'
    lobby = self.
    traits = ().
    mixins = ().
    globals* = ().
    defaultBehavior* = ().
} |)

globals _AddSlots: (| {'ModuleInfo: Module: boot\x7fCategory: prototypes'
    nil = nil.
    true = true.
    false = false.
    vector = vector.
    byteVector = byteVector.
    mutableString = mutableString.
    process = process.
    proxy = proxy.
    fctProxy = fctProxy.
    profiler = profiler.
    mirrors = mirrors.
} |)

traits _AddSlots: (| {'ModuleInfo: Module: boot\x7fCategory: structure'
    smallInt = traitsSmallInt.
    float = traitsFloat.
    canonicalString = traitsCanonicalString.
    mutableString = traitsMutableString.
    vector = traitsVector.
    byteVector = traitsByteVector.
    block = traitsBlock.
    process = traitsProcess.
    proxy = traitsProxy.
    fctProxy = traitsFctProxy.
    profiler = traitsProfiler.
    boolean = traitsBoolean.
    nil = traitsNil.
    mirrors = ().
} |)

_RemoveSlot: 'systemObjects'
