//! The picture while it is drawn: pixels, and the mask of the clip that holds.

use crate::Picture;
use scene::{Affine, Clip, Color, Point, Scene};
use text::TextSystem;
use tiny_skia::{FillRule, Mask, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

/// Draws a scene into a picture of this size in device pixels, `dpr` of them a logical one. A size of 0 counts as 1,
/// one above 16,384 as that.
#[must_use]
pub fn draw(scene: &Scene, fonts: &mut TextSystem, width: u32, height: u32, dpr: f64) -> Picture {
    const MAX_SIDE_PX: u32 = 16_384;
    let (width, height) = (width.clamp(1, MAX_SIDE_PX), height.clamp(1, MAX_SIDE_PX));
    let mut canvas = Canvas::blank(width, height);
    let [r, g, b, _] = scene.background().bytes();
    canvas
        .pixmap
        .fill(tiny_skia::Color::from_rgba8(r, g, b, 255));
    scene.visit(Affine::scale(dpr as f32, dpr as f32), |placed| {
        canvas.set_clip(placed.clip);
        for shape in placed.node.shapes().iter() {
            canvas.shape(scene, fonts, placed, shape);
        }
    });
    Picture {
        width,
        height,
        rgba: canvas.pixmap.take(),
    }
}

pub(crate) struct Canvas {
    pub(crate) pixmap: Pixmap,
    pub(crate) mask: Option<Mask>,
    clip: Option<Clip>,
}

impl Canvas {
    /// A transparent one; the sides are between 1 and a few ten thousand pixels.
    pub(crate) fn blank(width: u32, height: u32) -> Self {
        let pixmap = Pixmap::new(width, height).expect("a picture has at least a pixel");
        Self {
            pixmap,
            mask: None,
            clip: None,
        }
    }

    fn set_clip(&mut self, clip: Option<Clip>) {
        if clip != self.clip {
            self.clip = clip;
            self.mask = clip.map(|clip| self.mask_of(clip));
        }
    }

    fn mask_of(&self, clip: Clip) -> Mask {
        let mut mask = self.empty_mask();
        let upright = clip.frame.is_upright();
        let snap = |point: Point| match upright {
            true => Point::new((point.x + 0.5).floor(), (point.y + 0.5).floor()),
            false => point,
        };
        let corners = clip
            .rect
            .corners()
            .map(|corner| snap(clip.frame.apply(corner)));
        if let Some(path) = polygon(&corners) {
            mask.fill_path(&path, FillRule::Winding, !upright, Transform::identity());
        }
        mask
    }

    pub(crate) fn empty_mask(&self) -> Mask {
        Mask::new(self.pixmap.width(), self.pixmap.height()).expect("as large as the picture")
    }

    pub(crate) fn fill(&mut self, path: Option<Path>, color: Color, opacity: f32) {
        let Some(path) = path else { return };
        self.pixmap.fill_path(
            &path,
            &paint(color, opacity),
            FillRule::Winding,
            Transform::identity(),
            self.mask.as_ref(),
        );
    }

    /// What lies between two outlines.
    pub(crate) fn fill_between(
        &mut self,
        outer: &Path,
        inner: Option<&Path>,
        color: Color,
        opacity: f32,
    ) {
        let mut both = PathBuilder::new();
        both.push_path(outer);
        if let Some(inner) = inner {
            both.push_path(inner);
        }
        if let Some(path) = both.finish() {
            let paint = paint(color, opacity);
            self.pixmap.fill_path(
                &path,
                &paint,
                FillRule::EvenOdd,
                Transform::identity(),
                self.mask.as_ref(),
            );
        }
    }

    pub(crate) fn stroke(&mut self, path: &Path, width: f32, color: Color, opacity: f32) {
        let stroke = Stroke {
            width,
            line_cap: tiny_skia::LineCap::Round,
            line_join: tiny_skia::LineJoin::Round,
            ..Stroke::default()
        };
        let paint = paint(color, opacity);
        self.pixmap.stroke_path(
            path,
            &paint,
            &stroke,
            Transform::identity(),
            self.mask.as_ref(),
        );
    }

    /// Lays a colour over one pixel, if it is in the picture.
    pub(crate) fn blend(&mut self, x: i32, y: i32, color: [f32; 4], coverage: f32) {
        let (width, height) = (self.pixmap.width() as i32, self.pixmap.height() as i32);
        if !(0..width).contains(&x) || !(0..height).contains(&y) {
            return;
        }
        let index = (y * width + x) as usize;
        let masked = self
            .mask
            .as_ref()
            .map_or(1.0, |mask| f32::from(mask.data()[index]) / 255.0);
        let alpha = color[3] * coverage * masked;
        // Every pixel is opaque: premultiplied and straight are the same.
        for (place, channel) in self.pixmap.data_mut()[4 * index..4 * index + 3]
            .iter_mut()
            .zip(color)
        {
            *place = (f32::from(*place) * (1.0 - alpha) + channel * 255.0 * alpha + 0.5) as u8;
        }
    }
}

pub(crate) fn polygon(points: &[Point]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (index, point) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(point.x, point.y)
        } else {
            path.line_to(point.x, point.y)
        }
    }
    path.close();
    path.finish()
}

pub(crate) fn paint(color: Color, opacity: f32) -> Paint<'static> {
    let [r, g, b, a] = color.channels();
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    if let Some(color) = tiny_skia::Color::from_rgba(r, g, b, (a * opacity).clamp(0.0, 1.0)) {
        paint.set_color(color);
    }
    paint
}
