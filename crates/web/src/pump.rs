//! The loop: events in, turns, pictures, sleep.
//!
//! Three things wake it. A *message* asks for a turn as soon as the messages
//! that wait with it are taken. A *frame* of the browser draws what changed,
//! after a turn if something moves. A *timer* fires when the world or the
//! store wants to go on. While a world computes, each turn ends in its budget
//! and the next is posted through a message channel, so that whatever has
//! arrived meanwhile is taken first.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gpu::{Drawn, GpuError};
use ports::event::Event;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageChannel;

use crate::clock::{PageClock, scope};
use crate::machine::{Machine, Rest};
use crate::messages::{Rescue, Size, ToPage};
use crate::opfs::OpfsStore;
use crate::outbox::post;
use crate::picture::Picture;
use crate::session::{Clock, Session};
use crate::words::Word;

/// Timers longer than this are set again when they fire.
const LONGEST_TIMER_MS: f64 = 60_000.0;
/// How long after a picture its texts are told to the page, with what else
/// has changed by then.
const WORDS_AFTER_MS: i32 = 300;
/// How long a world may take until its first whole scene.
const SILENT_WORLD_MS: f64 = 8_000.0;
/// A hidden page gets no frames; what moves is stepped this often instead.
const HIDDEN_FRAME_MS: f64 = 1_000.0;

/// Hears when a picture was drawn, on the page's clock.
type FrameListener = Box<dyn FnOnce(f64)>;

/// The loop around a session and its picture.
pub struct Pump<M> {
    session: RefCell<Session<M, OpfsStore>>,
    /// `None` while the device is being replaced.
    picture: RefCell<Option<Picture>>,
    clock: PageClock,
    began_ms: f64,
    visible: Cell<bool>,
    /// Whether the next frame begins with a turn.
    moving: Cell<bool>,
    turn_asked: Cell<bool>,
    frame_asked: Cell<bool>,
    timer: Cell<Option<i32>>,
    words_asked: Cell<bool>,
    words: RefCell<Vec<Word>>,
    channel: MessageChannel,
    wakers: RefCell<Wakers>,
    on_first_frame: RefCell<Option<FrameListener>>,
    /// The scene's commits when it was last drawn.
    drawn_commits: Cell<u64>,
    /// Whether to draw without a new commit: the size or the device is new.
    must_draw: Cell<bool>,
}

/// The callbacks, made once and kept as long as the loop.
#[derive(Default)]
struct Wakers {
    frame: Option<Closure<dyn FnMut()>>,
    timer: Option<Closure<dyn FnMut()>>,
    words: Option<Closure<dyn FnMut()>>,
    turn: Option<Closure<dyn FnMut()>>,
}

impl<M: Machine + 'static> Pump<M> {
    /// A loop that begins with [`Pump::wake`]. `on_first_frame` hears when
    /// the first picture was drawn.
    pub fn new(
        session: Session<M, OpfsStore>,
        picture: Picture,
        clock: PageClock,
        visible: bool,
        on_first_frame: impl FnOnce(f64) + 'static,
    ) -> Rc<Self> {
        let pump = Rc::new(Self {
            began_ms: clock.now_ms(),
            session: RefCell::new(session),
            picture: RefCell::new(Some(picture)),
            clock,
            visible: Cell::new(visible),
            moving: Cell::new(false),
            turn_asked: Cell::new(false),
            frame_asked: Cell::new(false),
            timer: Cell::new(None),
            words_asked: Cell::new(false),
            words: RefCell::default(),
            channel: MessageChannel::new().expect("workers have message channels"),
            wakers: RefCell::default(),
            on_first_frame: RefCell::new(Some(Box::new(on_first_frame))),
            drawn_commits: Cell::new(0),
            must_draw: Cell::new(false),
        });
        pump.connect();
        pump
    }

    /// Takes events and asks for a turn.
    pub fn take(&self, events: Vec<Event>) {
        let now_ms = self.clock.now_ms();
        let mut session = self.session.borrow_mut();
        events
            .into_iter()
            .for_each(|event| session.push(event, now_ms));
        drop(session);
        self.wake();
    }

    /// Asks for a turn, once for all that asked since the last.
    pub fn wake(&self) {
        if !self.turn_asked.replace(true) {
            // Posting to an open channel's own port cannot fail.
            let _ = self.channel.port2().post_message(&JsValue::NULL);
        }
    }

    /// The canvas has a new size.
    pub fn resize(&self, size: Size) {
        if let Some(picture) = &mut *self.picture.borrow_mut() {
            picture.resize(size);
        }
        self.must_draw.set(true);
        self.take(vec![resize_event(size)]);
        self.ask_frame();
    }

    /// The page was shown or hidden: what nobody sees is kept at once.
    pub fn set_visible(&self, visible: bool) {
        self.visible.set(visible);
        if visible {
            self.ask_frame();
        } else {
            self.with_session(|session, now_ms| session.save_if_behind(now_ms));
        }
        self.wake();
    }

    /// Does something with the session and tells the page what came of it.
    pub fn with_session<T>(&self, act: impl FnOnce(&mut Session<M, OpfsStore>, f64) -> T) -> T {
        let mut session = self.session.borrow_mut();
        let answer = act(&mut session, self.clock.now_ms());
        session.take_outbox().iter().for_each(post);
        answer
    }

    /// Tries one of the ways back, and goes on where it helped.
    pub fn rescue(&self, rescue: &Rescue) {
        self.with_session(|session, _| session.rescue(rescue));
        self.must_draw.set(true);
        self.wake();
    }

    /// Keeps the world, lets go of its store and stops.
    pub fn close(&self) {
        self.with_session(|session, now_ms| session.save_if_behind(now_ms));
        if let Some(store) = self.session.borrow_mut().take_store() {
            store.close();
        }
        self.visible.set(false);
        self.clear_timer();
        self.channel.port1().close();
    }

    fn connect(self: &Rc<Self>) {
        let waker = |act: fn(&Rc<Self>)| {
            let pump = Rc::clone(self);
            Closure::<dyn FnMut()>::new(move || act(&pump))
        };
        let wakers = Wakers {
            frame: Some(waker(Self::frame)),
            timer: Some(waker(|pump| {
                pump.timer.set(None);
                pump.turn();
            })),
            words: Some(waker(|pump| {
                pump.words_asked.set(false);
                pump.tell_words();
            })),
            turn: Some(waker(|pump| {
                pump.turn_asked.set(false);
                pump.turn();
            })),
        };
        let listener = wakers
            .turn
            .as_ref()
            .map(|turn| turn.as_ref().clone().into());
        self.channel.port1().set_onmessage(listener.as_ref());
        *self.wakers.borrow_mut() = wakers;
    }

    fn turn(&self) {
        self.show_a_silent_world();
        let clock = self.clock.clone();
        let rest = self.with_session(|session, _| session.turn(&clock));
        self.ask_frame();
        self.plan(rest);
    }

    /// A world that never says that its scene is whole is shown as it is, so
    /// that the person sees something and can act.
    fn show_a_silent_world(&self) {
        let waits = self.on_first_frame.borrow().is_some();
        if waits && self.clock.now_ms() - self.began_ms > SILENT_WORLD_MS {
            self.must_draw.set(true);
        }
    }

    /// One frame of the browser: the world's turn if something moves, then
    /// the picture.
    fn frame(self: &Rc<Self>) {
        self.frame_asked.set(false);
        if self.moving.replace(false) {
            let clock = self.clock.clone();
            let rest = self.with_session(|session, _| session.turn(&clock));
            self.plan(rest);
        }
        self.draw();
    }

    fn plan(&self, rest: Rest) {
        match rest {
            Rest::Busy => self.wake(),
            Rest::NextFrame if self.visible.get() => {
                self.moving.set(true);
                self.ask_frame();
            }
            Rest::NextFrame => self.set_timer(self.clock.now_ms() + HIDDEN_FRAME_MS),
            Rest::Until(when_ms) => self.set_timer(when_ms),
            Rest::UntilEvent => self.clear_timer(),
            Rest::Ended(message) => post(&ToPage::Ended { message }),
        }
    }

    fn draw(self: &Rc<Self>) {
        let mut place = self.picture.borrow_mut();
        let Some(picture) = &mut *place else { return };
        let session = self.session.borrow();
        let commits = session.commits();
        if commits == self.drawn_commits.get() && !self.must_draw.get() {
            return;
        }
        let drawn = picture.draw(session.scene());
        drop(session);
        match drawn {
            Ok(Drawn::Frame) => {
                self.drawn_commits.set(commits);
                self.must_draw.set(false);
                self.first_frame();
                self.ask_words();
            }
            Ok(Drawn::Unchanged) => self.drawn_commits.set(commits),
            Ok(Drawn::NotNow) => self.ask_frame(),
            Err(GpuError::Lost) => {
                let lost = place.take();
                drop(place);
                self.recover(lost);
            }
            Err(error) => post(&ToPage::Died {
                message: error.to_string(),
            }),
        }
    }

    /// Replaces a lost device. Where that fails the page begins again with a
    /// new canvas, from what is kept here first.
    fn recover(self: &Rc<Self>, lost: Option<Picture>) {
        let Some(mut picture) = lost else { return };
        web_sys::console::warn_1(&format!("graphics lost: {}", picture.loss_reason()).into());
        let pump = Rc::clone(self);
        spawn_local(async move {
            if picture.recover().await.is_ok() {
                *pump.picture.borrow_mut() = Some(picture);
                pump.must_draw.set(true);
                pump.ask_frame();
            } else {
                pump.with_session(|session, now_ms| session.save_if_behind(now_ms));
                post(&ToPage::PictureLost {});
            }
        });
    }

    fn first_frame(&self) {
        if let Some(tell) = self.on_first_frame.borrow_mut().take() {
            tell(self.clock.now_ms());
        }
    }

    fn ask_words(&self) {
        if self.words_asked.replace(true) {
            return;
        }
        if let Some(words) = &self.wakers.borrow().words {
            let set = scope().set_timeout_with_callback_and_timeout_and_arguments_0(
                words.as_ref().unchecked_ref(),
                WORDS_AFTER_MS,
            );
            self.words_asked.set(set.is_ok());
        }
    }

    fn tell_words(&self) {
        if let Some(picture) = &mut *self.picture.borrow_mut() {
            let words = picture.words(self.session.borrow().scene());
            if *self.words.borrow() != words {
                post(&ToPage::Words(words.clone()));
                self.words.replace(words);
            }
        }
    }

    fn ask_frame(&self) {
        if !self.visible.get() || self.frame_asked.replace(true) {
            return;
        }
        if let Some(frame) = &self.wakers.borrow().frame {
            let asked = scope().request_animation_frame(frame.as_ref().unchecked_ref());
            self.frame_asked.set(asked.is_ok());
        }
    }

    fn set_timer(&self, when_ms: f64) {
        self.clear_timer();
        let wait_ms = (when_ms - self.clock.now_ms()).clamp(0.0, LONGEST_TIMER_MS);
        if let Some(timer) = &self.wakers.borrow().timer {
            let set = scope().set_timeout_with_callback_and_timeout_and_arguments_0(
                timer.as_ref().unchecked_ref(),
                // At most LONGEST_TIMER_MS, rounded up so that it is due when it fires.
                wait_ms.ceil() as i32,
            );
            self.timer.set(set.ok());
        }
    }

    fn clear_timer(&self) {
        if let Some(timer) = self.timer.take() {
            scope().clear_timeout_with_handle(timer);
        }
    }
}

/// The event that tells the world its new size.
pub fn resize_event(size: Size) -> Event {
    Event::Resize {
        width: size.width,
        height: size.height,
        device_pixel_ratio: size.device_pixel_ratio,
    }
}
