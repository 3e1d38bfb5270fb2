//! Which world a session begins with: the kept one, the delivered one, or
//! none until the person has decided.

use ports::event::Event;
use ports::keeper::{Keeper, Opening};
use ports::store::{Store, StoreError};

use crate::machine::Boot;
use crate::messages::WhichWorld;

/// A world that runs, with the store it is kept in.
pub struct Opened<M, S> {
    /// The world.
    pub machine: M,
    /// `None` where nothing can be kept.
    pub keeper: Option<Keeper<S>>,
    /// The generation opened; 0 for the delivered world.
    pub generation: u64,
    /// What the world is told before anything else.
    pub events: Vec<Event>,
    /// Whether the world is to be kept at once, because it takes the place
    /// of another one.
    pub replaces: bool,
}

/// Why no world runs yet.
#[derive(Debug, PartialEq, Eq)]
pub enum Unopened {
    /// Something is kept, but it does not open. It is left as it is.
    Kept {
        /// Why, in a person's words.
        message: String,
        /// The image, where it could be read.
        image: Option<Vec<u8>>,
    },
    /// There is no delivered world, or it does not open.
    Delivered(String),
}

/// Opens a world. `store` is what the platform gave, `delivered` the world
/// that comes with the page.
pub fn open<M, S: Store>(
    which: WhichWorld,
    store: Result<S, StoreError>,
    delivered: Option<&[u8]>,
    boot: Boot<M>,
) -> Result<Opened<M, S>, Unopened> {
    let (mut keeper, opening) = match store.and_then(Keeper::open) {
        Ok(opened) => opened,
        // A store that is there but cannot be read may hold a world.
        Err(error) if which == WhichWorld::Kept && error != StoreError::Denied => {
            return Err(Unopened::Kept {
                message: error.to_string(),
                image: None,
            });
        }
        Err(_) => return boot_delivered(None, delivered, boot, false),
    };
    match (which, opening) {
        (WhichWorld::Kept, Opening::Found(loaded)) => {
            let machine = boot(&loaded.image).map_err(|message| Unopened::Kept {
                message,
                image: Some(loaded.image.clone()),
            })?;
            let events = first_events(loaded.generation, loaded.recovered, loaded.entries);
            let generation = loaded.generation;
            Ok(Opened {
                machine,
                keeper: Some(keeper),
                generation,
                events,
                replaces: false,
            })
        }
        (WhichWorld::Kept, Opening::Damaged) => Err(Unopened::Kept {
            message: "Both copies are damaged.".to_owned(),
            image: None,
        }),
        (WhichWorld::Kept, Opening::Newer { version }) => Err(Unopened::Kept {
            message: format!("It was kept by a newer program (format {version}); reload the page."),
            image: None,
        }),
        (WhichWorld::Kept, Opening::Empty) => boot_delivered(Some(keeper), delivered, boot, false),
        (WhichWorld::Before, _) => go_back(keeper, boot),
        // An image that verifies stays as the older copy; others make room.
        (WhichWorld::Delivered, Opening::Found(_)) => {
            boot_delivered(Some(keeper), delivered, boot, true)
        }
        (WhichWorld::Delivered | WhichWorld::Reset, _) => {
            let replaces = keeper.reset().is_ok();
            boot_delivered(Some(keeper), delivered, boot, replaces)
        }
    }
}

/// Opens the older copy; it is kept as the newest at once, so that the one it
/// replaces does not come back.
fn go_back<M, S: Store>(mut keeper: Keeper<S>, boot: Boot<M>) -> Result<Opened<M, S>, Unopened> {
    let older = keeper.go_back().ok().flatten();
    let Some(loaded) = older else {
        let message = "There is no copy before the newest one.".to_owned();
        return Err(Unopened::Kept {
            message,
            image: None,
        });
    };
    let machine = boot(&loaded.image).map_err(|message| Unopened::Kept {
        message,
        image: Some(loaded.image),
    })?;
    let note = "The copy before the newest one was opened.".to_owned();
    let generation = loaded.generation;
    let events = vec![Event::StoreLoaded { generation, note }];
    Ok(Opened {
        machine,
        keeper: Some(keeper),
        generation,
        events,
        replaces: true,
    })
}

fn boot_delivered<M, S>(
    keeper: Option<Keeper<S>>,
    delivered: Option<&[u8]>,
    boot: Boot<M>,
    replaces: bool,
) -> Result<Opened<M, S>, Unopened> {
    let missing = || Unopened::Delivered("The delivered world could not be loaded.".to_owned());
    let machine = boot(delivered.ok_or_else(missing)?).map_err(Unopened::Delivered)?;
    let events = first_events(0, false, Vec::new());
    Ok(Opened {
        machine,
        keeper,
        generation: 0,
        events,
        replaces,
    })
}

fn first_events(generation: u64, recovered: bool, entries: Vec<String>) -> Vec<Event> {
    let note = if recovered {
        "The newest copy was damaged. The one before it was opened, and the edits since were done again."
    } else {
        ""
    };
    let loaded = Event::StoreLoaded {
        generation,
        note: note.to_owned(),
    };
    let replays = entries.into_iter().map(|entry| Event::Replay { entry });
    std::iter::once(loaded).chain(replays).collect()
}

#[cfg(test)]
mod tests {
    use ports::store::{MemoryStore, StoreFile};

    use super::*;

    /// A world that is its image; one that begins with `!` does not open.
    fn boot(image: &[u8]) -> Result<Vec<u8>, String> {
        if image.starts_with(b"!") {
            Err("spoilt".to_owned())
        } else {
            Ok(image.to_vec())
        }
    }

    fn kept(image: &[u8]) -> MemoryStore {
        let mut keeper = Keeper::open(MemoryStore::new()).unwrap().0;
        keeper.save(image).unwrap();
        keeper.append("edit").unwrap();
        keeper.into_store()
    }

    fn opened(which: WhichWorld, store: MemoryStore) -> Opened<Vec<u8>, MemoryStore> {
        match open(which, Ok(store), Some(b"delivered"), boot) {
            Ok(opened) => opened,
            Err(unopened) => panic!("{unopened:?}"),
        }
    }

    #[test]
    fn the_kept_world_comes_with_its_edits() {
        let opened = opened(WhichWorld::Kept, kept(b"mine"));
        assert_eq!((opened.machine, opened.generation), (b"mine".to_vec(), 1));
        assert_eq!(
            opened.events[1],
            Event::Replay {
                entry: "edit".to_owned()
            }
        );
    }

    #[test]
    fn the_copy_before_is_opened_without_later_edits() {
        let mut keeper = Keeper::open(kept(b"older")).unwrap().0;
        keeper.save(b"newer").unwrap();
        let opened = opened(WhichWorld::Before, keeper.into_store());
        assert_eq!(
            (opened.machine, opened.events.len(), opened.replaces),
            (b"older".to_vec(), 1, true)
        );
    }

    #[test]
    fn an_empty_store_begins_with_the_delivered_world() {
        let opened = opened(WhichWorld::Kept, MemoryStore::new());
        assert_eq!(
            (opened.machine, opened.replaces),
            (b"delivered".to_vec(), false)
        );
    }

    #[test]
    fn a_kept_world_that_does_not_open_is_left_alone_until_asked() {
        let unopened = open(WhichWorld::Kept, Ok(kept(b"!")), Some(b"delivered"), boot).err();
        let image = Some(b"!".to_vec());
        assert_eq!(
            unopened,
            Some(Unopened::Kept {
                message: "spoilt".to_owned(),
                image
            })
        );
        assert!(opened(WhichWorld::Delivered, kept(b"!")).replaces);
    }

    #[test]
    fn damage_is_said_and_a_reset_clears_it() {
        let mut store = kept(b"mine");
        store.flip_bit(StoreFile::ImageA, 1);
        let unopened = open(
            WhichWorld::Kept,
            Ok(store.clone()),
            Some(b"delivered"),
            boot,
        )
        .err();
        assert!(matches!(unopened, Some(Unopened::Kept { image: None, .. })));
        let opened = opened(WhichWorld::Reset, store);
        assert!(!opened.keeper.unwrap().holds_image());
    }

    #[test]
    fn where_nothing_can_be_kept_the_world_still_opens() {
        let denied: Result<MemoryStore, _> = Err(StoreError::Denied);
        let opened = open(WhichWorld::Kept, denied, Some(b"delivered"), boot);
        assert!(opened.is_ok_and(|opened| opened.keeper.is_none()));
    }

    #[test]
    fn a_store_that_cannot_be_read_may_hold_a_world() {
        let broken: Result<MemoryStore, _> = Err(StoreError::Broken("held elsewhere".to_owned()));
        let unopened = open(WhichWorld::Kept, broken, Some(b"delivered"), boot).err();
        assert!(matches!(unopened, Some(Unopened::Kept { .. })));
    }

    #[test]
    fn says_when_there_is_no_world_at_all() {
        let unopened = open(WhichWorld::Kept, Ok(MemoryStore::new()), None, boot).err();
        assert!(matches!(unopened, Some(Unopened::Delivered(_))));
    }
}
