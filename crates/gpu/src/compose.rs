//! From a scene to what is uploaded for a frame: the node table, the points, the stream of quads.

use crate::atlas::{Atlas, Full};
use crate::batch::{Batch, add_stretch};
use crate::damage::{Damage, Placement};
use crate::encode::{Encoded, GlyphPlace, Seen, encode};
use crate::images::Images;
use crate::quad::Quad;
use crate::tables::{MAX_POINTS, NodeTable};
use scene::{Affine, NodeId, Placed, Rect, Scene};
use std::collections::HashMap;
use text::{GlyphKey, TextSystem};

/// More quads are not drawn in one frame (56 MB); those in front are left out.
const MAX_QUADS: usize = 1_000_000;

/// Where glyphs lie that were rasterised so far.
pub(crate) struct Glyphs {
    pub(crate) atlas: Atlas,
    places: HashMap<GlyphKey, Option<GlyphPlace>>,
}

impl Glyphs {
    /// The glyph's image, or nothing for one without ink.
    pub(crate) fn get(
        &mut self,
        fonts: &mut TextSystem,
        key: GlyphKey,
    ) -> Result<Option<GlyphPlace>, Full> {
        if let Some(&known) = self.places.get(&key) {
            return Ok(known);
        }
        let image = fonts.rasterise(key);
        let place = match image.coverage.is_empty() {
            true => None,
            false => {
                let place = self.atlas.add(image.width, image.height, &image.coverage)?;
                Some(GlyphPlace {
                    place,
                    left: image.left,
                    top: image.top,
                })
            }
        };
        self.places.insert(key, place);
        Ok(place)
    }
}

/// Both atlases.
pub(crate) struct Atlases {
    pub(crate) glyphs: Glyphs,
    pub(crate) images: Images,
}

impl Atlases {
    fn new(max_side: u32) -> Self {
        Self {
            glyphs: Glyphs {
                atlas: Atlas::new(1, max_side),
                places: HashMap::new(),
            },
            images: Images::new(max_side),
        }
    }

    fn clear(&mut self) {
        self.glyphs.atlas.clear();
        self.glyphs.places.clear();
        self.images.clear();
    }
}

struct Kept {
    node: NodeId,
    encoded: Encoded,
    serial: u64,
}

/// Everything that can be uploaded, and what is kept from frame to frame.
pub(crate) struct Composer {
    pub(crate) atlases: Atlases,
    pub(crate) nodes: NodeTable,
    pub(crate) quads: Vec<Quad>,
    pub(crate) batches: Vec<Batch>,
    pub(crate) points: Vec<[f32; 2]>,
    kept: Vec<Option<Kept>>,
    next_serial: u64,
    /// What makes up the stream, in paint order.
    placements: Vec<Placement>,
    stream_changed: bool,
}

impl Composer {
    pub(crate) fn new(max_texture_side: u32) -> Self {
        Self {
            atlases: Atlases::new(max_texture_side),
            nodes: NodeTable::default(),
            quads: Vec::new(),
            batches: Vec::new(),
            points: Vec::new(),
            kept: Vec::new(),
            next_serial: 1,
            placements: Vec::new(),
            stream_changed: true,
        }
    }

    /// Takes the scene in and answers what of the picture changed. `to_device` maps logical to device pixels,
    /// `viewport` is the device's rectangle.
    pub(crate) fn compose(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        to_device: Affine,
        viewport: Rect,
    ) -> Damage {
        let before = std::mem::take(&mut self.placements);
        if self.place_all(scene, fonts, to_device, viewport) == Err(Full) {
            // Mostly filled with what is not shown any more: begin anew with what is.
            self.atlases.clear();
            self.kept.clear();
            // Full even so: what found no place stays out of the picture.
            let _ = self.place_all(scene, fonts, to_device, viewport);
        }
        let serials = |placements: &[Placement]| {
            placements
                .iter()
                .map(|placement| placement.serial)
                .collect::<Vec<_>>()
        };
        if serials(&before) != serials(&self.placements) {
            self.forget_freed(scene);
            self.build_stream();
        }
        Damage::between(&before, &self.placements)
    }

    /// Whether the quads or points differ from those that were there when this was last asked.
    pub(crate) fn take_stream_changed(&mut self) -> bool {
        std::mem::take(&mut self.stream_changed)
    }

    /// The next question whether the stream changed is answered with yes.
    pub(crate) fn mark_stream_changed(&mut self) {
        self.stream_changed = true;
    }

    fn place_all(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        to_device: Affine,
        viewport: Rect,
    ) -> Result<(), Full> {
        let mut result = Ok(());
        let (mut quad_count, mut point_count) = (0, 0);
        self.placements.clear();
        scene.visit(to_device, |placed| {
            if placed.node.shapes().is_empty() {
                return;
            }
            let kept = match self.keep(scene, fonts, placed) {
                Ok(kept) => kept,
                Err(Full) => return result = Err(Full),
            };
            let (quads, points) = (kept.encoded.quads.len(), kept.encoded.points.len());
            let fits = quad_count + quads <= MAX_QUADS && point_count + points <= MAX_POINTS;
            let bounds = seen_part(placed, kept.encoded.bounds, viewport);
            if fits && !bounds.is_empty() {
                let (slot, serial) = (placed.id.slot(), kept.serial);
                let moved = self.nodes.set(slot, placed, point_count);
                self.placements.push(Placement {
                    slot,
                    serial,
                    bounds,
                    moved,
                });
                quad_count += quads;
                point_count += points;
            }
        });
        result
    }

    fn keep(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        placed: &Placed<'_>,
    ) -> Result<&Kept, Full> {
        let slot = placed.id.slot();
        if self.kept.len() <= slot {
            self.kept.resize_with(slot + 1, || None);
        }
        let seen = Seen::through(placed.transform);
        let is_current = |kept: &Kept| kept.encoded.is_current(scene, placed.node.shapes(), seen);
        if !self.kept[slot].as_ref().is_some_and(is_current) {
            let encoded = encode(scene, placed.id, seen, &mut self.atlases, fonts)?;
            self.kept[slot] = Some(Kept {
                node: placed.id,
                encoded,
                serial: self.next_serial,
            });
            self.next_serial += 1;
        }
        Ok(self.kept[slot].as_ref().expect("set just above"))
    }

    fn forget_freed(&mut self, scene: &Scene) {
        for place in &mut self.kept {
            if place
                .as_ref()
                .is_some_and(|kept| scene.node(kept.node).is_err())
            {
                *place = None;
            }
        }
    }

    fn build_stream(&mut self) {
        self.quads.clear();
        self.batches.clear();
        self.points.clear();
        let shown = self
            .placements
            .iter()
            .filter_map(|placement| self.kept[placement.slot].as_ref());
        for kept in shown {
            self.quads.extend_from_slice(&kept.encoded.quads);
            kept.encoded
                .stretches
                .iter()
                .for_each(|&stretch| add_stretch(&mut self.batches, stretch));
            self.points.extend_from_slice(&kept.encoded.points);
        }
        self.stream_changed = true;
    }
}

/// How far a shape can reach over its bounds: half a pixel by smoothing, one by being moved to whole pixels.
const REACH_PX: f32 = 2.0;

/// What a node can touch of the device.
fn seen_part(placed: &Placed<'_>, bounds: Rect, viewport: Rect) -> Rect {
    let on_device = placed.transform.bounds_of(bounds).outset(REACH_PX);
    let window = placed.clip.map_or(viewport, |clip| {
        clip.device_bounds().outset(REACH_PX).intersection(viewport)
    });
    on_device.intersection(window)
}
