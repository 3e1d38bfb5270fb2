//! What the world wants done outside. Nothing here waits: what is done is told
//! by events, and the shell decides whether it is done at all.

use super::{Args, Primitive, expect_format, plain};
use crate::errors::{BAD_SIZE, BAD_TYPE, Fail};
use crate::machine::Vm;
use heap::{Format, Word};
use ports::event::{Cursor, Effect, HttpRequest};

pub(super) const TABLE: &[Primitive] = plain! {
    "_SetCursor:" set_cursor, "the pointer's shape, by its name in CSS; badTypeError";
    "_ClipboardPut:" clipboard_put, "puts text on the system clipboard";
    "_ShowTextInputX:Y:Width:Height:" show_text_input, "text is being edited, the caret is here";
    "_HideTextInput" hide_text_input, "no text is being edited any more";
    "_RequestSave" request_save, "asks for the image to be kept; answers the ticket";
    "_Journal:" journal, "appends an edit to the journal, as source";
    "_OpenSettings" open_settings, "shows the shell's settings";
    "_ResetWorld" reset_world, "asks the person whether to go back to the delivered world";
    "_ExportWorld" export_world, "gives the person the world as a file";
    "_ImportFile" import_file, "lets the person choose a file";
    "_Download:Mime:Name:" download, "gives the person a file";
    "_LogLine:" log_line, "a line for the developer's console";
    "_AccessibilityTree:" accessibility_tree, "the tree for screen readers, as JSON";
    "_HttpStart:Url:Headers:Body:Timeout:" http_start, "asks the network; answers the request's number";
    "_HttpAbort" http_abort, "takes the request of the receiver's number back";
};

/// Most headers of one request.
const MOST_HEADERS: usize = 64;
/// Longest address, in bytes: what servers and browsers commonly accept.
const MOST_URL_BYTES: usize = 8 << 10;
/// Largest body of a request, in bytes.
const MOST_BODY_BYTES: usize = 16 << 20;
/// Largest reply that is wanted, in bytes.
const MOST_REPLY_BYTES: u64 = 8 << 20;

/// The numbers by which answers are known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counters {
    tickets: u64,
    requests: u32,
}

impl Counters {
    fn next_ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    fn next_request(&mut self) -> u32 {
        self.requests = self.requests.wrapping_add(1).max(1);
        self.requests
    }
}

/// Asks for an effect; the receiver is the answer.
fn ask(vm: &mut Vm, args: Args, effect: Effect) -> Result<Word, Fail> {
    vm.host.effect(effect);
    Ok(args.receiver(vm))
}

fn string(vm: &Vm, args: Args, index: usize) -> Result<String, Fail> {
    args.bytes(vm, index).map(|word| vm.text_of(word))
}

fn bytes(vm: &Vm, args: Args, index: usize) -> Result<Vec<u8>, Fail> {
    args.bytes(vm, index)
        .map(|word| vm.heap.bytes_of(word).to_vec())
}

fn set_cursor(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let cursor = cursor_named(&string(vm, args, 0)?).ok_or(BAD_TYPE)?;
    ask(vm, args, Effect::SetCursor(cursor))
}

fn cursor_named(name: &str) -> Option<Cursor> {
    Some(match name {
        "default" => Cursor::Default,
        "pointer" => Cursor::Pointer,
        "grab" => Cursor::Grab,
        "grabbing" => Cursor::Grabbing,
        "text" => Cursor::Text,
        "crosshair" => Cursor::Crosshair,
        "progress" => Cursor::Progress,
        "not-allowed" => Cursor::NotAllowed,
        "ew-resize" => Cursor::EwResize,
        "ns-resize" => Cursor::NsResize,
        "nwse-resize" => Cursor::NwseResize,
        _ => return None,
    })
}

fn clipboard_put(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let string = string(vm, args, 0)?;
    ask(vm, args, Effect::SetClipboard { string })
}

fn show_text_input(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let number = |index| args.number(vm, index);
    let effect = Effect::ShowTextInput {
        x: number(0)?,
        y: number(1)?,
        width: number(2)?,
        height: number(3)?,
    };
    ask(vm, args, effect)
}

fn hide_text_input(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    ask(vm, args, Effect::HideTextInput)
}

fn request_save(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let ticket = vm.outside.next_ticket();
    vm.host.effect(Effect::RequestSave { ticket });
    Ok(Word::int(ticket as i64))
}

fn journal(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let entry = string(vm, args, 0)?;
    ask(vm, args, Effect::Journal { entry })
}

fn open_settings(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    ask(vm, args, Effect::OpenSettings)
}

fn reset_world(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    ask(vm, args, Effect::ResetWorld)
}

fn export_world(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    ask(vm, args, Effect::ExportWorld)
}

fn import_file(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    ask(vm, args, Effect::ImportFile)
}

fn download(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let bytes = bytes(vm, args, 0)?;
    let (mime, name) = (string(vm, args, 1)?, string(vm, args, 2)?);
    ask(vm, args, Effect::Download { name, mime, bytes })
}

fn log_line(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let string = string(vm, args, 0)?;
    ask(vm, args, Effect::Log { string })
}

fn accessibility_tree(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let json = string(vm, args, 0)?;
    ask(vm, args, Effect::AccessibilityTree { json })
}

// The network

fn http_start(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (method, url) = (string(vm, args, 0)?, string(vm, args, 1)?);
    let headers = headers(vm, args, 2)?;
    let body = bytes(vm, args, 3)?;
    let deadline_ms = args.number(vm, 4)?;
    if url.len() > MOST_URL_BYTES || body.len() > MOST_BODY_BYTES {
        return Err(BAD_SIZE);
    }
    let id = vm.outside.next_request();
    vm.host.effect(Effect::HttpRequest(HttpRequest {
        id,
        method,
        url,
        headers,
        body,
        stream: true,
        // Whether it gets one is the shell's decision, by the address.
        wants_key: true,
        deadline_ms,
        limit_bytes: MOST_REPLY_BYTES,
    }));
    Ok(Word::int(i64::from(id)))
}

fn headers(vm: &Vm, args: Args, index: usize) -> Result<Vec<(String, String)>, Fail> {
    let vector = args.vector(vm, index)?;
    let count = vm.heap.length(vector);
    if count > MOST_HEADERS {
        return Err(BAD_SIZE);
    }
    (0..count)
        .map(|i| header(vm, vm.heap.element(vector, i)))
        .collect()
}

/// A header from `Name: value`.
fn header(vm: &Vm, word: Word) -> Result<(String, String), Fail> {
    let line = vm.text_of(expect_format(&vm.heap, word, Format::Bytes)?);
    let (name, value) = line.split_once(':').ok_or(BAD_TYPE)?;
    // A line end within a header would begin another one.
    if line.chars().any(char::is_control) {
        return Err(BAD_TYPE);
    }
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn http_abort(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let number = args.receiver(vm).to_int().ok_or(BAD_TYPE)?;
    if let Ok(id) = u32::try_from(number) {
        vm.host.effect(Effect::HttpAbort { id });
    }
    Ok(args.receiver(vm))
}
