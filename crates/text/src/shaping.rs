//! From a text to glyphs and caret places, in ems.

use crate::fonts::{FontIndex, Fonts};
use scene::Face;
use swash::shape::ShapeContext;

/// A glyph in a shaped line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The font it comes from: the face's own, or another for a character that one lacks.
    pub font: FontIndex,
    /// Its number in that font; 0 is the box for what is missing.
    pub id: u16,
    /// Its origin, ems right of the line's.
    pub x: f32,
    /// Its origin, ems above the baseline.
    pub y: f32,
}

/// A place where a caret can stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caret {
    /// Offset into the text's UTF-8 bytes.
    pub byte: usize,
    /// Ems right of the line's left end.
    pub x: f32,
}

/// A shaped line. All lengths are in ems: multiply by the size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// What is to be drawn, left to right.
    pub glyphs: Vec<Glyph>,
    /// From before the first character to behind the last; never empty.
    pub carets: Vec<Caret>,
    /// From the line's left end to where a next glyph would stand.
    pub width: f32,
}

/// Shapes one line.
pub(crate) fn shape(context: &mut ShapeContext, fonts: &Fonts, face: Face, text: &str) -> Shaped {
    let mut line = Shaped::default();
    for run in runs_by_font(fonts, face, text) {
        line.append_run(context, fonts, &run);
    }
    line.carets.push(Caret {
        byte: text.len(),
        x: line.width,
    });
    line
}

/// A stretch of text that one font draws, or of control characters that none does.
struct Run<'a> {
    font: Option<FontIndex>,
    start: usize,
    text: &'a str,
}

fn runs_by_font<'a>(fonts: &Fonts, face: Face, text: &'a str) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for (start, character) in text.char_indices() {
        let font = (!character.is_control()).then(|| fonts.font_for(face, character));
        match runs.last_mut() {
            Some(run) if run.font == font => {
                run.text = &text[run.start..start + character.len_utf8()]
            }
            _ => runs.push(Run {
                font,
                start,
                text: &text[start..start + character.len_utf8()],
            }),
        }
    }
    runs
}

impl Shaped {
    fn append_run(&mut self, context: &mut ShapeContext, fonts: &Fonts, run: &Run<'_>) {
        match run.font {
            Some(font) => self.append_shaped(context, fonts, run, font),
            None => self.append_carets_only(run),
        }
    }

    fn append_carets_only(&mut self, run: &Run<'_>) {
        let x = self.width;
        self.carets
            .extend(run.text.char_indices().map(|(offset, _)| Caret {
                byte: run.start + offset,
                x,
            }));
    }

    fn append_shaped(
        &mut self,
        context: &mut ShapeContext,
        fonts: &Fonts,
        run: &Run<'_>,
        font: FontIndex,
    ) {
        let face = fonts.font(font);
        let em = 1.0 / f32::from(face.metrics(&[]).units_per_em);
        // Without a size the shaper answers font units.
        let mut shaper = context
            .builder(face)
            .features([("liga", 0), ("calt", 0)])
            .build();
        shaper.add_str(run.text);
        shaper.shape_with(|cluster| {
            self.carets.push(Caret {
                byte: run.start + cluster.source.start as usize,
                x: self.width,
            });
            for glyph in cluster.glyphs {
                let place = Glyph {
                    font,
                    id: glyph.id,
                    x: self.width + glyph.x * em,
                    y: glyph.y * em,
                };
                self.glyphs.push(place);
                self.width += glyph.advance * em;
            }
        });
    }
}
