//! The desk of the look's picture, drawn by hand: what both renderers are judged by. It holds every kind of shape.

#![allow(
    clippy::unwrap_used,
    reason = "a scene drawn by hand for tests is within every limit"
)]

use scene::{Affine, Color, CurveSegment, Face, NodeId, Point, Rect, Scene, Shape, Stroke};
use text::TextSystem;

/// Logical pixels.
pub const WIDTH: u32 = 1440;
/// Logical pixels.
pub const HEIGHT: u32 = 900;

const DESK: Color = Color::rgb(0x00F3_F0E8);
const DOTS: Color = Color::rgb(0x00E4_DFD2);
const CARD: Color = Color::WHITE;
const HEADER: Color = Color::rgb(0x00FA_F8F3);
const INK: Color = Color::rgb(0x0023_211D);
const SECONDARY: Color = Color::rgb(0x006B_665C);
const FAINT: Color = Color::rgb(0x00A4_9E91);
const LINES: Color = Color::rgb(0x00E6_E1D6);
const VIOLET: Color = Color::rgb(0x005A_54D6);
const VIOLET_GROUND: Color = Color::rgb(0x00EC_EBFB);
const AMBER: Color = Color::rgb(0x0096_5609);
const AMBER_SOLID: Color = Color::rgb(0x00E0_922B);
const AMBER_GROUND: Color = Color::rgb(0x00FC_F0DC);
const RED: Color = Color::rgb(0x00B8_372F);
const RED_GROUND: Color = Color::rgb(0x00FB_E9E7);
const GREEN: Color = Color::rgb(0x0023_7549);
const BLUE: Color = Color::rgb(0x0025_6FAE);
const SHADOW: Color = Color::rgb(0x003C_321E);

/// Draws into a scene with a small set of words.
pub struct Desk<'a> {
    pub scene: Scene,
    pub fonts: &'a mut TextSystem,
}

/// The whole picture.
pub fn desk(fonts: &mut TextSystem) -> Scene {
    let mut desk = Desk {
        scene: Scene::new(),
        fonts,
    };
    let root = desk.scene.new_node().unwrap();
    desk.scene.set_root(Some(root)).unwrap();
    desk.scene.set_background(DESK);
    desk.record(root, |pen| {
        pen.push(Shape::Dots {
            rect: Rect::new(0.0, 0.0, WIDTH as f32, HEIGHT as f32),
            spacing: 24.0,
            radius: 1.0,
            color: DOTS,
        });
        pen.text(64.0, 70.0, Face::SemiBold, 26.0, INK, "Everything here is an object.");
        let subtitle = "Drag it, open it, change it while it runs. What it does not understand, you can teach it.";
        pen.text(64.0, 97.0, Face::Regular, 14.0, SECONDARY, subtitle);
    });
    desk.outliner(root);
    desk.debugger(root);
    desk.arrow(root);
    desk.playful(root);
    desk.held(root);
    desk.toolbar(root);
    desk.scene
}

struct Pen<'a, 'b> {
    scene: &'a mut Scene,
    fonts: &'a mut &'b mut TextSystem,
}

impl Pen<'_, '_> {
    fn push(&mut self, shape: Shape) {
        self.scene.push(shape).unwrap();
    }

    fn text(&mut self, x: f32, baseline: f32, face: Face, size: f32, color: Color, text: &str) {
        self.push(Shape::Text {
            origin: Point::new(x, baseline),
            face,
            size,
            color,
            text: text.into(),
        });
    }

    fn text_right(
        &mut self,
        right: f32,
        baseline: f32,
        face: Face,
        size: f32,
        color: Color,
        text: &str,
    ) {
        let width = self.fonts.measure(text, face, size).width;
        self.text(right - width, baseline, face, size, color, text);
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Color) {
        self.push(Shape::RoundRect {
            rect,
            radius,
            fill,
            stroke: Stroke::NONE,
        });
    }

    fn framed(&mut self, rect: Rect, radius: f32, fill: Color, line: Color) {
        self.push(Shape::RoundRect {
            rect,
            radius,
            fill,
            stroke: Stroke::new(1.0, line),
        });
    }

    fn card(&mut self, width: f32, height: f32, lift: f32) {
        let rect = |dy: f32| Rect::new(0.0, dy, width, height);
        let soft = |alpha: f32| SHADOW.with_alpha(alpha);
        let far = if lift > 0.0 {
            (22.0, 24.0, 0.22)
        } else {
            (8.0, 12.0, 0.10)
        };
        self.push(Shape::Shadow {
            rect: rect(far.0),
            radius: 10.0,
            sigma: far.1,
            color: soft(far.2),
        });
        self.push(Shape::Shadow {
            rect: rect(1.0),
            radius: 10.0,
            sigma: 1.0,
            color: soft(0.08),
        });
        self.framed(rect(0.0), 10.0, CARD, LINES);
    }

    fn header(&mut self, width: f32, fill: Color) {
        let rect = Rect::new(1.0, 1.0, width, 35.0);
        self.push(Shape::Panel {
            rect,
            upper_radius: 9.0,
            lower_radius: 0.0,
            fill,
            stroke: Stroke::NONE,
        });
    }

    fn pill(&mut self, x: f32, y: f32, text: &str, ink: Color, ground: Color) {
        let width = self.fonts.measure(text, Face::Medium, 11.0).width + 14.0;
        self.rect(Rect::new(x, y, width, 18.0), 9.0, ground);
        self.text(x + 7.0, y + 13.0, Face::Medium, 11.0, ink, text);
    }

    fn button(&mut self, x: f32, y: f32, text: &str, ink: Color, fill: Color, line: Color) -> f32 {
        let width = self.fonts.measure(text, Face::Medium, 13.0).width + 26.0;
        self.framed(Rect::new(x, y, width, 28.0), 7.0, fill, line);
        self.text(x + 13.0, y + 18.5, Face::Medium, 13.0, ink, text);
        x + width + 8.0
    }

    fn line(&mut self, from: Point, to: Point, width: f32, color: Color) {
        self.push(Shape::Line {
            from,
            to,
            width,
            color,
        });
    }

    fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, fill: Color) {
        let rect = Rect::new(x - rx, y - ry, 2.0 * rx, 2.0 * ry);
        self.push(Shape::Ellipse {
            rect,
            fill,
            stroke: Stroke::NONE,
        });
    }
}

impl Desk<'_> {
    fn record(&mut self, node: NodeId, draw: impl FnOnce(&mut Pen<'_, '_>)) {
        self.scene.begin_record(node).unwrap();
        draw(&mut Pen {
            scene: &mut self.scene,
            fonts: &mut self.fonts,
        });
        self.scene.end_record().unwrap();
    }

    fn child(
        &mut self,
        parent: NodeId,
        transform: Affine,
        draw: impl FnOnce(&mut Pen<'_, '_>),
    ) -> NodeId {
        let node = self.scene.new_node().unwrap();
        self.scene.append_child(parent, node).unwrap();
        self.scene.set_transform(node, transform).unwrap();
        self.record(node, draw);
        node
    }

    fn outliner(&mut self, root: NodeId) {
        let at = Affine::translation(64.0, 128.0);
        let card = self.child(root, at, |pen| pen.card(404.0, 432.0, 0.0));
        let inside = self.child(card, Affine::IDENTITY, |pen| {
            pen.header(402.0, HEADER);
            pen.rect(Rect::new(1.0, 36.0, 402.0, 1.0), 0.0, LINES);
            pen.text(12.0, 24.0, Face::Regular, 13.0, FAINT, "▾");
            pen.text(27.0, 23.5, Face::SemiBold, 13.0, INK, "a dancer");
            pen.pill(90.0, 10.0, "3 clones", VIOLET, VIOLET_GROUND);
            for (x, sign) in [(318.0, "↑"), (349.0, "E"), (378.0, "×")] {
                pen.text(x, 23.0, Face::Regular, 13.0, SECONDARY, sign);
            }
            pen.text(14.0, 58.0, Face::Medium, 11.0, FAINT, "parents");
            let rows = [
                (82.0, "parent*", "traits dancer"),
                (137.0, "position", "(128 @ 752)"),
                (163.0, "tempo", "96"),
            ];
            for (y, name, value) in rows {
                let ink = if name == "parent*" { VIOLET } else { INK };
                pen.text(14.0, y, Face::Mono, 12.5, ink, name);
                pen.text_right(368.0, y, Face::Mono, 12.5, SECONDARY, value);
                pen.framed(Rect::new(375.0, y - 13.0, 18.0, 18.0), 5.0, CARD, LINES);
                pen.text(380.5, y, Face::Mono, 12.5, FAINT, ":");
            }
            pen.text(14.0, 113.0, Face::Medium, 11.0, FAINT, "state");
            pen.rect(Rect::new(1.0, 254.0, 402.0, 102.0), 0.0, HEADER);
            pen.rect(Rect::new(1.0, 253.0, 402.0, 1.0), 0.0, LINES);
            let code = [
                (279.0, "\"One beat: sway toward my partner.\"", FAINT),
                (299.0, "position: position + (partner position", INK),
                (319.0, "    - position) / 40.", INK),
                (339.0, "rotateBy: tempo sine * 4. -> != ≡ ✓ 漢", INK),
            ];
            for (y, line, ink) in code {
                pen.text(14.0, y, Face::Mono, 12.5, ink, line);
            }
            pen.rect(Rect::new(1.0, 356.0, 402.0, 1.0), 0.0, LINES);
            pen.text(14.0, 407.0, Face::Mono, 12.5, FAINT, "partner position x");
            let next = pen.button(267.0, 390.0, "Do it", INK, CARD, LINES);
            pen.button(next, 390.0, "Get it", VIOLET, CARD, VIOLET);
        });
        self.scene
            .set_clip(inside, Some(Rect::new(0.0, 0.0, 404.0, 432.0)))
            .unwrap();
        let clipped = self.child(inside, Affine::translation(14.0, 180.0), |pen| {
            pen.rect(Rect::new(0.0, 0.0, 500.0, 60.0), 6.0, AMBER_GROUND);
            let long = "A row that is too long for its clip is cut at its edge, and nowhere else, whatever it says.";
            pen.text(8.0, 20.0, Face::Regular, 13.0, AMBER, long);
            pen.text(8.0, 44.0, Face::Mono, 12.5, BLUE, "0123456789 3.14e-7 16r1F");
        });
        self.scene
            .set_clip(clipped, Some(Rect::new(0.0, 0.0, 360.0, 52.0)))
            .unwrap();
    }

    fn debugger(&mut self, root: NodeId) {
        let at = Affine::translation(604.0, 252.0);
        self.child(root, at, |pen| {
            pen.card(380.0, 312.0, 0.0);
            pen.header(378.0, RED_GROUND);
            pen.rect(Rect::new(1.0, 36.0, 378.0, 1.0), 0.0, LINES);
            pen.text(
                12.0,
                23.5,
                Face::SemiBold,
                13.0,
                RED,
                "a dancer does not understand",
            );
            pen.text(
                14.0,
                63.0,
                Face::Mono,
                15.0,
                INK,
                "danceWith: a box Beats: 8",
            );
            pen.text(
                14.0,
                86.0,
                Face::Regular,
                13.0,
                SECONDARY,
                "Nearest it knows:",
            );
            pen.text(122.0, 86.0, Face::Mono, 12.5, VIOLET, "danceWith:");
            pen.rect(Rect::new(1.0, 126.0, 378.0, 26.0), 0.0, VIOLET_GROUND);
            pen.text(14.0, 143.0, Face::Mono, 12.5, INK, "button ‹press›");
            pen.text_right(369.0, 143.0, Face::Mono, 12.5, SECONDARY, "line 2");
            let next = pen.button(
                14.0,
                270.0,
                "Teach this object",
                INK,
                AMBER_SOLID,
                AMBER_SOLID,
            );
            let next = pen.button(next, 270.0, "Write it", INK, CARD, LINES);
            let next = pen.button(next, 270.0, "Abort", INK, CARD, LINES);
            pen.button(next, 270.0, "Approve", CARD, GREEN, GREEN);
        });
    }

    fn arrow(&mut self, root: NodeId) {
        self.child(root, Affine::IDENTITY, |pen| {
            let piece = CurveSegment {
                control1: Point::new(548.0, 314.0),
                control2: Point::new(520.0, 147.0),
                to: Point::new(597.0, 147.0),
            };
            let start = Point::new(459.0, 314.0);
            pen.push(Shape::Curve {
                start,
                segments: vec![piece].into(),
                width: 1.5,
                color: VIOLET,
            });
            pen.ellipse(459.0, 314.0, 3.5, 3.5, VIOLET);
            let tip =
                [(603.0, 147.0), (594.0, 142.0), (594.0, 152.0)].map(|(x, y)| Point::new(x, y));
            pen.push(Shape::Polygon {
                points: tip.into(),
                radius: 0.5,
                fill: VIOLET,
                stroke: Stroke::NONE,
            });
        });
    }

    fn playful(&mut self, root: NodeId) {
        self.child(root, Affine::translation(128.0, 752.0), |pen| {
            pen.ellipse(0.0, 0.0, 54.0, 54.0, Color::rgb(0x00E9_705B));
            for x in [-18.0, 12.0] {
                pen.ellipse(x, -14.0, 7.0, 9.0, Color::WHITE);
                pen.ellipse(x + 2.0, -11.0, 3.5, 3.5, INK);
            }
            let smile = CurveSegment::quadratic(
                Point::new(-20.0, 16.0),
                Point::new(0.0, 30.0),
                Point::new(18.0, 14.0),
            );
            pen.push(Shape::Curve {
                start: Point::new(-20.0, 16.0),
                segments: vec![smile].into(),
                width: 3.5,
                color: INK,
            });
        });
        let turned = Affine::translation(246.0, 790.0).then_inner(Affine::rotation(-0.2));
        self.child(root, turned, |pen| {
            pen.rect(
                Rect::new(-39.0, -39.0, 78.0, 78.0),
                16.0,
                Color::rgb(0x005A_8FD6),
            );
            pen.rect(Rect::new(-19.0, -13.0, 8.0, 14.0), 4.0, Color::WHITE);
            pen.rect(Rect::new(11.0, -13.0, 8.0, 14.0), 4.0, Color::WHITE);
        });
        self.child(root, Affine::translation(348.0, 756.0), |pen| {
            let corners =
                [(16.0, -64.0), (55.0, 48.0), (-54.0, 28.0)].map(|(x, y)| Point::new(x, y));
            pen.push(Shape::Polygon {
                points: corners.into(),
                radius: 7.0,
                fill: Color::rgb(0x0058_B08A),
                stroke: Stroke::NONE,
            });
            pen.ellipse(-1.0, 2.0, 5.0, 5.0, Color::WHITE);
            pen.ellipse(19.0, 5.0, 5.0, 5.0, Color::WHITE);
        });
        self.child(root, Affine::translation(430.0, 820.0), |pen| {
            let at = |x: f32, y: f32| Point::new(x, y);
            let segments = vec![
                CurveSegment {
                    control1: at(28.0, -70.0),
                    control2: at(52.0, -34.0),
                    to: at(70.0, -24.0),
                },
                CurveSegment {
                    control1: at(152.0, 22.0),
                    control2: at(124.0, -108.0),
                    to: at(176.0, -88.0),
                },
                CurveSegment {
                    control1: at(204.0, -76.0),
                    control2: at(212.0, -28.0),
                    to: at(230.0, -80.0),
                },
            ];
            pen.push(Shape::Curve {
                start: at(0.0, 0.0),
                segments: segments.into(),
                width: 10.0,
                color: Color::rgb(0x00B9_8AE0),
            });
            let star: Vec<Point> = (0..10)
                .map(|index| {
                    let (angle, radius) = (
                        index as f32 * 0.628_318_5,
                        if index % 2 == 0 { 30.0 } else { 13.0 },
                    );
                    at(320.0 + radius * angle.sin(), -40.0 - radius * angle.cos())
                })
                .collect();
            let stroke = Stroke::new(2.0, AMBER);
            pen.push(Shape::Polygon {
                points: star.into(),
                radius: 0.0,
                fill: AMBER_SOLID,
                stroke,
            });
            pen.line(
                at(380.0, -70.0),
                at(420.0, -10.0),
                6.0,
                BLUE.with_alpha(0.5),
            );
        });
        self.image(root);
    }

    fn image(&mut self, root: NodeId) {
        let shade = |x: u32, y: u32| {
            [
                (x * 32) as u8,
                (y * 32) as u8,
                160,
                if (x + y).is_multiple_of(2) { 255 } else { 96 },
            ]
        };
        let pixels: Vec<u8> = (0..8)
            .flat_map(|y| (0..8).flat_map(move |x| shade(x, y)))
            .collect();
        let image = self.scene.add_image(8, 8, pixels).unwrap();
        self.child(root, Affine::translation(1060.0, 700.0), |pen| {
            pen.push(Shape::Image {
                image,
                rect: Rect::new(0.0, 0.0, 64.0, 64.0),
            });
        });
        let ghost = self.child(
            root,
            Affine::translation(1160.0, 700.0).then_inner(Affine::rotation(0.3)),
            |pen| {
                pen.push(Shape::Image {
                    image,
                    rect: Rect::new(0.0, 0.0, 64.0, 64.0),
                });
                let stroke = Stroke::new(4.0, INK);
                let rect = Rect::new(80.0, 0.0, 90.0, 50.0);
                pen.push(Shape::Ellipse {
                    rect,
                    fill: AMBER_GROUND,
                    stroke,
                });
            },
        );
        self.scene.set_opacity(ghost, 0.6).unwrap();
    }

    fn held(&mut self, root: NodeId) {
        let tilted = Affine::translation(760.0, 645.0).then_inner(Affine::rotation(-0.03));
        let card = self.child(root, tilted, |pen| {
            pen.card(210.0, 36.0, 1.0);
            pen.text(12.0, 23.5, Face::SemiBold, 13.0, INK, "131");
            pen.pill(40.0, 9.0, "smallInt", VIOLET, VIOLET_GROUND);
            pen.text(184.0, 23.0, Face::Regular, 13.0, SECONDARY, "E");
        });
        let clipped = self.child(card, Affine::translation(120.0, 8.0), |pen| {
            pen.rect(Rect::new(0.0, 0.0, 200.0, 20.0), 4.0, AMBER_GROUND);
            pen.text(4.0, 14.0, Face::Mono, 11.0, AMBER, "clipped text");
        });
        self.scene
            .set_clip(clipped, Some(Rect::new(0.0, 0.0, 54.0, 20.0)))
            .unwrap();
    }

    fn toolbar(&mut self, root: NodeId) {
        self.child(root, Affine::translation(550.0, 840.0), |pen| {
            pen.card(340.0, 40.0, 0.0);
            pen.text(18.0, 25.0, Face::Regular, 13.0, INK, "↶");
            pen.text(56.0, 25.0, Face::Regular, 13.0, INK, "↷");
            for (x, word, ink) in [
                (94.0, "Palette", INK),
                (165.0, "Find", INK),
                (220.0, "Radar", INK),
                (284.0, "Saved", FAINT),
            ] {
                pen.text(x, 24.5, Face::Medium, 13.0, ink, word);
            }
        });
    }
}
