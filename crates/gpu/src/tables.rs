//! The two tables the shader looks things up in: where nodes lie, and points of curves and polygons. Both are float
//! textures, which WebGL2 has, while storage buffers it has not.

use scene::{Affine, Clip, Placed, Point, Rect};

/// As in the shader.
pub(crate) const NODES_A_ROW: usize = 256;
/// As in the shader.
pub(crate) const POINTS_A_ROW: usize = 1024;
/// Four texels of four floats.
const NODE_FLOATS: usize = 16;
/// Where among them the index of the node's first point stands: it says nothing about how the node looks.
const FIRST_POINT: usize = 7;
pub(crate) const NODE_ROW_FLOATS: usize = NODES_A_ROW * NODE_FLOATS;

/// More points are not drawn in one frame; 2,048 rows is what every device can hold.
pub(crate) const MAX_POINTS: usize = 1 << 21;

/// Half the size of a clip that clips nothing.
const UNLIMITED: f32 = 1e9;

/// Where every node lies, by slot.
#[derive(Default)]
pub(crate) struct NodeTable {
    floats: Vec<f32>,
    changed: std::ops::Range<usize>,
}

impl NodeTable {
    /// Answers whether the node lay otherwise before.
    pub(crate) fn set(&mut self, slot: usize, placed: &Placed<'_>, first_point: usize) -> bool {
        let row = node_floats(placed, first_point);
        let start = slot * NODE_FLOATS;
        if self.floats.len() < start + NODE_FLOATS {
            self.floats
                .resize((slot / NODES_A_ROW + 1) * NODE_ROW_FLOATS, 0.0);
            self.mark_all_changed();
        }
        let place = &mut self.floats[start..start + NODE_FLOATS];
        let without_point =
            |floats: &[f32]| [&floats[..FIRST_POINT], &floats[FIRST_POINT + 1..]].concat();
        if place == row {
            return false;
        }
        let moved = without_point(place) != without_point(&row);
        place.copy_from_slice(&row);
        let table_row = slot / NODES_A_ROW;
        self.changed = match self.changed.is_empty() {
            true => table_row..table_row + 1,
            false => self.changed.start.min(table_row)..self.changed.end.max(table_row + 1),
        };
        moved
    }

    pub(crate) fn rows(&self) -> usize {
        self.floats.len() / NODE_ROW_FLOATS
    }

    /// The rows to upload, with their floats, if any changed since this was last asked.
    pub(crate) fn take_changed(&mut self) -> Option<(std::ops::Range<usize>, &[f32])> {
        let rows = std::mem::replace(&mut self.changed, 0..0);
        let floats = &self.floats[rows.start * NODE_ROW_FLOATS..rows.end * NODE_ROW_FLOATS];
        (!rows.is_empty()).then_some((rows, floats))
    }

    pub(crate) fn mark_all_changed(&mut self) {
        self.changed = 0..self.rows();
    }
}

fn node_floats(placed: &Placed<'_>, first_point: usize) -> [f32; NODE_FLOATS] {
    let Affine { a, b, c, d, e, f } = placed.transform;
    let clip = placed.clip.map_or(
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, UNLIMITED, UNLIMITED],
        clip_floats,
    );
    let own = [a, b, c, d, e, f, placed.opacity, first_point as f32];
    std::array::from_fn(|index| {
        if index < own.len() {
            own[index]
        } else {
            clip[index - own.len()]
        }
    })
}

/// A map from the device to the clip's own axes, measured in device pixels from its middle, and half its size there.
/// An upright clip is moved to whole device pixels, so that its edges are sharp.
fn clip_floats(clip: Clip) -> [f32; 8] {
    if clip.frame.is_upright() {
        let bounds = rounded(clip.device_bounds());
        let middle = bounds.center();
        return [
            1.0,
            0.0,
            0.0,
            1.0,
            -middle.x,
            -middle.y,
            bounds.width() / 2.0,
            bounds.height() / 2.0,
        ];
    }
    let middle = clip.rect.center();
    let frame = clip
        .frame
        .then_inner(Affine::translation(middle.x, middle.y));
    let pixels = Point::new(frame.a.hypot(frame.b), frame.c.hypot(frame.d));
    match frame.inverse() {
        Some(inverse) => {
            let Affine { a, b, c, d, e, f } = Affine::scale(pixels.x, pixels.y).then_inner(inverse);
            [
                a,
                b,
                c,
                d,
                e,
                f,
                clip.rect.width() / 2.0 * pixels.x,
                clip.rect.height() / 2.0 * pixels.y,
            ]
        }
        None => [0.0; 8].map(|zero: f32| zero - 1.0),
    }
}

fn rounded(rect: Rect) -> Rect {
    let round = |point: Point| Point::new((point.x + 0.5).floor(), (point.y + 0.5).floor());
    Rect {
        min: round(rect.min),
        max: round(rect.max),
    }
}
