//! Where captured variables live.
//!
//! A variable that is captured and assigned lives in an environment of its
//! scope whenever a block can see it. Its slot there is the same in every code
//! that knows it, so one closure code serves all places that make the block.

use crate::tree::{Resolved, ScopeId};

/// Gives every assigned captured variable its slot.
pub fn place_variables(resolved: &mut Resolved) {
    for index in 0..resolved.scopes.len() {
        place_in(resolved, ScopeId(index as u32));
    }
}

fn place_in(resolved: &mut Resolved, id: ScopeId) {
    let scope = &mut resolved.scopes[id.0 as usize];
    for var in &scope.vars {
        let var = &mut resolved.vars[var.0 as usize];
        if !(var.captured && var.assigned) {
            continue;
        }
        // Initialisers run once and have no second phase to go on in.
        var.captured_really |= scope.self_is_lobby;
        var.env_slot = Some(scope.env_size);
        scope.env_size += 1;
        scope.env_at_entry |= var.captured_really;
    }
}
