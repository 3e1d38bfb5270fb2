//! Colours as eight-bit sRGB with straight alpha.

/// `0xRRGGBBAA`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Hash)]
pub struct Color(pub u32);

impl Color {
    /// Nothing to be seen; a shape's fill or stroke of this colour is not drawn.
    pub const TRANSPARENT: Self = Self(0);
    /// Opaque black.
    pub const BLACK: Self = Self(0x0000_00FF);
    /// Opaque white.
    pub const WHITE: Self = Self(0xFFFF_FFFF);

    /// Opaque, from `0xRRGGBB`.
    #[must_use]
    pub const fn rgb(rgb: u32) -> Self {
        Self(rgb << 8 | 0xFF)
    }

    /// The same colour with its alpha replaced by `alpha` (0 to 1).
    #[must_use]
    pub fn with_alpha(self, alpha: f32) -> Self {
        let byte = (alpha.clamp(0.0, 1.0) * 255.0 + 0.5) as u32;
        Self(self.0 & 0xFFFF_FF00 | byte)
    }

    /// Red, green, blue, alpha.
    #[must_use]
    pub const fn bytes(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }

    /// Red, green, blue, alpha from 0 to 1.
    #[must_use]
    pub fn channels(self) -> [f32; 4] {
        self.bytes().map(|byte| f32::from(byte) / 255.0)
    }

    /// Whether drawing with it changes nothing.
    #[must_use]
    pub const fn is_transparent(self) -> bool {
        self.0 & 0xFF == 0
    }
}
