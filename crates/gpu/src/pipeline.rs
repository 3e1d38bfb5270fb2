//! The pipelines (one a brush, made when first needed), their bind group's layout, and the textures and buffers bound to it.

use crate::batch::Brush;
use crate::kept_picture;
use crate::quad::Quad;
use crate::tables::{NODES_A_ROW, POINTS_A_ROW};
use wgpu::TextureFormat;

const NODE_TEXELS_A_ROW: u32 = 4 * NODES_A_ROW as u32;
const FRAME_BYTES: u64 = 32;

/// A texture filled from memory by rows.
pub(crate) struct Table {
    texture: wgpu::Texture,
    view: wgpu::TextureView,
}

impl Table {
    fn new(
        device: &wgpu::Device,
        label: &str,
        format: TextureFormat,
        width: u32,
        height: u32,
    ) -> Self {
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some(label),
            size: wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        Self { texture, view }
    }

    /// Writes whole rows from `first_row` on.
    pub(crate) fn write_rows(&self, queue: &wgpu::Queue, first_row: u32, bytes: &[u8]) {
        let (width, format) = (self.texture.width(), self.texture.format());
        let row_bytes = width
            * format
                .block_copy_size(None)
                .expect("the tables' formats have one aspect");
        let rows = bytes.len() as u32 / row_bytes;
        if rows == 0 {
            return;
        }
        let mut target = self.texture.as_image_copy();
        target.origin.y = first_row;
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(row_bytes),
            rows_per_image: None,
        };
        let size = wgpu::Extent3d {
            width,
            height: rows,
            depth_or_array_layers: 1,
        };
        queue.write_texture(target, &bytes[..(rows * row_bytes) as usize], layout, size);
    }

    fn holds(&self, width: u32, height: u32) -> bool {
        self.texture.width() == width && self.texture.height() >= height
    }
}

/// Everything on the device that is not the target.
pub(crate) struct Resources {
    pipelines: [Option<wgpu::RenderPipeline>; Brush::COUNT],
    /// Puts the background over the region that is painted again.
    pub(crate) background: wgpu::RenderPipeline,
    shader: wgpu::ShaderModule,
    layout: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
    pub(crate) frame: wgpu::Buffer,
    pub(crate) nodes: Table,
    pub(crate) points: Table,
    pub(crate) glyphs: Table,
    pub(crate) images: Table,
    pub(crate) quads: wgpu::Buffer,
    pub(crate) bindings: wgpu::BindGroup,
}

/// How large the resources must be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needs {
    pub(crate) node_rows: usize,
    pub(crate) points: usize,
    pub(crate) glyph_side: u32,
    pub(crate) image_side: u32,
    pub(crate) quads: usize,
}

/// Which of them were made anew and hold nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Renewed {
    pub(crate) nodes: bool,
    pub(crate) stream: bool,
    pub(crate) glyphs: bool,
    pub(crate) images: bool,
}

impl Resources {
    pub(crate) fn new(device: &wgpu::Device) -> Self {
        let layout = bind_group_layout(device);
        let shader = device.create_shader_module(wgpu::include_wgsl!("shader.wgsl"));
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor {
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            ..Default::default()
        });
        let frame = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("frame"),
            size: FRAME_BYTES,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let nodes = node_table(device, 1);
        let points = point_table(device, 1);
        let glyphs = glyph_atlas(device, 1);
        let images = image_atlas(device, 1);
        let quads = quad_buffer(device, 1);
        let bindings = bind_group(
            device,
            &layout,
            &frame,
            [&nodes, &points, &glyphs, &images],
            &sampler,
        );
        let background = background_pipeline(device, &layout, &shader);
        Self {
            pipelines: [const { None }; Brush::COUNT],
            background,
            shader,
            layout,
            sampler,
            frame,
            nodes,
            points,
            glyphs,
            images,
            quads,
            bindings,
        }
    }

    /// Makes the brush's pipeline unless it is there.
    pub(crate) fn prepare(&mut self, device: &wgpu::Device, brush: Brush) {
        let (layout, shader) = (&self.layout, &self.shader);
        self.pipelines[brush as usize]
            .get_or_insert_with(|| brush_pipeline(device, layout, shader, brush));
    }

    /// The brush's pipeline, if it was prepared.
    pub(crate) fn pipeline(&self, brush: Brush) -> Option<&wgpu::RenderPipeline> {
        self.pipelines[brush as usize].as_ref()
    }

    /// Makes larger what is too small.
    pub(crate) fn fit(&mut self, device: &wgpu::Device, needs: Needs) -> Renewed {
        let mut renewed = Renewed::default();
        let node_rows = needs.node_rows.max(1) as u32;
        if !self.nodes.holds(NODE_TEXELS_A_ROW, node_rows) {
            self.nodes = node_table(device, node_rows.next_power_of_two());
            renewed.nodes = true;
        }
        let point_rows = needs.points.div_ceil(POINTS_A_ROW).max(1) as u32;
        if !self.points.holds(POINTS_A_ROW as u32, point_rows) {
            self.points = point_table(device, point_rows.next_power_of_two());
            renewed.stream = true;
        }
        if !self.glyphs.holds(needs.glyph_side, needs.glyph_side) {
            self.glyphs = glyph_atlas(device, needs.glyph_side);
            renewed.glyphs = true;
        }
        if !self.images.holds(needs.image_side, needs.image_side) {
            self.images = image_atlas(device, needs.image_side);
            renewed.images = true;
        }
        if self.quads.size() < (needs.quads * size_of::<Quad>()) as u64 {
            self.quads = quad_buffer(device, needs.quads.next_power_of_two());
            renewed.stream = true;
        }
        if renewed.nodes || renewed.stream || renewed.glyphs || renewed.images {
            let tables = [&self.nodes, &self.points, &self.glyphs, &self.images];
            self.bindings = bind_group(device, &self.layout, &self.frame, tables, &self.sampler);
        }
        renewed
    }
}

fn node_table(device: &wgpu::Device, rows: u32) -> Table {
    Table::new(
        device,
        "nodes",
        TextureFormat::Rgba32Float,
        NODE_TEXELS_A_ROW,
        rows,
    )
}

fn point_table(device: &wgpu::Device, rows: u32) -> Table {
    Table::new(
        device,
        "points",
        TextureFormat::Rg32Float,
        POINTS_A_ROW as u32,
        rows,
    )
}

fn glyph_atlas(device: &wgpu::Device, side: u32) -> Table {
    Table::new(device, "glyphs", TextureFormat::R8Unorm, side, side)
}

fn image_atlas(device: &wgpu::Device, side: u32) -> Table {
    Table::new(device, "images", TextureFormat::Rgba8Unorm, side, side)
}

fn quad_buffer(device: &wgpu::Device, count: usize) -> wgpu::Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("quads"),
        size: (count * size_of::<Quad>()) as u64,
        usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

fn bind_group_layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    let entry = |binding, visibility, ty| wgpu::BindGroupLayoutEntry {
        binding,
        visibility,
        ty,
        count: None,
    };
    let texture = |filterable| wgpu::BindingType::Texture {
        sample_type: wgpu::TextureSampleType::Float { filterable },
        view_dimension: wgpu::TextureViewDimension::D2,
        multisampled: false,
    };
    let uniform = wgpu::BindingType::Buffer {
        ty: wgpu::BufferBindingType::Uniform,
        has_dynamic_offset: false,
        min_binding_size: std::num::NonZeroU64::new(FRAME_BYTES),
    };
    let sampler = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering);
    let (vertex, fragment) = (wgpu::ShaderStages::VERTEX, wgpu::ShaderStages::FRAGMENT);
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("scene"),
        entries: &[
            entry(0, vertex | fragment, uniform),
            entry(1, vertex, texture(false)),
            entry(2, vertex | fragment, texture(false)),
            entry(3, fragment, texture(true)),
            entry(4, fragment, texture(true)),
            entry(5, fragment, sampler),
        ],
    })
}

fn bind_group(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    frame: &wgpu::Buffer,
    tables: [&Table; 4],
    sampler: &wgpu::Sampler,
) -> wgpu::BindGroup {
    let [nodes, points, glyphs, images] =
        tables.map(|table| wgpu::BindingResource::TextureView(&table.view));
    let resources = [
        frame.as_entire_binding(),
        nodes,
        points,
        glyphs,
        images,
        wgpu::BindingResource::Sampler(sampler),
    ];
    let entries: Vec<wgpu::BindGroupEntry<'_>> = (0..)
        .zip(resources)
        .map(|(binding, resource)| wgpu::BindGroupEntry { binding, resource })
        .collect();
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("scene"),
        layout,
        entries: &entries,
    })
}

fn brush_pipeline(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    shader: &wgpu::ShaderModule,
    brush: Brush,
) -> wgpu::RenderPipeline {
    let blend = Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING);
    let stages = Stages {
        vertex: "place",
        buffers: &[Some(Quad::LAYOUT)],
        fragment: brush.entry_point(),
        blend,
    };
    pipeline(device, layout, shader, stages)
}

fn background_pipeline(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    shader: &wgpu::ShaderModule,
) -> wgpu::RenderPipeline {
    let stages = Stages {
        vertex: "cover",
        buffers: &[],
        fragment: "paint_background",
        blend: None,
    };
    pipeline(device, layout, shader, stages)
}

struct Stages<'a> {
    vertex: &'a str,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
    fragment: &'a str,
    blend: Option<wgpu::BlendState>,
}

fn pipeline(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    shader: &wgpu::ShaderModule,
    stages: Stages<'_>,
) -> wgpu::RenderPipeline {
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some("scene"),
        bind_group_layouts: &[Some(layout)],
        immediate_size: 0,
    });
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some(stages.fragment),
        layout: Some(&layout),
        vertex: wgpu::VertexState {
            module: shader,
            entry_point: Some(stages.vertex),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: stages.buffers,
        },
        primitive: wgpu::PrimitiveState {
            topology: wgpu::PrimitiveTopology::TriangleStrip,
            ..Default::default()
        },
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module: shader,
            entry_point: Some(stages.fragment),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format: kept_picture::FORMAT,
                blend: stages.blend,
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}
