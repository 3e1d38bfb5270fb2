//! The things a node can show, all in the node's own logical pixels.

use crate::{Color, ImageId, Point, Rect, SceneError, limits};
use std::sync::Arc;

/// A font face. The numbers are what Self programs pass and may not change.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Face {
    /// Inter 400: running text.
    #[default]
    Regular = 0,
    /// Inter 500: buttons and pills.
    Medium = 1,
    /// Inter 600: names and titles.
    SemiBold = 2,
    /// JetBrains Mono 400 without ligatures: code and slots.
    Mono = 3,
}

impl Face {
    /// Every face, in the order of its number.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Mono];

    /// The face of this number.
    #[must_use]
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }
}

/// An outline. A closed shape's stroke lies *inside* its edge, so the shape's bounds are what it covers and a
/// one-pixel border is one crisp pixel; a line's and a curve's width lies half on each side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// In logical pixels; nothing is drawn at 0.
    pub width: f32,
    /// The stroke's colour.
    pub color: Color,
}

impl Stroke {
    /// No outline.
    pub const NONE: Self = Self {
        width: 0.0,
        color: Color::TRANSPARENT,
    };

    /// An outline `width` wide.
    #[must_use]
    pub const fn new(width: f32, color: Color) -> Self {
        Self { width, color }
    }

    /// Whether it draws anything.
    #[must_use]
    pub fn is_visible(self) -> bool {
        self.width > 0.0 && !self.color.is_transparent()
    }
}

/// A cubic Bézier from where the previous segment ended. A straight piece is a cubic whose control points lie on it
/// (see [`CurveSegment::line`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveSegment {
    /// The first control point.
    pub control1: Point,
    /// The second control point.
    pub control2: Point,
    /// Where it ends.
    pub to: Point,
}

impl CurveSegment {
    /// A straight piece.
    #[must_use]
    pub fn line(from: Point, to: Point) -> Self {
        Self {
            control1: from.lerp(to, 1.0 / 3.0),
            control2: from.lerp(to, 2.0 / 3.0),
            to,
        }
    }

    /// A quadratic Bézier, raised to a cubic.
    #[must_use]
    pub fn quadratic(from: Point, control: Point, to: Point) -> Self {
        Self {
            control1: from.lerp(control, 2.0 / 3.0),
            control2: to.lerp(control, 2.0 / 3.0),
            to,
        }
    }
}

/// One thing drawn. Fill first, then stroke; later shapes lie over earlier ones, children over their parent's shapes.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle whose corners are quarter circles; the radius is at most half the shorter side. While its node is
    /// upright its edges are moved to whole device pixels.
    RoundRect {
        /// Outer bounds.
        rect: Rect,
        /// Corner radius; 0 for a plain rectangle.
        radius: f32,
        /// Inside.
        fill: Color,
        /// Outline, inside the bounds.
        stroke: Stroke,
    },
    /// A rectangle whose upper and lower corners are rounded differently: the header or the footer of a card. For the
    /// rest as [`Shape::RoundRect`].
    Panel {
        /// Outer bounds.
        rect: Rect,
        /// Radius of the two upper corners.
        upper_radius: f32,
        /// Radius of the two lower corners.
        lower_radius: f32,
        /// Inside.
        fill: Color,
        /// Outline, inside the bounds.
        stroke: Stroke,
    },
    /// The ellipse in `rect`.
    Ellipse {
        /// Outer bounds.
        rect: Rect,
        /// Inside.
        fill: Color,
        /// Outline, inside the bounds.
        stroke: Stroke,
    },
    /// A straight line with round ends; a dot when both ends meet.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// Full width.
        width: f32,
        /// Colour.
        color: Color,
    },
    /// A smooth line with round ends and joins.
    Curve {
        /// Where it starts.
        start: Point,
        /// Its pieces, each from where the last one ended.
        segments: Arc<[CurveSegment]>,
        /// Full width.
        width: f32,
        /// Colour.
        color: Color,
    },
    /// A polygon, closed by itself. Corners of a convex one are rounded by `radius` within its outline; a concave one
    /// is drawn with sharp corners.
    Polygon {
        /// 3 to [`limits::MAX_POLYGON_POINTS`] corners, either way round.
        points: Arc<[Point]>,
        /// Corner radius.
        radius: f32,
        /// Inside.
        fill: Color,
        /// Outline, inside the edge.
        stroke: Stroke,
    },
    /// One line of text. `origin` is the left end of the *baseline*; upright text is moved to whole device pixels.
    Text {
        /// Left end of the baseline.
        origin: Point,
        /// The face.
        face: Face,
        /// Em size in logical pixels.
        size: f32,
        /// Ink.
        color: Color,
        /// The text; control characters, line ends among them, take no room and show nothing.
        text: Arc<str>,
    },
    /// The soft shadow of a rounded rectangle: that rectangle blurred by a Gaussian. Offset and spread are the
    /// caller's: pass the moved and grown rectangle. A CSS blur of `b` is a `sigma` of `b / 2`.
    Shadow {
        /// The rectangle that casts it, already moved and grown.
        rect: Rect,
        /// Its corner radius.
        radius: f32,
        /// Standard deviation of the blur.
        sigma: f32,
        /// Colour, with the shadow's strength as its alpha.
        color: Color,
    },
    /// An image stretched over `rect`. One that was removed shows nothing.
    Image {
        /// Which.
        image: ImageId,
        /// Where.
        rect: Rect,
    },
    /// A grid of dots over `rect`, the desk's background: one dot in the middle of each cell of `spacing`, counted
    /// from the rectangle's upper left corner.
    Dots {
        /// What it covers.
        rect: Rect,
        /// Cell width and height; at least 1.
        spacing: f32,
        /// Radius of a dot.
        radius: f32,
        /// Colour.
        color: Color,
    },
}

impl Shape {
    /// Bounds in the node's coordinates of all it can touch, or nothing for a text, whose width only the fonts know.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        match self {
            Self::RoundRect { rect, .. }
            | Self::Panel { rect, .. }
            | Self::Ellipse { rect, .. }
            | Self::Image { rect, .. }
            | Self::Dots { rect, .. } => Some(*rect),
            Self::Line {
                from, to, width, ..
            } => Some(Rect::around(&[*from, *to]).outset(width / 2.0)),
            Self::Curve {
                start,
                segments,
                width,
                ..
            } => {
                let hull = segments
                    .iter()
                    .flat_map(|piece| [piece.control1, piece.control2, piece.to]);
                let points: Vec<Point> = std::iter::once(*start).chain(hull).collect();
                Some(Rect::around(&points).outset(width / 2.0))
            }
            Self::Polygon { points, .. } => Some(Rect::around(points)),
            Self::Shadow { rect, sigma, .. } => Some(rect.outset(3.0 * sigma)),
            Self::Text { .. } => None,
        }
    }

    /// Refuses what no renderer should have to think about.
    pub(crate) fn check(&self) -> Result<(), SceneError> {
        self.check_sizes()?;
        self.check_finite()?;
        self.check_measures()
    }

    fn check_sizes(&self) -> Result<(), SceneError> {
        match self {
            Self::Text { text, .. } if text.len() > limits::MAX_TEXT_BYTES => {
                Err(SceneError::TextTooLong)
            }
            Self::Curve { segments, .. } if segments.len() > limits::MAX_CURVE_SEGMENTS => {
                Err(SceneError::CurveTooLong)
            }
            Self::Polygon { points, .. }
                if !(3..=limits::MAX_POLYGON_POINTS).contains(&points.len()) =>
            {
                Err(SceneError::BadPolygon)
            }
            _ => Ok(()),
        }
    }

    fn check_finite(&self) -> Result<(), SceneError> {
        let finite = match self {
            Self::Text { origin, .. } => origin.is_finite(),
            Self::Shadow { rect, .. } => rect.is_finite(),
            // Not by the bounds: a minimum passes over what is not a number.
            Self::Line { from, to, .. } => from.is_finite() && to.is_finite(),
            Self::Curve {
                start, segments, ..
            } => {
                let piece_is_finite = |piece: &CurveSegment| {
                    piece.control1.is_finite() && piece.control2.is_finite() && piece.to.is_finite()
                };
                start.is_finite() && segments.iter().all(piece_is_finite)
            }
            Self::Polygon { points, .. } => points.iter().all(|point| point.is_finite()),
            _ => self.bounds().is_some_and(Rect::is_finite),
        };
        if finite {
            Ok(())
        } else {
            Err(SceneError::NotFinite)
        }
    }

    fn check_measures(&self) -> Result<(), SceneError> {
        let measures: [f32; 3] = match self {
            Self::RoundRect { radius, stroke, .. } | Self::Polygon { radius, stroke, .. } => {
                [*radius, stroke.width, 0.0]
            }
            Self::Panel {
                upper_radius,
                lower_radius,
                stroke,
                ..
            } => [*upper_radius, *lower_radius, stroke.width],
            Self::Ellipse { stroke, .. } => [stroke.width, 0.0, 0.0],
            Self::Line { width, .. } | Self::Curve { width, .. } => [*width, 0.0, 0.0],
            Self::Text { size, .. } if *size > limits::MAX_TEXT_SIZE_PX => {
                return Err(SceneError::BadMeasure);
            }
            Self::Text { size, .. } => [*size, 0.0, 0.0],
            Self::Shadow { radius, sigma, .. } => [*radius, *sigma, 0.0],
            Self::Dots { spacing, .. } if *spacing < 1.0 => return Err(SceneError::BadMeasure),
            Self::Dots {
                spacing, radius, ..
            } => [*spacing, *radius, 0.0],
            Self::Image { .. } => [0.0; 3],
        };
        let good = |measure: &f32| measure.is_finite() && *measure >= 0.0;
        if measures.iter().all(good) {
            Ok(())
        } else {
            Err(SceneError::BadMeasure)
        }
    }
}
