//! The embedded fonts, and which of them serves a character.

use scene::Face;
use swash::FontRef;

/// One of the embedded fonts. The faces come first, in their own order; then the font of signs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct FontIndex(pub(crate) u8);

const FONT_FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/Inter-Regular.ttf"),
    include_bytes!("../fonts/Inter-Medium.ttf"),
    include_bytes!("../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../fonts/JetBrainsMono-Regular.ttf"),
    include_bytes!("../fonts/DejaVuSans-Symbols.ttf"),
];

const REGULAR: FontIndex = FontIndex(Face::Regular as u8);
const MONO: FontIndex = FontIndex(Face::Mono as u8);
const SYMBOLS: FontIndex = FontIndex(4);

/// The opened fonts.
pub(crate) struct Fonts {
    fonts: [FontRef<'static>; FONT_FILES.len()],
}

impl Fonts {
    pub(crate) fn new() -> Self {
        let open = |file| FontRef::from_index(file, 0).expect("the embedded fonts are well-formed");
        Self {
            fonts: FONT_FILES.map(open),
        }
    }

    pub(crate) fn font(&self, index: FontIndex) -> FontRef<'static> {
        self.fonts[usize::from(index.0)]
    }

    /// The font that draws `character` in a text of this face; the face's own, which draws a box, if none has it.
    pub(crate) fn font_for(&self, face: Face, character: char) -> FontIndex {
        let own = FontIndex(face as u8);
        let others = if face == Face::Mono {
            [REGULAR, SYMBOLS]
        } else {
            [MONO, SYMBOLS]
        };
        let has = |font: &FontIndex| self.font(*font).charmap().map(character) != 0;
        [own].into_iter().chain(others).find(has).unwrap_or(own)
    }
}
