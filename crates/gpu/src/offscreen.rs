//! Draws a scene into a picture in memory: for tests, and for saving what is seen.

use crate::device::{Gpu, instance};
use crate::painter::Painter;
use crate::{FrameSize, GpuError};
use scene::Scene;
use text::TextSystem;

/// Pixels in rows from the top, four bytes each: red, green, blue, alpha (255 everywhere).
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// A device without a surface. What it keeps from one picture to the next is as in [`crate::Renderer`].
pub struct Offscreen {
    gpu: Gpu,
    painter: Painter,
}

impl Offscreen {
    /// Gets a device.
    ///
    /// # Errors
    /// [`GpuError::NoAdapter`], [`GpuError::NoDevice`].
    pub async fn new() -> Result<Self, GpuError> {
        let gpu = Gpu::open(&instance(), None).await?;
        let painter = Painter::new(&gpu);
        Ok(Self { gpu, painter })
    }

    /// The backend and adapter in use, for people.
    #[must_use]
    pub fn adapter_name(&self) -> String {
        let info = self.gpu.adapter.get_info();
        format!("{:?}, {}", info.backend, info.name)
    }

    /// Only takes the scene in, without drawing it: the part of a frame that costs the CPU. For measuring; what
    /// changed is not painted by a later call either.
    pub fn compose(&mut self, scene: &Scene, fonts: &mut TextSystem, size: FrameSize) {
        let _ = self.painter.compose(scene, fonts, size);
    }

    /// Draws and waits until it is done, without reading the picture back.
    ///
    /// # Errors
    /// [`GpuError::Lost`].
    pub fn draw(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        size: FrameSize,
    ) -> Result<(), GpuError> {
        self.paint(scene, fonts, size)?;
        self.wait()
    }

    /// Draws the scene and reads the picture back. Natively only: a browser cannot wait.
    ///
    /// # Errors
    /// [`GpuError::Lost`], [`GpuError::NoReadback`].
    pub fn picture(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        size: FrameSize,
    ) -> Result<Picture, GpuError> {
        self.paint(scene, fonts, size)?;
        let picture = self.painter.picture().ok_or(GpuError::Lost)?;
        self.read_back(&picture.texture)
    }

    fn paint(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        size: FrameSize,
    ) -> Result<(), GpuError> {
        let size = size.within(self.gpu.device.limits().max_texture_dimension_2d);
        self.painter.paint(&self.gpu, scene, fonts, size);
        if self.gpu.health.is_lost() {
            return Err(GpuError::NoReadback(self.gpu.health.reason()));
        }
        Ok(())
    }

    fn wait(&self) -> Result<(), GpuError> {
        self.gpu
            .device
            .poll(wgpu::PollType::wait_indefinitely())
            .map(|_| ())
            .map_err(|_| GpuError::Lost)
    }

    fn read_back(&self, target: &wgpu::Texture) -> Result<Picture, GpuError> {
        let (width, height) = (target.width(), target.height());
        let row_bytes = 4 * width;
        let padded_row_bytes = row_bytes.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = self.gpu.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("picture"),
            size: u64::from(padded_row_bytes) * u64::from(height),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(padded_row_bytes),
            rows_per_image: None,
        };
        let mut encoder = self
            .gpu
            .device
            .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let into = wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout,
        };
        encoder.copy_texture_to_buffer(target.as_image_copy(), into, target.size());
        self.gpu.queue.submit([encoder.finish()]);
        // Whether mapping worked shows when the range is asked for.
        buffer.map_async(wgpu::MapMode::Read, .., |_| ());
        self.wait()?;
        let mapped = buffer
            .get_mapped_range(..)
            .map_err(|reason| GpuError::NoReadback(reason.to_string()))?;
        let rows = mapped.chunks_exact(padded_row_bytes as usize);
        let rgba = rows
            .flat_map(|row| row[..row_bytes as usize].iter().copied())
            .collect();
        Ok(Picture {
            width,
            height,
            rgba,
        })
    }
}
