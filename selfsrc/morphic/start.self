"The last module of the Morphic: names for what was added since the kernel."

naming nameEverything
