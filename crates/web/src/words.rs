//! The texts on the screen and where they lie, for screen readers and the
//! browser's own search: a canvas alone would keep them to itself.

use scene::{Affine, Placed, Point, Rect, Scene, Shape};
use serde::Serialize;
use text::TextSystem;

/// Texts told at most; a screen shows a few hundred.
const MOST_WORDS: usize = 2000;

/// A gap wider than this many line heights reads as a space.
const GAP_EM: f32 = 0.2;

/// A line of text and its box in logical pixels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// All lines of text that can be seen, back to front. Pieces of one node on
/// one baseline, such as coloured code, are one line.
pub fn words(scene: &Scene, fonts: &mut TextSystem) -> Vec<Word> {
    let mut found = Vec::new();
    scene.visit(Affine::IDENTITY, |placed| {
        if found.len() < MOST_WORDS {
            found.extend(
                lines(placed, fonts)
                    .into_iter()
                    .filter_map(|line| line.seen(placed)),
            );
        }
    });
    found
}

/// A line in its node's coordinates.
struct Line {
    text: String,
    baseline: f32,
    bounds: Rect,
}

fn lines(placed: &Placed, fonts: &mut TextSystem) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for shape in placed.node.shapes().iter() {
        let Shape::Text {
            origin,
            face,
            size,
            text,
            ..
        } = shape
        else {
            continue;
        };
        let metrics = fonts.measure(text, *face, *size);
        let top = origin.y - metrics.ascent;
        let bounds = Rect::new(
            origin.x,
            top,
            metrics.width,
            metrics.ascent + metrics.descent,
        );
        match lines.last_mut().filter(|line| line.baseline == origin.y) {
            Some(line) => line.append(text, bounds),
            None => lines.push(Line {
                text: text.to_string(),
                baseline: origin.y,
                bounds,
            }),
        }
    }
    lines
}

impl Line {
    /// Joins a piece, with the space that lies between as a gap.
    fn append(&mut self, text: &str, bounds: Rect) {
        let gap = bounds.corners()[0].x - self.bounds.corners()[2].x;
        if gap > GAP_EM * self.bounds.height() {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.bounds = Rect::around(&[self.bounds.corners()[0], bounds.corners()[2]]);
    }

    /// Where it is seen, unless its middle is clipped away or it says nothing.
    fn seen(self, placed: &Placed) -> Option<Word> {
        let bounds = placed.transform.bounds_of(self.bounds);
        let text = self.text.trim();
        let clipped = placed
            .clip
            .is_some_and(|clip| !contains(clip.device_bounds(), bounds.center()));
        (!text.is_empty() && !clipped).then(|| {
            let corner = bounds.corners()[0];
            let (width, height) = (bounds.width(), bounds.height());
            Word {
                text: text.to_owned(),
                x: corner.x,
                y: corner.y,
                width,
                height,
            }
        })
    }
}

fn contains(rect: Rect, point: Point) -> bool {
    let (low, high) = (rect.corners()[0], rect.corners()[2]);
    (low.x..=high.x).contains(&point.x) && (low.y..=high.y).contains(&point.y)
}

#[cfg(test)]
mod tests {
    use scene::{Color, Face};

    use super::*;

    fn text(x: f32, y: f32, text: &str) -> Shape {
        let origin = Point::new(x, y);
        Shape::Text {
            origin,
            face: Face::Mono,
            size: 12.5,
            color: Color::BLACK,
            text: text.into(),
        }
    }

    fn scene(shapes: &[Shape], clip: Option<Rect>) -> Scene {
        let mut scene = Scene::new();
        let node = scene.new_node().unwrap();
        scene.begin_record(node).unwrap();
        shapes
            .iter()
            .for_each(|shape| scene.push(shape.clone()).unwrap());
        scene.end_record().unwrap();
        scene
            .set_transform(node, Affine::translation(100.0, 50.0))
            .unwrap();
        scene.set_clip(node, clip).unwrap();
        scene.set_root(Some(node)).unwrap();
        scene
    }

    #[test]
    fn coloured_pieces_of_a_line_are_one_line() {
        let scene = scene(
            &[
                text(0.0, 20.0, "step "),
                text(37.5, 20.0, "= ("),
                text(0.0, 40.0, "next"),
            ],
            None,
        );
        let words = words(&scene, &mut TextSystem::new());
        let said: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(said, ["step = (", "next"]);
        assert_eq!(words[0].x, 100.0);
        assert!((55.0..65.0).contains(&words[0].width), "{}", words[0].width);
        assert!((50.0..70.0).contains(&words[0].y), "{}", words[0].y);
    }

    #[test]
    fn what_is_clipped_away_is_not_told() {
        let clip = Some(Rect::new(0.0, 0.0, 100.0, 30.0));
        let scene = scene(&[text(0.0, 20.0, "seen"), text(0.0, 60.0, "below")], clip);
        let words = words(&scene, &mut TextSystem::new());
        assert_eq!(words.len(), 1);
        assert_eq!(words[0].text, "seen");
    }
}
