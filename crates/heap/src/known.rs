//! The words that the virtual machine must find: roots by name.

macro_rules! known {
    ($( $(#[doc = $doc:literal])+ $name:ident, )*) => {
        /// Index of a named root.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(usize)]
        pub enum Known { $( $(#[doc = $doc])+ $name, )* }

        impl Known {
            /// Every named root, in order.
            pub const ALL: &'static [Known] = &[$(Known::$name),*];
            /// How many there are.
            pub const COUNT: usize = Known::ALL.len();
        }
    };
}

known! {
    /// `nil`
    Nil,
    /// `true`
    True,
    /// `false`
    False,
    /// The lobby.
    Lobby,
    /// The shell: receiver of expressions typed by a person.
    Shell,
    /// The map of maps.
    MapMap,
    /// The map of smallInts.
    SmallIntMap,
    /// The map of doubles.
    FloatMap,
    /// The map of the prototype `vector`.
    VectorMap,
    /// The map of the prototype `byteVector`.
    ByteVectorMap,
    /// The map of mutable strings (results of concatenation).
    MutableStringMap,
    /// The map of canonical strings.
    StringMap,
    /// The map of method objects.
    MethodMap,
    /// The maps of closures by arity: a vector.
    BlockMaps,
    /// The map of code objects.
    CodeMap,
    /// The map of environments.
    EnvironmentMap,
    /// The map of stack chunks.
    StackMap,
    /// The map of activation handles.
    ActivationMap,
    /// The assignment primitive.
    Assignment,
    /// The prototype mirrors, a vector indexed by `Kind`.
    Mirrors,
    /// The prototype of slot annotations.
    SlotAnnotation,
    /// The prototype of object annotations.
    ObjectAnnotation,
    /// The map of an object without slots.
    EmptyMap,
    /// The process that runs.
    CurrentProcess,
    /// The process that the shell runs at first (usually the scheduler's).
    RootProcess,
    /// Standard methods of predicted selectors, a vector (see `vm::predict`).
    Assumed,
    /// Codes of processes' first frames by argument count, a vector.
    Stubs,
    /// The prototype `vector`.
    VectorPrototype,
    /// The prototype `byteVector`.
    ByteVectorPrototype,
    /// The prototype mutable string.
    MutableStringPrototype,
    /// Source text of the unit compiled last, shared by a file's units.
    LastSource,
    /// Prototype process.
    ProcessPrototype,
    /// Prototype of activation mirrors.
    ActivationPrototype,
    /// The newest changes of objects' slots, oldest first: pairs of an object
    /// and the map it had before; a vector, or 0 while nothing is recorded.
    Changes,
    /// Free for the world: a vector of words that Self code may keep across
    /// snapshots (`_WorldRoots`).
    WorldRoots,
}
