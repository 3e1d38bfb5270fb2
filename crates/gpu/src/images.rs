//! The scene's images in an atlas of their own, premultiplied.

use crate::atlas::{Atlas, Full, Place};
use scene::{ImageId, Scene};
use std::collections::HashMap;
use std::sync::Arc;

const TEXEL_BYTES: usize = 4;

pub(crate) struct Images {
    pub(crate) atlas: Atlas,
    places: HashMap<ImageId, (Arc<[u8]>, Place)>,
}

impl Images {
    pub(crate) fn new(max_side: u32) -> Self {
        Self {
            atlas: Atlas::new(TEXEL_BYTES, max_side),
            places: HashMap::new(),
        }
    }

    pub(crate) fn clear(&mut self) {
        self.atlas.clear();
        self.places.clear();
    }

    /// Where the image's present pixels lie, or nothing when the scene has no such image.
    pub(crate) fn place(&mut self, scene: &Scene, id: ImageId) -> Result<Option<Place>, Full> {
        let Some(image) = scene.image(id) else {
            return Ok(None);
        };
        match self.places.get(&id) {
            Some((pixels, place)) if Arc::ptr_eq(pixels, image.rgba()) => Ok(Some(*place)),
            _ => {
                let place =
                    self.atlas
                        .add(image.width(), image.height(), &premultiplied(image.rgba()))?;
                self.places.insert(id, (Arc::clone(image.rgba()), place));
                Ok(Some(place))
            }
        }
    }
}

fn premultiplied(rgba: &[u8]) -> Vec<u8> {
    let times = |color: u8, alpha: u8| ((u32::from(color) * u32::from(alpha) + 127) / 255) as u8;
    rgba.chunks_exact(4)
        .flat_map(|p| {
            [
                times(p[0], p[3]),
                times(p[1], p[3]),
                times(p[2], p[3]),
                p[3],
            ]
        })
        .collect()
}
