//! A rounded box blurred by a Gaussian: the box cut into thin rows, each blurred exactly along itself.

use crate::canvas::Canvas;
use crate::paths::DeviceBox;
use scene::{Color, Point};

/// Rows summed up for one pixel, across six standard deviations.
const ROWS: u32 = 24;

impl Canvas {
    pub(crate) fn shadow(
        &mut self,
        place: DeviceBox,
        radius: f32,
        sigma: f32,
        color: Color,
        opacity: f32,
    ) {
        let sigma = sigma.max(0.01);
        let reach = 3.0 * sigma + 1.0;
        let Some(to_box) = place.place.invert() else {
            return;
        };
        let outer = Point::new(place.half.x + reach, place.half.y + reach);
        let corners = [
            (-outer.x, -outer.y),
            (outer.x, -outer.y),
            (outer.x, outer.y),
            (-outer.x, outer.y),
        ];
        let mut points = corners.map(|(x, y)| tiny_skia::Point::from_xy(x, y));
        place.place.map_points(&mut points);
        let bounds = scene::Rect::around(&points.map(|point| Point::new(point.x, point.y)));
        let [r, g, b, a] = color.channels();
        let radius = radius.min(place.half.x).min(place.half.y);
        for y in rows(bounds.min.y, bounds.max.y, self.pixmap.height()) {
            for x in rows(bounds.min.x, bounds.max.x, self.pixmap.width()) {
                let mut at = tiny_skia::Point::from_xy(x as f32 + 0.5, y as f32 + 0.5);
                to_box.map_point(&mut at);
                let strength = blurred(Point::new(at.x, at.y), place.half, radius, sigma);
                self.blend(x, y, [r, g, b, a * opacity], strength);
            }
        }
    }
}

fn rows(from: f32, to: f32, limit: u32) -> std::ops::Range<i32> {
    let clamp = |value: f32| value.clamp(0.0, limit as f32) as i32;
    clamp(from.floor())..clamp(to.ceil())
}

fn blurred(at: Point, half: Point, radius: f32, sigma: f32) -> f32 {
    let lower = (at.y - half.y).max(-3.0 * sigma);
    let upper = (at.y + half.y).min(3.0 * sigma);
    if lower >= upper {
        return 0.0;
    }
    let step = (upper - lower) / ROWS as f32;
    let row = |index: u32| {
        let offset = lower + (index as f32 + 0.5) * step;
        let weight = (-offset * offset / (2.0 * sigma * sigma)).exp()
            / ((std::f32::consts::TAU).sqrt() * sigma);
        weight * step * blurred_row(at.x, at.y - offset, half, radius, sigma)
    };
    (0..ROWS).map(row).sum()
}

fn blurred_row(x: f32, y: f32, half: Point, radius: f32, sigma: f32) -> f32 {
    let above_round_part = (half.y - radius - y.abs()).min(0.0);
    let reach = half.x - radius
        + (radius * radius - above_round_part * above_round_part)
            .max(0.0)
            .sqrt();
    let part_below =
        |edge: f32| 0.5 + 0.5 * error_function((x + edge) / (std::f32::consts::SQRT_2 * sigma));
    part_below(reach) - part_below(-reach)
}

/// Abramowitz and Stegun 7.1.26, good to 1.5e-7.
fn error_function(value: f32) -> f32 {
    const FACTORS: [f32; 5] = [
        1.061_405_4,
        -1.453_152,
        1.421_413_7,
        -0.284_496_74,
        0.254_829_6,
    ];
    let t = 1.0 / (1.0 + 0.327_591_1 * value.abs());
    let sum = FACTORS.iter().fold(0.0, |sum, factor| sum * t + factor) * t;
    (1.0 - sum * (-value * value).exp()).copysign(value)
}
