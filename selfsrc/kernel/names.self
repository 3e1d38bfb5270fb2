"Read last: names for everything that the modules have hung under the lobby."

naming nameEverything
