//! What lines measure, where carets stand, which glyphs are drawn.

use scene::Face;
use text::{GlyphKey, TextSystem};

fn near(left: f32, right: f32) -> bool {
    (left - right).abs() < 1e-3
}

#[test]
fn measures_are_linear_and_known() {
    let mut text = TextSystem::new();
    let one = text.measure("a dancer does not understand", Face::SemiBold, 13.0);
    let ten = text.measure("a dancer does not understand", Face::SemiBold, 130.0);
    assert!((one.width * 10.0 - ten.width).abs() < 1e-2);
    // JetBrains Mono is 600 units of 1000 wide.
    assert!(near(
        text.measure("n do: [ ]", Face::Mono, 12.5).width,
        9.0 * 0.6 * 12.5
    ));
    let lines = Face::ALL.map(|face| text.measure("", face, 100.0));
    assert!(
        lines
            .iter()
            .all(|line| line.width == 0.0 && line.ascent > 80.0 && line.descent > 10.0),
        "{lines:?}"
    );
    assert!(
        lines
            .iter()
            .all(|line| line.line_height > line.ascent + line.descent - 0.1)
    );
}

#[test]
fn kerning_is_used_and_ligatures_are_not() {
    let mut text = TextSystem::new();
    let apart = text.measure("A", Face::Regular, 100.0).width
        + text.measure("V", Face::Regular, 100.0).width;
    assert!(text.measure("AV", Face::Regular, 100.0).width < apart - 1.0);
    assert_eq!(text.shape("-> != ffi", Face::Mono).glyphs.len(), 9);
}

#[test]
fn carets_stand_between_characters() {
    let mut text = TextSystem::new();
    let bytes: Vec<usize> = text
        .carets("né✓↶", Face::Regular, 13.0)
        .iter()
        .map(|caret| caret.byte)
        .collect();
    assert_eq!(bytes, [0, 1, 3, 6, 9]);
    let stops = text.carets("mmm", Face::Mono, 10.0);
    assert_eq!(stops.len(), 4);
    assert_eq!(text.index_at_x("mmm", Face::Mono, 10.0, 8.0), 1);
    assert_eq!(text.index_at_x("mmm", Face::Mono, 10.0, 10.0), 2);
    assert_eq!(text.index_at_x("mmm", Face::Mono, 10.0, f32::INFINITY), 3);
    assert_eq!(text.index_at_x("mmm", Face::Mono, 10.0, 1e9), 3);
    assert_eq!(text.carets("", Face::Mono, 10.0).len(), 1);
}

#[test]
fn control_characters_take_no_room() {
    let mut text = TextSystem::new();
    let plain = text.measure("ab", Face::Regular, 13.0);
    assert_eq!(text.measure("a\u{7}\tb\n", Face::Regular, 13.0), plain);
    assert_eq!(text.carets("a\nb", Face::Regular, 13.0).len(), 4);
}

#[test]
fn signs_the_face_lacks_come_from_another_font_or_as_a_box() {
    let mut text = TextSystem::new();
    for sign in "↑→←↓↶↷▸▾▶▼×✓✗•–—…‹›·≡≠≤≥∗●○■□⌘⏎☐☑★".chars()
    {
        for face in Face::ALL {
            let line = text.shape(&sign.to_string(), face);
            assert!(
                line.glyphs.iter().all(|glyph| glyph.id != 0),
                "{sign} in {face:?}"
            );
        }
    }
    let missing = text.shape("漢", Face::Regular).glyphs[0];
    assert_eq!(missing.id, 0);
    let boxed = text.rasterise(GlyphKey::new(missing.font, missing.id, 20.0, 0.0));
    assert!(boxed.coverage.iter().any(|&alpha| alpha > 128));
}

#[test]
fn glyphs_are_where_they_should_be() {
    let mut text = TextSystem::new();
    let glyph = text.shape("H", Face::Regular).glyphs[0];
    let image = text.rasterise(GlyphKey::new(glyph.font, glyph.id, 40.0, 0.0));
    // A capital stands on the baseline and is 0.727 em high.
    assert_eq!(image.top + image.height as i32, 0);
    assert_eq!(image.height, 30);
    assert_eq!(image.coverage.len(), (image.width * image.height) as usize);
    let space = text.shape(" ", Face::Regular).glyphs[0];
    assert!(
        text.rasterise(GlyphKey::new(space.font, space.id, 40.0, 0.0))
            .coverage
            .is_empty()
    );
}

#[test]
fn hostile_sizes_and_texts_do_no_harm() {
    let mut text = TextSystem::new();
    for size in [f32::NAN, f32::INFINITY, -1.0, 0.0] {
        assert_eq!(text.measure("abc", Face::Regular, size).width, 0.0);
        let glyph = text.shape("a", Face::Regular).glyphs[0];
        let _ = text.rasterise(GlyphKey::new(glyph.font, 9999, size, size));
    }
    let all: String = (0..0x2FFFu32).filter_map(char::from_u32).collect();
    let line = text.shape(&all, Face::Regular);
    assert!(line.width.is_finite());
    assert!(
        line.carets
            .windows(2)
            .all(|pair| pair[0].byte <= pair[1].byte)
    );
}

#[test]
fn measures_are_those_that_wasm_gives() {
    // As read from a browser; equal to the last bit.
    let widths = [250.517_76, 252.978_94, 255.414, 312.858_12_f32];
    let mut text = TextSystem::new();
    for (face, width) in Face::ALL.into_iter().zip(widths) {
        let line = text.measure("Everything (here) is AVóż→ 漢 an object.", face, 13.37);
        assert_eq!(
            line.width.to_bits(),
            width.to_bits(),
            "{face:?}: {}",
            line.width
        );
    }
}
