//! How far two pictures are apart.

use crate::Picture;

/// How far two pictures of one size are apart. Different rasterisers never agree on every edge, so a few pixels may
/// differ a lot and many a little; a shape that is missing or misplaced makes many differ a lot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Pixels with a channel off by more than the tolerance asked for.
    pub outliers: usize,
    /// The largest difference of any channel of any pixel.
    pub largest: u8,
    /// The mean difference of all channels.
    pub mean: f64,
}

impl Difference {
    /// Compares; nothing when the sizes differ.
    #[must_use]
    pub fn between(left: &Picture, right: &Picture, tolerance: u8) -> Option<Self> {
        if (left.width, left.height) != (right.width, right.height)
            || left.rgba.len() != right.rgba.len()
        {
            return None;
        }
        let (mut outliers, mut largest, mut sum) = (0, 0, 0u64);
        for (one, other) in left.rgba.chunks_exact(4).zip(right.rgba.chunks_exact(4)) {
            let channels = one.iter().zip(other).map(|(a, b)| a.abs_diff(*b));
            let worst = channels.clone().max().unwrap_or(0);
            sum += channels.map(u64::from).sum::<u64>();
            largest = largest.max(worst);
            outliers += usize::from(worst > tolerance);
        }
        Some(Self {
            outliers,
            largest,
            mean: sum as f64 / left.rgba.len().max(1) as f64,
        })
    }
}
