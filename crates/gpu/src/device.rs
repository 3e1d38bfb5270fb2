//! Getting a device, and knowing when it is gone.

use crate::GpuError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// An instance for the backends this build has: in a browser WebGPU with the feature `webgpu`, else WebGL2 with the
/// feature `webgl`; natively Vulkan, Metal or DX12.
#[must_use]
pub fn instance() -> wgpu::Instance {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    if cfg!(target_arch = "wasm32") {
        descriptor.backends = if cfg!(feature = "webgpu") {
            wgpu::Backends::BROWSER_WEBGPU
        } else {
            wgpu::Backends::GL
        };
    }
    wgpu::Instance::new(descriptor)
}

/// Whether the browser really gives a WebGPU adapter; having `navigator.gpu` proves nothing. Always false natively.
pub async fn webgpu_is_usable() -> bool {
    wgpu::util::is_browser_webgpu_supported().await
}

/// Whether the device still works. Shared with the callbacks that hear of its loss.
#[derive(Clone, Debug, Default)]
pub(crate) struct Health {
    lost: Arc<AtomicBool>,
    reason: Arc<Mutex<String>>,
}

impl Health {
    pub(crate) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Acquire)
    }

    pub(crate) fn reason(&self) -> String {
        self.reason
            .lock()
            .map(|reason| reason.clone())
            .unwrap_or_default()
    }

    pub(crate) fn lose(&self, reason: &str) {
        if let Ok(mut place) = self.reason.lock()
            && place.is_empty()
        {
            reason.clone_into(&mut place);
        }
        self.lost.store(true, Ordering::Release);
    }
}

/// A device with what belongs to it.
pub(crate) struct Gpu {
    pub(crate) adapter: wgpu::Adapter,
    pub(crate) device: wgpu::Device,
    pub(crate) queue: wgpu::Queue,
    pub(crate) health: Health,
}

impl Gpu {
    /// A device that can draw to the surface, or to textures when there is none.
    pub(crate) async fn open(
        instance: &wgpu::Instance,
        surface: Option<&wgpu::Surface<'static>>,
    ) -> Result<Self, GpuError> {
        let options = wgpu::RequestAdapterOptions {
            compatible_surface: surface,
            ..Default::default()
        };
        let adapter = instance
            .request_adapter(&options)
            .await
            .map_err(|reason| GpuError::NoAdapter(reason.to_string()))?;
        // WebGL2's limits everywhere, so that what works natively works there too; only textures may be larger.
        let limits = wgpu::Limits::downlevel_webgl2_defaults().using_resolution(adapter.limits());
        let descriptor = wgpu::DeviceDescriptor {
            required_limits: limits,
            ..Default::default()
        };
        let (device, queue) = adapter
            .request_device(&descriptor)
            .await
            .map_err(|reason| GpuError::NoDevice(reason.to_string()))?;
        let health = Health::default();
        watch(&device, &health);
        Ok(Self {
            adapter,
            device,
            queue,
            health,
        })
    }
}

fn watch(device: &wgpu::Device, health: &Health) {
    let on_loss = health.clone();
    device.set_device_lost_callback(move |reason, message| {
        on_loss.lose(&format!("{reason:?}: {message}"))
    });
    // By default wgpu panics here. A device that went wrong is no reason to lose a world: it is treated as lost.
    let on_error = health.clone();
    device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
        on_error.lose(&error.to_string())
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Option<Gpu> {
        match pollster::block_on(Gpu::open(&instance(), None)) {
            Ok(gpu) => Some(gpu),
            Err(reason) => {
                println!("SKIPPED: {reason}");
                None
            }
        }
    }

    #[test]
    fn a_destroyed_device_is_noticed() {
        let Some(gpu) = open() else { return };
        assert!(!gpu.health.is_lost());
        gpu.device.destroy();
        // What went wrong with a lost device is of no interest.
        let _ = gpu.device.poll(wgpu::PollType::Poll);
        assert!(gpu.health.is_lost());
        assert!(!gpu.health.reason().is_empty());
    }

    #[test]
    fn an_error_nobody_expected_counts_as_loss_and_does_not_panic() {
        let Some(gpu) = open() else { return };
        let impossible = wgpu::BufferDescriptor {
            label: None,
            size: 16,
            usage: wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::MAP_WRITE,
            mapped_at_creation: false,
        };
        let _ = gpu.device.create_buffer(&impossible);
        assert!(gpu.health.is_lost());
    }

    #[test]
    fn no_more_is_asked_for_than_webgl2_has() {
        let Some(gpu) = open() else { return };
        assert_eq!(gpu.device.limits().max_storage_buffers_per_shader_stage, 0);
        assert!(gpu.device.features().is_empty());
    }
}
