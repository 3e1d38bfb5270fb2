//! A world being used: turns, keeping, and what the page is told.
//!
//! A session knows no browser: time comes in as numbers, the store through
//! its port, and what the page shall hear is collected in an outbox. So all
//! of it is tested natively.

use ports::event::{Effect, Event};
use ports::keeper::Keeper;
use ports::store::{Store, StoreError};
use scene::Scene;

use crate::autosave::Autosave;
use crate::machine::{Machine, Report, Rest};
use crate::messages::{Rescue, ToPage};
use crate::pace::{Pace, TURN_MS};
use crate::waits::{WaitSummary, Waits};

/// How long events may wait until the person is asked what to do.
const DEAF_AFTER_MS: f64 = 2_000.0;

/// A clock in milliseconds; the page's, or a test's.
pub trait Clock {
    /// Milliseconds since the page was navigated to.
    fn now_ms(&self) -> f64;
}

/// A running world with its store.
pub struct Session<M, S> {
    machine: M,
    /// `None` where the platform lets nothing be kept.
    keeper: Option<Keeper<S>>,
    autosave: Autosave,
    pace: Pace,
    waits: Waits,
    outbox: Vec<ToPage>,
    /// A failure is told once, until a save succeeds again.
    told_failure: bool,
    /// Whether the page was told that the world takes no events.
    told_deaf: bool,
    /// Whether this turn's state is kept whole, its edits with it.
    kept_this_turn: bool,
}

impl<M: Machine, S: Store> Session<M, S> {
    /// A session of a world that `keeper` holds as it is, or that was just
    /// delivered.
    pub fn new(machine: M, keeper: Option<Keeper<S>>) -> Self {
        let autosave = Autosave::new(machine.change_count());
        let pace = Pace::default();
        Self {
            machine,
            keeper,
            autosave,
            pace,
            waits: Waits::default(),
            outbox: Vec::new(),
            told_failure: false,
            told_deaf: false,
            kept_this_turn: false,
        }
    }

    /// Queues an event for the world's next step.
    pub fn push(&mut self, event: Event, now_ms: f64) {
        self.waits.arrived(now_ms);
        self.machine.push(event);
    }

    /// How long events waited since this was last asked.
    pub fn take_waits(&mut self) -> WaitSummary {
        self.waits.take_summary()
    }

    /// Lets the world run once, then carries out what concerns the store.
    /// Answers when the next turn is due, counting a due save in.
    pub fn turn(&mut self, clock: &dyn Clock) -> Rest {
        let began_ms = clock.now_ms();
        self.machine.push(Event::Tick { now_ms: began_ms });
        let Report {
            steps,
            rest,
            effects,
        } = self.machine.step(self.pace.steps(TURN_MS));
        self.kept_this_turn = false;
        let now_ms = clock.now_ms();
        self.pace.learn(steps, now_ms - began_ms);
        self.waits.turned(now_ms - began_ms);
        self.waits.left(self.machine.waiting_events(), now_ms);
        self.tell_listening(now_ms);
        let outside = effects
            .into_iter()
            .filter_map(|effect| self.keep_or_pass(effect, now_ms))
            .collect();
        self.tell_effects(outside);
        self.note_changes(now_ms);
        self.save_if_due(now_ms);
        self.earlier(rest)
    }

    /// Keeps the world now, if anything changed.
    pub fn save_if_behind(&mut self, now_ms: f64) {
        self.autosave.note(self.machine.change_count(), now_ms);
        if self.autosave.is_behind() {
            self.save(now_ms);
        }
    }

    /// Keeps the world now.
    pub fn save(&mut self, now_ms: f64) {
        // Failing is told to the page by `keep` itself.
        let _ = self.keep(now_ms);
    }

    /// Tries one of the ways back and tells the page what came of it.
    pub fn rescue(&mut self, rescue: &Rescue) {
        let done = match rescue {
            Rescue::Undo {} if !self.machine.undo_last_change() => {
                Err("There is no change left to take back.".to_owned())
            }
            Rescue::Undo {} => Ok("The last change was taken back.".to_owned()),
            Rescue::Evaluate { text } => Ok(self.machine.evaluate(text)),
        };
        let done = done.and_then(|message| self.machine.revive().map(|()| message));
        let well = done.is_ok();
        let message = done.unwrap_or_else(|message| message);
        self.outbox.push(ToPage::Rescued { well, message });
    }

    /// The world as a file for the person.
    pub fn export(&mut self) -> Result<Vec<u8>, String> {
        self.machine.save()
    }

    /// Keeps `image` in this world's place. From then on nothing of this
    /// world is kept: the page begins again, with the other one.
    pub fn give_way(&mut self, image: &[u8]) -> Result<S, String> {
        let mut keeper = self
            .keeper
            .take()
            .ok_or_else(|| StoreError::Denied.to_string())?;
        match keeper.save(image) {
            Ok(_) => Ok(keeper.into_store()),
            Err(error) => {
                self.keeper = Some(keeper);
                Err(error.to_string())
            }
        }
    }

    /// What is to be seen.
    pub fn scene(&self) -> &Scene {
        self.machine.scene()
    }

    /// Grows whenever the scene is whole.
    pub fn commits(&self) -> u64 {
        self.machine.commits()
    }

    /// What the page is to be told, once.
    pub fn take_outbox(&mut self) -> Vec<ToPage> {
        std::mem::take(&mut self.outbox)
    }

    /// Lets go of the store; nothing is kept from now on.
    pub fn take_store(&mut self) -> Option<S> {
        self.keeper.take().map(Keeper::into_store)
    }

    /// Carries out an effect on the store; others are passed on to the page.
    fn keep_or_pass(&mut self, effect: Effect, now_ms: f64) -> Option<Effect> {
        match effect {
            Effect::RequestSave { ticket } => self.answer_save(ticket, now_ms),
            Effect::Journal { entry } => self.journal(&entry, now_ms),
            Effect::ExportWorld => return self.exported(),
            other => return Some(other),
        }
        None
    }

    fn answer_save(&mut self, ticket: u64, now_ms: f64) {
        let event = match self.keep(now_ms) {
            Ok(generation) => Event::SaveDone { ticket, generation },
            Err(message) => Event::SaveFailed { ticket, message },
        };
        self.machine.push(event);
    }

    /// Keeps an edit at once. An entry needs an image to be replayed on, so
    /// the first one in a delivered world keeps the whole world instead.
    fn journal(&mut self, entry: &str, now_ms: f64) {
        if self.kept_this_turn {
            return;
        }
        let Some(keeper) = &mut self.keeper else {
            return self.fail(&StoreError::Denied.to_string(), now_ms);
        };
        if !keeper.holds_image() {
            return self.save(now_ms);
        }
        match keeper.append(entry) {
            Ok(()) => {}
            // A full journal is emptied by a save, which holds the entry too.
            Err(StoreError::TooLarge { .. }) => self.save(now_ms),
            Err(error) => self.fail(&error.to_string(), now_ms),
        }
    }

    fn exported(&mut self) -> Option<Effect> {
        match self.machine.save() {
            Ok(bytes) => Some(Effect::Download {
                name: "world.snap".to_owned(),
                mime: "application/octet-stream".to_owned(),
                bytes,
            }),
            Err(message) => {
                self.outbox.push(ToPage::Kept {
                    state: "failed",
                    message,
                });
                None
            }
        }
    }

    fn keep(&mut self, now_ms: f64) -> Result<u64, String> {
        self.autosave.note(self.machine.change_count(), now_ms);
        let kept = match &mut self.keeper {
            Some(keeper) => self
                .machine
                .save()
                .and_then(|image| keeper.save(&image).map_err(|error| error.to_string())),
            None => Err(StoreError::Denied.to_string()),
        };
        match &kept {
            Ok(_) => self.succeed(),
            Err(message) => self.fail(message, now_ms),
        }
        kept
    }

    fn succeed(&mut self) {
        self.autosave.kept();
        self.kept_this_turn = true;
        self.told_failure = false;
        self.outbox.push(ToPage::Kept {
            state: "saved",
            message: String::new(),
        });
    }

    fn fail(&mut self, message: &str, now_ms: f64) {
        self.autosave.failed(now_ms);
        if !self.told_failure {
            self.told_failure = true;
            self.outbox.push(ToPage::Kept {
                state: "failed",
                message: message.to_owned(),
            });
        }
    }

    /// A world whose user interface is gone takes no events any more; the page
    /// then offers the ways back that need nothing of it.
    fn tell_listening(&mut self, now_ms: f64) {
        let deaf = self.waits.oldest_ms(now_ms) > DEAF_AFTER_MS;
        if deaf != self.told_deaf {
            self.told_deaf = deaf;
            self.outbox.push(ToPage::Listening { well: !deaf });
        }
    }

    fn tell_effects(&mut self, effects: Vec<Effect>) {
        if !effects.is_empty() {
            self.outbox.push(ToPage::Effects(effects));
        }
    }

    fn note_changes(&mut self, now_ms: f64) {
        if self.autosave.note(self.machine.change_count(), now_ms) {
            self.outbox.push(ToPage::Kept {
                state: "unsaved",
                message: String::new(),
            });
        }
    }

    /// Images hold running processes, so a busy world is kept like any other;
    /// a deaf one is not, so that the copy before its trouble stays.
    fn save_if_due(&mut self, now_ms: f64) {
        let due = self
            .autosave
            .due_ms()
            .is_some_and(|due_ms| due_ms <= now_ms);
        if due && self.keeper.is_some() && !self.told_deaf {
            self.save(now_ms);
        }
    }

    /// The earlier of the world's wish and the next save.
    fn earlier(&self, rest: Rest) -> Rest {
        let saves = self.keeper.is_some() && !self.told_deaf;
        let due_ms = self.autosave.due_ms().filter(|_| saves);
        match (rest, due_ms) {
            (Rest::UntilEvent, Some(due_ms)) => Rest::Until(due_ms),
            (Rest::Until(wish_ms), Some(due_ms)) => Rest::Until(wish_ms.min(due_ms)),
            (rest, _) => rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use ports::keeper::Opening;
    use ports::store::MemoryStore;

    use super::*;
    use crate::autosave::QUIET_MS;

    /// A world that counts its events and does what a test tells it.
    #[derive(Default)]
    struct Scripted {
        events: Vec<Event>,
        changes: u64,
        effects: Vec<Effect>,
        rest: Option<Rest>,
        deaf: bool,
        scene: Scene,
    }

    impl Machine for Scripted {
        fn push(&mut self, event: Event) {
            self.events.push(event);
        }

        fn waiting_events(&self) -> usize {
            if self.deaf { self.events.len() } else { 0 }
        }

        fn step(&mut self, steps: u64) -> Report {
            let rest = self.rest.clone().unwrap_or(Rest::UntilEvent);
            Report {
                steps,
                rest,
                effects: std::mem::take(&mut self.effects),
            }
        }

        fn scene(&self) -> &Scene {
            &self.scene
        }

        fn commits(&self) -> u64 {
            0
        }

        fn undo_last_change(&mut self) -> bool {
            let changed = self.changes > 0;
            self.changes = self.changes.saturating_sub(1);
            changed
        }

        fn revive(&mut self) -> Result<(), String> {
            if self.deaf {
                Err("nothing runs".to_owned())
            } else {
                Ok(())
            }
        }

        fn evaluate(&mut self, text: &str) -> String {
            format!("<{text}>")
        }

        fn save(&mut self) -> Result<Vec<u8>, String> {
            Ok(self.changes.to_le_bytes().to_vec())
        }

        fn change_count(&self) -> u64 {
            self.changes
        }
    }

    #[derive(Default)]
    struct TestClock(Cell<f64>);

    impl Clock for TestClock {
        fn now_ms(&self) -> f64 {
            self.0.get()
        }
    }

    type TestSession = Session<Scripted, MemoryStore>;

    fn session() -> (TestSession, TestClock) {
        let keeper = Keeper::open(MemoryStore::new()).unwrap().0;
        (
            Session::new(Scripted::default(), Some(keeper)),
            TestClock::default(),
        )
    }

    fn kept_states(session: &mut TestSession) -> Vec<&'static str> {
        let told = session.take_outbox().into_iter();
        told.filter_map(|message| match message {
            ToPage::Kept { state, .. } => Some(state),
            _ => None,
        })
        .collect()
    }

    fn reopened(mut session: TestSession) -> Opening {
        Keeper::open(session.take_store().unwrap()).unwrap().1
    }

    #[test]
    fn says_saved_only_after_two_quiet_seconds_and_the_flush() {
        let (mut session, clock) = session();
        assert_eq!(session.turn(&clock), Rest::UntilEvent);
        session.machine.changes = 1;
        assert_eq!(session.turn(&clock), Rest::Until(QUIET_MS));
        assert_eq!(kept_states(&mut session), ["unsaved"]);
        clock.0.set(QUIET_MS);
        assert_eq!(session.turn(&clock), Rest::UntilEvent);
        assert_eq!(kept_states(&mut session), ["saved"]);
        assert!(matches!(reopened(session), Opening::Found(loaded) if loaded.image[0] == 1));
    }

    #[test]
    fn a_failing_store_is_told_once_and_tried_again() {
        let (mut session, clock) = session();
        let mut store = MemoryStore::new();
        store.fail_once(0, StoreError::Full);
        session.keeper = Some(Keeper::open(store).unwrap().0);
        session.machine.changes = 1;
        session.turn(&clock);
        clock.0.set(QUIET_MS);
        session.turn(&clock);
        assert_eq!(kept_states(&mut session), ["unsaved", "failed"]);
        clock.0.set(QUIET_MS + crate::autosave::RETRY_MS);
        session.turn(&clock);
        assert_eq!(kept_states(&mut session), ["saved"]);
    }

    #[test]
    fn edits_are_kept_at_once() {
        let (mut session, clock) = session();
        let entry = |text: &str| Effect::Journal {
            entry: text.to_owned(),
        };
        session.machine.effects = vec![entry("one"), entry("two")];
        session.turn(&clock);
        let Opening::Found(loaded) = reopened(session) else {
            panic!("nothing kept")
        };
        assert!(
            loaded.entries.is_empty(),
            "the first image holds both edits"
        );
    }

    #[test]
    fn later_edits_go_to_the_journal() {
        let (mut session, clock) = session();
        session.save(0.0);
        session.machine.effects = vec![Effect::Journal {
            entry: "one".to_owned(),
        }];
        session.turn(&clock);
        session.machine.effects = vec![Effect::Journal {
            entry: "two".to_owned(),
        }];
        session.turn(&clock);
        let Opening::Found(loaded) = reopened(session) else {
            panic!("nothing kept")
        };
        assert_eq!(loaded.entries, ["one", "two"]);
    }

    #[test]
    fn a_requested_save_is_answered_to_the_world() {
        let (mut session, clock) = session();
        session.machine.effects = vec![Effect::RequestSave { ticket: 7 }];
        session.turn(&clock);
        let answer = Event::SaveDone {
            ticket: 7,
            generation: 1,
        };
        assert_eq!(session.machine.events.last(), Some(&answer));
    }

    #[test]
    fn without_a_store_the_world_still_runs_and_says_so() {
        let (mut session, clock) = session();
        session.keeper = None;
        session.machine.changes = 1;
        session.machine.effects = vec![Effect::RequestSave { ticket: 1 }];
        assert_eq!(session.turn(&clock), Rest::UntilEvent);
        assert!(kept_states(&mut session).contains(&"failed"));
    }

    #[test]
    fn another_world_takes_the_place_and_nothing_overwrites_it() {
        let (mut session, clock) = session();
        session.save(0.0);
        let store = session.give_way(b"other").unwrap();
        session.machine.changes = 5;
        clock.0.set(QUIET_MS);
        session.turn(&clock);
        let opening = Keeper::open(store).unwrap().1;
        assert!(matches!(opening, Opening::Found(loaded) if loaded.image == b"other"));
    }

    #[test]
    fn a_world_that_takes_no_events_is_reported_and_so_is_its_recovery() {
        let (mut session, clock) = session();
        session.machine.deaf = true;
        session.push(Event::CopyRequest, 0.0);
        session.turn(&clock);
        assert!(session.take_outbox().is_empty());
        clock.0.set(DEAF_AFTER_MS + 1.0);
        session.turn(&clock);
        assert_eq!(session.take_outbox(), [ToPage::Listening { well: false }]);
        session.machine.deaf = false;
        session.turn(&clock);
        assert_eq!(session.take_outbox(), [ToPage::Listening { well: true }]);
    }

    #[test]
    fn a_rescue_says_what_came_of_it() {
        let (mut session, _) = session();
        session.rescue(&Rescue::Undo {});
        session.machine.changes = 1;
        session.rescue(&Rescue::Undo {});
        session.rescue(&Rescue::Evaluate {
            text: "x".to_owned(),
        });
        session.machine.deaf = true;
        session.rescue(&Rescue::Evaluate {
            text: "x".to_owned(),
        });
        let told: Vec<(bool, String)> = session
            .take_outbox()
            .into_iter()
            .filter_map(|message| match message {
                ToPage::Rescued { well, message } => Some((well, message)),
                _ => None,
            })
            .collect();
        let wells: Vec<bool> = told.iter().map(|(well, _)| *well).collect();
        assert_eq!(wells, [false, true, true, false]);
        assert_eq!(
            (told[2].1.as_str(), told[3].1.as_str()),
            ("<x>", "nothing runs")
        );
    }

    #[test]
    fn other_effects_go_to_the_page_in_order() {
        let (mut session, clock) = session();
        let effects = vec![Effect::OpenSettings, Effect::HideTextInput];
        session.machine.effects = effects.clone();
        session.turn(&clock);
        assert_eq!(session.take_outbox(), [ToPage::Effects(effects)]);
    }
}
