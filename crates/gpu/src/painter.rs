//! Paints a scene into any target of its format: composes, uploads what changed, draws.

use crate::compose::Composer;
use crate::device::Gpu;
use crate::pipeline::{Needs, Resources};
use crate::renderer::FrameSize;
use crate::tables::POINTS_A_ROW;
use scene::{Affine, Rect, Scene};
use text::TextSystem;

pub(crate) struct Painter {
    resources: Resources,
    composer: Composer,
}

impl Painter {
    pub(crate) fn new(gpu: &Gpu, format: wgpu::TextureFormat) -> Self {
        let max_side = gpu.device.limits().max_texture_dimension_2d;
        Self {
            resources: Resources::new(&gpu.device, format),
            composer: Composer::new(max_side),
        }
    }

    /// The part that needs no device: takes the scene in for a frame of this size.
    pub(crate) fn compose(&mut self, scene: &Scene, fonts: &mut TextSystem, size: FrameSize) {
        let viewport = Rect::new(0.0, 0.0, size.width as f32, size.height as f32);
        let scale = size.dpr as f32;
        self.composer
            .compose(scene, fonts, Affine::scale(scale, scale), viewport);
    }

    /// Uploads what changed and draws it all onto the background.
    pub(crate) fn paint(
        &mut self,
        gpu: &Gpu,
        target: &wgpu::TextureView,
        scene: &Scene,
        size: FrameSize,
    ) {
        self.upload(gpu, size);
        let mut encoder = gpu
            .device
            .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        {
            let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("scene"),
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: target,
                    depth_slice: None,
                    resolve_target: None,
                    ops: wgpu::Operations {
                        load: wgpu::LoadOp::Clear(clear_color(scene)),
                        store: wgpu::StoreOp::Store,
                    },
                })],
                ..Default::default()
            });
            pass.set_bind_group(0, &self.resources.bindings, &[]);
            pass.set_vertex_buffer(0, self.resources.quads.slice(..));
            let mut first = 0;
            for batch in &self.composer.batches {
                if let Some(pipeline) = self.resources.pipeline(batch.brush) {
                    pass.set_pipeline(pipeline);
                    pass.draw(0..4, first..first + batch.quads);
                }
                first += batch.quads;
            }
        }
        gpu.queue.submit([encoder.finish()]);
    }

    fn upload(&mut self, gpu: &Gpu, size: FrameSize) {
        for batch in &self.composer.batches {
            self.resources.prepare(&gpu.device, batch.brush);
        }
        let renewed = self.resources.fit(&gpu.device, self.needs());
        self.mark_renewed(renewed);
        let frame = [size.width as f32, size.height as f32, 0.0, 0.0];
        gpu.queue
            .write_buffer(&self.resources.frame, 0, bytemuck::cast_slice(&frame));
        let Self {
            resources,
            composer,
        } = self;
        if let Some((rows, floats)) = composer.nodes.take_changed() {
            resources
                .nodes
                .write_rows(&gpu.queue, rows.start as u32, bytemuck::cast_slice(floats));
        }
        if let Some((rows, bytes)) = composer.atlases.glyphs.atlas.take_changed() {
            resources.glyphs.write_rows(&gpu.queue, rows.start, bytes);
        }
        if let Some((rows, bytes)) = composer.atlases.images.atlas.take_changed() {
            resources.images.write_rows(&gpu.queue, rows.start, bytes);
        }
        if composer.take_stream_changed() {
            gpu.queue
                .write_buffer(&resources.quads, 0, bytemuck::cast_slice(&composer.quads));
            let mut points = composer.points.clone();
            points.resize(points.len().next_multiple_of(POINTS_A_ROW), [0.0; 2]);
            resources
                .points
                .write_rows(&gpu.queue, 0, bytemuck::cast_slice(&points));
        }
    }

    fn needs(&self) -> Needs {
        Needs {
            node_rows: self.composer.nodes.rows(),
            points: self.composer.points.len(),
            glyph_side: self.composer.atlases.glyphs.atlas.side(),
            image_side: self.composer.atlases.images.atlas.side(),
            quads: self.composer.quads.len(),
        }
    }

    fn mark_renewed(&mut self, renewed: crate::pipeline::Renewed) {
        if renewed.nodes {
            self.composer.nodes.mark_all_changed();
        }
        if renewed.glyphs {
            self.composer.atlases.glyphs.atlas.mark_all_changed();
        }
        if renewed.images {
            self.composer.atlases.images.atlas.mark_all_changed();
        }
        if renewed.stream {
            self.composer.mark_stream_changed();
        }
    }
}

fn clear_color(scene: &Scene) -> wgpu::Color {
    let [r, g, b, _] = scene.background().channels().map(f64::from);
    wgpu::Color { r, g, b, a: 1.0 }
}
