//! Stands in for the world until it boots: two cards that can be dragged.
use crate::machine::{Machine, Report, Rest};
use ports::event::Event;
use scene::*;

pub struct Demo {
    scene: Scene,
    boxes: Vec<(NodeId, f32, f32)>,
    held: Option<(usize, f32, f32)>,
    changes: u64,
    pending: Vec<Event>,
    effects: Vec<ports::event::Effect>,
}

pub fn boot(image: &[u8]) -> Result<Demo, String> {
    let mut scene = Scene::new();
    let root = scene.new_node().map_err(|e| e.to_string())?;
    let mut place = (120.0f32, 200.0f32);
    if image.len() == 8 {
        place = (
            f32::from_le_bytes([image[0], image[1], image[2], image[3]]),
            f32::from_le_bytes([image[4], image[5], image[6], image[7]]),
        );
    }
    let mut boxes = vec![];
    for (i, color) in [Color::rgb(0xE9705B), Color::rgb(0x5A8FD6)]
        .into_iter()
        .enumerate()
    {
        let n = scene.new_node().map_err(|e| e.to_string())?;
        scene.begin_record(n).ok();
        scene
            .push(Shape::RoundRect {
                rect: Rect::new(0., 0., 160., 100.),
                radius: 10.,
                fill: color,
                stroke: Stroke::NONE,
            })
            .map_err(|e| e.to_string())?;
        scene.end_record().ok();
        let (x, y) = if i == 0 { place } else { (400.0, 200.0) };
        scene.set_transform(n, Affine::translation(x, y)).ok();
        scene.append_child(root, n).map_err(|e| e.to_string())?;
        boxes.push((n, x, y));
    }
    scene.set_background(Color::rgb(0xF3F0E8));
    scene.set_root(Some(root)).map_err(|e| e.to_string())?;
    Ok(Demo {
        scene,
        boxes,
        held: None,
        changes: 0,
        pending: vec![],
        effects: vec![],
    })
}
impl Machine for Demo {
    fn push(&mut self, event: Event) {
        self.pending.push(event);
    }
    fn step(&mut self, steps: u64) -> Report {
        for e in std::mem::take(&mut self.pending) {
            match e {
                Event::PointerDown(p) => {
                    let (x, y) = (p.x as f32, p.y as f32);
                    self.held = self
                        .boxes
                        .iter()
                        .position(|b| x >= b.1 && x < b.1 + 160. && y >= b.2 && y < b.2 + 100.)
                        .map(|i| (i, x - self.boxes[i].1, y - self.boxes[i].2));
                }
                Event::PointerMove(p) => {
                    if let Some((i, dx, dy)) = self.held {
                        let (n, _, _) = self.boxes[i];
                        let (x, y) = (p.x as f32 - dx, p.y as f32 - dy);
                        self.boxes[i] = (n, x, y);
                        self.scene.set_transform(n, Affine::translation(x, y)).ok();
                        self.changes += 1;
                    }
                }
                Event::PointerUp(_) => self.held = None,
                _ => {}
            }
        }
        Report {
            steps: steps.min(100),
            rest: Rest::UntilEvent,
            effects: std::mem::take(&mut self.effects),
        }
    }
    fn scene(&self) -> &Scene {
        &self.scene
    }
    fn save(&mut self) -> Result<Vec<u8>, String> {
        let mut v = self.boxes[0].1.to_le_bytes().to_vec();
        v.extend(self.boxes[0].2.to_le_bytes());
        Ok(v)
    }
    fn change_count(&self) -> u64 {
        self.changes
    }
}
