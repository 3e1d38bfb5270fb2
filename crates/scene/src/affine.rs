//! Points, rectangles and affine maps of the plane in `f32`.

/// A point or a vector in some node's logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Rightward.
    pub x: f32,
    /// Downward.
    pub y: f32,
}

impl Point {
    /// The point `(x, y)`.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The vector's length.
    #[must_use]
    pub fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The point a part `t` of the way to `other`.
    #[must_use]
    pub fn lerp(self, other: Self, t: f32) -> Self {
        self + (other - self) * t
    }

    pub(crate) fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl std::ops::Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl std::ops::Mul<f32> for Point {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// An axis-aligned rectangle by its corners. It is empty where `min` is not below `max` on both axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Rect {
    /// A rectangle from its upper left corner and its size.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            min: Point::new(x, y),
            max: Point::new(x + width, y + height),
        }
    }

    /// The smallest rectangle around the points; empty at the origin for none.
    #[must_use]
    pub fn around(points: &[Point]) -> Self {
        let Some(&first) = points.first() else {
            return Self::default();
        };
        points.iter().fold(
            Self {
                min: first,
                max: first,
            },
            |rect, &point| rect.including(point),
        )
    }

    fn including(self, point: Point) -> Self {
        Self {
            min: Point::new(self.min.x.min(point.x), self.min.y.min(point.y)),
            max: Point::new(self.max.x.max(point.x), self.max.y.max(point.y)),
        }
    }

    /// Its width; negative when the corners are swapped.
    #[must_use]
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// Its height; negative when the corners are swapped.
    #[must_use]
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Its middle.
    #[must_use]
    pub fn center(self) -> Point {
        self.min.lerp(self.max, 0.5)
    }

    /// Grown by `margin` on every side (shrunk when negative).
    #[must_use]
    pub fn outset(self, margin: f32) -> Self {
        let by = Point::new(margin, margin);
        Self {
            min: self.min - by,
            max: self.max + by,
        }
    }

    /// What both cover; empty when they do not meet.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self {
            min: Point::new(self.min.x.max(other.min.x), self.min.y.max(other.min.y)),
            max: Point::new(self.max.x.min(other.max.x), self.max.y.min(other.max.y)),
        }
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        // Written so that a NaN, which no scene holds, would count as empty too.
        !(self.min.x < self.max.x && self.min.y < self.max.y)
    }

    /// Its corners, clockwise from the upper left.
    #[must_use]
    pub fn corners(self) -> [Point; 4] {
        [
            self.min,
            Point::new(self.max.x, self.min.y),
            self.max,
            Point::new(self.min.x, self.max.y),
        ]
    }

    pub(crate) fn is_finite(self) -> bool {
        self.min.is_finite() && self.max.is_finite()
    }
}

/// The map `(x, y) → (a·x + c·y + e, b·x + d·y + f)`, the order of the CSS and canvas `matrix()`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine {
    /// x to x.
    pub a: f32,
    /// x to y.
    pub b: f32,
    /// y to x.
    pub c: f32,
    /// y to y.
    pub d: f32,
    /// Translation rightward.
    pub e: f32,
    /// Translation downward.
    pub f: f32,
}

impl Affine {
    /// The map that changes nothing.
    pub const IDENTITY: Self = Self {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    /// Moves by `(x, y)`.
    #[must_use]
    pub const fn translation(x: f32, y: f32) -> Self {
        Self {
            e: x,
            f: y,
            ..Self::IDENTITY
        }
    }

    /// Scales about the origin.
    #[must_use]
    pub const fn scale(x: f32, y: f32) -> Self {
        Self {
            a: x,
            d: y,
            ..Self::IDENTITY
        }
    }

    /// Turns clockwise (y points down) about the origin.
    #[must_use]
    pub fn rotation(radians: f32) -> Self {
        let (sin, cos) = radians.sin_cos();
        Self {
            a: cos,
            b: sin,
            c: -sin,
            d: cos,
            e: 0.0,
            f: 0.0,
        }
    }

    /// First `inner`, then `self`: where a child's point lies in its parent's parent.
    #[must_use]
    pub fn then_inner(self, inner: Self) -> Self {
        Self {
            a: self.a * inner.a + self.c * inner.b,
            b: self.b * inner.a + self.d * inner.b,
            c: self.a * inner.c + self.c * inner.d,
            d: self.b * inner.c + self.d * inner.d,
            e: self.a * inner.e + self.c * inner.f + self.e,
            f: self.b * inner.e + self.d * inner.f + self.f,
        }
    }

    /// Where `point` goes.
    #[must_use]
    pub fn apply(self, point: Point) -> Point {
        Point::new(
            self.a * point.x + self.c * point.y + self.e,
            self.b * point.x + self.d * point.y + self.f,
        )
    }

    /// The smallest axis-aligned rectangle around the image of `rect`.
    #[must_use]
    pub fn bounds_of(self, rect: Rect) -> Rect {
        Rect::around(&rect.corners().map(|corner| self.apply(corner)))
    }

    /// By how much areas grow; negative when the map mirrors.
    #[must_use]
    pub fn determinant(self) -> f32 {
        self.a * self.d - self.b * self.c
    }

    /// The map back, or nothing when the plane is flattened to a line.
    #[must_use]
    pub fn inverse(self) -> Option<Self> {
        let det = self.determinant();
        if !det.is_normal() {
            return None;
        }
        let (a, b, c, d) = (self.d / det, -self.b / det, -self.c / det, self.a / det);
        let inverse = Self {
            a,
            b,
            c,
            d,
            e: -(a * self.e + c * self.f),
            f: -(b * self.e + d * self.f),
        };
        inverse.is_finite().then_some(inverse)
    }

    /// The factor by which lengths grow on average: the square root of the area's factor.
    #[must_use]
    pub fn mean_scale(self) -> f32 {
        self.determinant().abs().sqrt()
    }

    /// Whether rectangles stay upright rectangles, unmirrored and unturned.
    #[must_use]
    pub fn is_upright(self) -> bool {
        let tolerance = 1e-5 * (self.a.abs() + self.d.abs());
        self.b.abs() <= tolerance && self.c.abs() <= tolerance && self.a > 0.0 && self.d > 0.0
    }

    pub(crate) fn is_finite(self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f]
            .iter()
            .all(|number| number.is_finite())
    }
}

impl Default for Affine {
    fn default() -> Self {
        Self::IDENTITY
    }
}
