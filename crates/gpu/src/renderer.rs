//! Draws a scene into a window or a canvas, when something changed.

use crate::GpuError;
use crate::device::Gpu;
use crate::kept_picture::Copier;
use crate::painter::Painter;
use scene::Scene;
use text::TextSystem;

/// The size of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameSize {
    /// Device pixels; at least 1, and brought down to what the device can do.
    pub width: u32,
    /// Device pixels; at least 1, and brought down to what the device can do.
    pub height: u32,
    /// Device pixels a logical one: the screen's ratio times the interface's scale.
    pub dpr: f64,
}

impl FrameSize {
    pub(crate) fn within(self, max_side: u32) -> Self {
        let dpr = if self.dpr.is_finite() && self.dpr > 0.0 {
            self.dpr
        } else {
            1.0
        };
        Self {
            width: self.width.clamp(1, max_side),
            height: self.height.clamp(1, max_side),
            dpr,
        }
    }
}

/// What [`Renderer::render`] did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Drawn {
    /// A new frame was shown.
    Frame,
    /// Nothing changed since the last one, so nothing was done.
    Unchanged,
    /// The surface has no texture just now (hidden, or busy): ask again later.
    NotNow,
}

/// Draws one scene into one surface.
pub struct Renderer {
    instance: wgpu::Instance,
    surface: wgpu::Surface<'static>,
    gpu: Gpu,
    painter: Painter,
    copier: Copier,
    config: wgpu::SurfaceConfiguration,
    size: FrameSize,
    /// The scene's version that the kept picture shows.
    drawn: Option<u64>,
    /// Whether the surface shows the kept picture.
    shown: bool,
}

impl Renderer {
    /// Takes a surface, made from a canvas or a window by the same instance, and gets a device for it.
    ///
    /// # Errors
    /// [`GpuError::NoAdapter`], [`GpuError::NoDevice`], [`GpuError::NoFormat`].
    pub async fn new(
        instance: wgpu::Instance,
        surface: wgpu::Surface<'static>,
        size: FrameSize,
    ) -> Result<Self, GpuError> {
        let gpu = Gpu::open(&instance, Some(&surface)).await?;
        let size = size.within(gpu.device.limits().max_texture_dimension_2d);
        let config = configuration(&surface, &gpu, size)?;
        surface.configure(&gpu.device, &config);
        let (painter, copier) = (Painter::new(&gpu), Copier::new(&gpu.device, config.format));
        Ok(Self {
            instance,
            surface,
            gpu,
            painter,
            copier,
            config,
            size,
            drawn: None,
            shown: false,
        })
    }

    /// Draws the scene if it, or the size, changed since the last frame. Always give it the same scene: it is told
    /// from its former self by its version alone.
    ///
    /// # Errors
    /// [`GpuError::Lost`].
    pub fn render(&mut self, scene: &Scene, fonts: &mut TextSystem) -> Result<Drawn, GpuError> {
        if self.is_lost() {
            return Err(GpuError::Lost);
        }
        if self.drawn != Some(scene.version()) {
            // What changed may lie where nobody sees it.
            self.shown &= !self.painter.paint(&self.gpu, scene, fonts, self.size);
            self.drawn = Some(scene.version());
        }
        if self.shown {
            Ok(Drawn::Unchanged)
        } else {
            self.show()
        }
    }

    fn show(&mut self) -> Result<Drawn, GpuError> {
        let Some(frame) = self.next_texture() else {
            return if self.is_lost() {
                Err(GpuError::Lost)
            } else {
                Ok(Drawn::NotNow)
            };
        };
        if let Some(picture) = self.painter.picture() {
            let view = frame
                .texture
                .create_view(&wgpu::TextureViewDescriptor::default());
            self.copier.copy(&self.gpu, picture, &view);
        }
        self.gpu.queue.present(frame);
        self.shown = true;
        Ok(Drawn::Frame)
    }

    /// Takes a new size; the next [`Renderer::render`] draws.
    pub fn resize(&mut self, size: FrameSize) {
        let size = size.within(self.gpu.device.limits().max_texture_dimension_2d);
        if size == self.size {
            return;
        }
        self.size = size;
        (self.config.width, self.config.height) = (size.width, size.height);
        self.surface.configure(&self.gpu.device, &self.config);
        self.invalidate();
    }

    /// The size drawn at.
    #[must_use]
    pub fn size(&self) -> FrameSize {
        self.size
    }

    /// Makes the next [`Renderer::render`] draw even if nothing changed.
    pub fn invalidate(&mut self) {
        self.drawn = None;
        self.shown = false;
    }

    /// Whether the device is gone: [`Renderer::recover`] is due.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.gpu.health.is_lost()
    }

    /// Why the device is gone, for a log; empty while it is there.
    #[must_use]
    pub fn loss_reason(&self) -> String {
        self.gpu.health.reason()
    }

    /// Says that the device is gone, for a shell that hears of it first (a canvas's `webglcontextlost`).
    pub fn mark_lost(&mut self, reason: &str) {
        self.gpu.health.lose(reason);
    }

    /// Gets a new device for the same surface and forgets everything that was on the old one. A lost WebGL2 context
    /// is not given back to the same canvas: there the shell makes a new canvas and a new renderer.
    ///
    /// # Errors
    /// As [`Renderer::new`]; the renderer stays lost.
    pub async fn recover(&mut self) -> Result<(), GpuError> {
        let gpu = Gpu::open(&self.instance, Some(&self.surface)).await?;
        self.config = configuration(&self.surface, &gpu, self.size)?;
        self.surface.configure(&gpu.device, &self.config);
        self.painter = Painter::new(&gpu);
        self.copier = Copier::new(&gpu.device, self.config.format);
        self.gpu = gpu;
        self.invalidate();
        Ok(())
    }

    /// The backend and adapter in use, for people: `BrowserWebGpu, …`.
    #[must_use]
    pub fn adapter_name(&self) -> String {
        let info = self.gpu.adapter.get_info();
        format!("{:?}, {}", info.backend, info.name)
    }

    fn next_texture(&mut self) -> Option<wgpu::SurfaceTexture> {
        use wgpu::CurrentSurfaceTexture as Current;
        match self.surface.get_current_texture() {
            Current::Success(frame) => Some(frame),
            // Good enough for now; configured anew before the next.
            Current::Suboptimal(frame) => Some(frame),
            Current::Outdated => {
                self.surface.configure(&self.gpu.device, &self.config);
                match self.surface.get_current_texture() {
                    Current::Success(frame) | Current::Suboptimal(frame) => Some(frame),
                    _ => None,
                }
            }
            Current::Lost => {
                self.gpu.health.lose("the surface was lost");
                None
            }
            Current::Timeout | Current::Occluded | Current::Validation => None,
        }
    }
}

/// The formats scenes can be drawn in: eight bits, not sRGB. Backends list formats in different orders, so the first
/// of theirs is not taken blindly.
const FORMATS: [wgpu::TextureFormat; 2] = [
    wgpu::TextureFormat::Bgra8Unorm,
    wgpu::TextureFormat::Rgba8Unorm,
];

fn configuration(
    surface: &wgpu::Surface<'static>,
    gpu: &Gpu,
    size: FrameSize,
) -> Result<wgpu::SurfaceConfiguration, GpuError> {
    let can = surface.get_capabilities(&gpu.adapter);
    // The order is the surface's: on the web its first is the one that needs no copy.
    let format = can
        .formats
        .iter()
        .find(|format| FORMATS.contains(format))
        .ok_or(GpuError::NoFormat)?;
    let opaque = wgpu::CompositeAlphaMode::Opaque;
    let alpha_mode = if can.alpha_modes.contains(&opaque) {
        opaque
    } else {
        wgpu::CompositeAlphaMode::Auto
    };
    Ok(wgpu::SurfaceConfiguration {
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
        format: *format,
        color_space: wgpu::SurfaceColorSpace::default(),
        width: size.width,
        height: size.height,
        desired_maximum_frame_latency: 2,
        present_mode: wgpu::PresentMode::AutoVsync,
        alpha_mode,
        view_formats: Vec::new(),
    })
}
