//! Keeps a picture of a scene up to date: composes, uploads what changed, paints the regions that changed.

use crate::compose::Composer;
use crate::damage::Damage;
use crate::device::Gpu;
use crate::kept_picture::KeptPicture;
use crate::pipeline::{Needs, Resources};
use crate::renderer::FrameSize;
use crate::tables::POINTS_A_ROW;
use scene::{Affine, Color, Rect, Scene};
use text::TextSystem;

pub(crate) struct Painter {
    resources: Resources,
    composer: Composer,
    picture: Option<KeptPicture>,
    /// The colour under the kept picture.
    background: Color,
}

impl Painter {
    pub(crate) fn new(gpu: &Gpu) -> Self {
        let max_side = gpu.device.limits().max_texture_dimension_2d;
        Self {
            resources: Resources::new(&gpu.device),
            composer: Composer::new(max_side),
            picture: None,
            background: Color::TRANSPARENT,
        }
    }

    /// The part that needs no device: takes the scene in for a frame of this size.
    pub(crate) fn compose(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        size: FrameSize,
    ) -> Damage {
        let scale = size.dpr as f32;
        self.composer
            .compose(scene, fonts, Affine::scale(scale, scale), viewport(size))
    }

    /// Brings the kept picture up to date; answers whether anything of it changed.
    pub(crate) fn paint(
        &mut self,
        gpu: &Gpu,
        scene: &Scene,
        fonts: &mut TextSystem,
        size: FrameSize,
    ) -> bool {
        let mut damage = self.compose(scene, fonts, size);
        if self.begin_picture(gpu, scene.background(), size) {
            damage = Damage {
                regions: vec![viewport(size)],
            };
        }
        if damage.regions.is_empty() {
            return false;
        }
        self.upload(gpu, size);
        self.draw(gpu, &damage);
        true
    }

    /// What was painted last, if anything was.
    pub(crate) fn picture(&self) -> Option<&KeptPicture> {
        self.picture.as_ref()
    }

    /// Answers whether the kept picture is of no use any more.
    fn begin_picture(&mut self, gpu: &Gpu, background: Color, size: FrameSize) -> bool {
        let fits = |picture: &KeptPicture| {
            (picture.texture.width(), picture.texture.height()) == (size.width, size.height)
        };
        if self.picture.as_ref().is_some_and(fits) && self.background == background {
            return false;
        }
        self.picture = Some(KeptPicture::new(&gpu.device, size.width, size.height));
        self.background = background;
        true
    }

    fn draw(&self, gpu: &Gpu, damage: &Damage) {
        let Some(picture) = &self.picture else { return };
        let mut encoder = gpu
            .device
            .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        {
            let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("scene"),
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: &picture.view,
                    depth_slice: None,
                    resolve_target: None,
                    ops: wgpu::Operations {
                        load: wgpu::LoadOp::Load,
                        store: wgpu::StoreOp::Store,
                    },
                })],
                ..Default::default()
            });
            pass.set_bind_group(0, &self.resources.bindings, &[]);
            pass.set_vertex_buffer(0, self.resources.quads.slice(..));
            for region in &damage.regions {
                // Regions lie within the viewport, on whole pixels.
                let (min, width, height) =
                    (region.min, region.width() as u32, region.height() as u32);
                pass.set_scissor_rect(min.x as u32, min.y as u32, width, height);
                self.draw_region(&mut pass);
            }
        }
        gpu.queue.submit([encoder.finish()]);
    }

    fn draw_region(&self, pass: &mut wgpu::RenderPass<'_>) {
        pass.set_pipeline(&self.resources.background);
        pass.draw(0..3, 0..1);
        let mut first = 0;
        for batch in &self.composer.batches {
            if let Some(pipeline) = self.resources.pipeline(batch.brush) {
                pass.set_pipeline(pipeline);
                pass.draw(0..4, first..first + batch.quads);
            }
            first += batch.quads;
        }
    }

    fn upload(&mut self, gpu: &Gpu, size: FrameSize) {
        for batch in &self.composer.batches {
            self.resources.prepare(&gpu.device, batch.brush);
        }
        let renewed = self.resources.fit(&gpu.device, self.needs());
        self.mark_renewed(renewed);
        let [r, g, b, _] = self.background.channels();
        let frame = [
            size.width as f32,
            size.height as f32,
            0.0,
            0.0,
            r,
            g,
            b,
            1.0,
        ];
        gpu.queue
            .write_buffer(&self.resources.frame, 0, bytemuck::cast_slice(&frame));
        let Self {
            resources,
            composer,
            ..
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

fn viewport(size: FrameSize) -> Rect {
    Rect::new(0.0, 0.0, size.width as f32, size.height as f32)
}
