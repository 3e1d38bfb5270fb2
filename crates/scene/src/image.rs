//! Pictures made of pixels, held by the scene and shown by [`crate::Shape::Image`].

use crate::{Scene, SceneError, limits};
use std::sync::Arc;

/// An image's handle; never handed out twice.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, PartialOrd, Ord)]
pub struct ImageId(pub u32);

/// Pixels in rows from the top, four bytes each: red, green, blue, straight alpha.
#[derive(Clone, Debug)]
pub struct Image {
    width: u32,
    height: u32,
    rgba: Arc<[u8]>,
}

impl Image {
    fn new(width: u32, height: u32, rgba: Arc<[u8]>) -> Result<Self, SceneError> {
        let side_fits = |side: u32| (1..=limits::MAX_IMAGE_SIDE_PX).contains(&side);
        let byte_count = u64::from(width) * u64::from(height) * 4;
        if !side_fits(width) || !side_fits(height) || rgba.len() as u64 != byte_count {
            return Err(SceneError::BadImage);
        }
        Ok(Self {
            width,
            height,
            rgba,
        })
    }

    /// Pixels a row.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, `4 * width * height` bytes. They are replaced as a whole: the same pointer, the same pixels.
    #[must_use]
    pub fn rgba(&self) -> &Arc<[u8]> {
        &self.rgba
    }
}

impl Scene {
    /// Holds an image.
    ///
    /// # Errors
    /// [`SceneError::BadImage`], [`SceneError::TooManyImages`].
    pub fn add_image(
        &mut self,
        width: u32,
        height: u32,
        rgba: impl Into<Arc<[u8]>>,
    ) -> Result<ImageId, SceneError> {
        if self.images.len() >= limits::MAX_IMAGES || self.next_image == u32::MAX {
            return Err(SceneError::TooManyImages);
        }
        let image = Image::new(width, height, rgba.into())?;
        let id = ImageId(self.next_image);
        self.next_image += 1;
        self.images.insert(id, image);
        self.touch();
        Ok(id)
    }

    /// Replaces an image's pixels and size.
    ///
    /// # Errors
    /// [`SceneError::NoSuchImage`], [`SceneError::BadImage`].
    pub fn update_image(
        &mut self,
        id: ImageId,
        width: u32,
        height: u32,
        rgba: impl Into<Arc<[u8]>>,
    ) -> Result<(), SceneError> {
        let place = self
            .images
            .get_mut(&id)
            .ok_or(SceneError::NoSuchImage(id))?;
        *place = Image::new(width, height, rgba.into())?;
        self.touch();
        Ok(())
    }

    /// Lets an image go; shapes that name it show nothing from now on.
    ///
    /// # Errors
    /// [`SceneError::NoSuchImage`].
    pub fn remove_image(&mut self, id: ImageId) -> Result<(), SceneError> {
        self.images.remove(&id).ok_or(SceneError::NoSuchImage(id))?;
        self.touch();
        Ok(())
    }

    /// The image of this id, if it is still held.
    #[must_use]
    pub fn image(&self, id: ImageId) -> Option<&Image> {
        self.images.get(&id)
    }
}
