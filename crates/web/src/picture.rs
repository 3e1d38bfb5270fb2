//! The picture on the canvas: a renderer that may be away while its device is
//! replaced.

use gpu::{Drawn, FrameSize, GpuError, Renderer, wgpu};
use scene::Scene;
use text::TextSystem;
use web_sys::OffscreenCanvas;

use crate::messages::Size;
use crate::words::{self, Word};

/// The renderer with the fonts it draws with.
pub struct Picture {
    renderer: Renderer,
    fonts: TextSystem,
}

impl Picture {
    /// Takes the canvas and gets a device for it.
    pub async fn new(canvas: OffscreenCanvas, size: Size) -> Result<Self, String> {
        let instance = gpu::instance();
        let surface = instance
            .create_surface(wgpu::SurfaceTarget::OffscreenCanvas(canvas))
            .map_err(|error| error.to_string())?;
        let renderer = Renderer::new(instance, surface, frame_size(size))
            .await
            .map_err(|error| error.to_string())?;
        Ok(Self {
            renderer,
            fonts: TextSystem::new(),
        })
    }

    /// Draws `scene` if it or the size changed.
    pub fn draw(&mut self, scene: &Scene) -> Result<Drawn, GpuError> {
        self.renderer.render(scene, &mut self.fonts)
    }

    /// The texts that `scene` shows.
    pub fn words(&mut self, scene: &Scene) -> Vec<Word> {
        words::words(scene, &mut self.fonts)
    }

    /// Takes a new size; the next drawing uses it.
    pub fn resize(&mut self, size: Size) {
        self.renderer.resize(frame_size(size));
    }

    /// Gets a new device after the old one was lost.
    pub async fn recover(&mut self) -> Result<(), GpuError> {
        self.renderer.recover().await
    }

    /// Why the device is gone, for the console.
    pub fn loss_reason(&self) -> String {
        self.renderer.loss_reason()
    }

    /// What draws, for people.
    pub fn adapter_name(&self) -> String {
        self.renderer.adapter_name()
    }
}

fn frame_size(size: Size) -> FrameSize {
    FrameSize {
        width: size.width_px,
        height: size.height_px,
        dpr: size.device_pixel_ratio,
    }
}
