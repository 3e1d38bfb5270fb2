// One quad a shape. The vertex stage places it on the device; from there on everything is measured in device pixels,
// so that an edge is always one pixel soft, however a node is scaled or turned.

const KIND_RECT: u32 = 0u;
const KIND_ELLIPSE: u32 = 1u;
const KIND_LINE: u32 = 2u;
const KIND_CURVE: u32 = 3u;
const KIND_POLYGON: u32 = 4u;
const KIND_GLYPH: u32 = 5u;
const KIND_IMAGE: u32 = 6u;
const KIND_SHADOW: u32 = 7u;
const KIND_DOTS: u32 = 8u;
const KIND_SHADOW_SIDE: u32 = 9u;

// Widths of the tables in texels; a node's row is four texels long.
const NODES_A_ROW: u32 = 256u;
const POINTS_A_ROW: u32 = 1024u;

struct Frame {
    size: vec2f,
    // Uniform blocks are padded to 16 bytes.
    unused: vec2f,
    background: vec4f,
}

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var node_table: texture_2d<f32>;
@group(0) @binding(2) var point_table: texture_2d<f32>;
@group(0) @binding(3) var glyph_atlas: texture_2d<f32>;
@group(0) @binding(4) var image_atlas: texture_2d<f32>;
@group(0) @binding(5) var smooth_sampler: sampler;

struct Quad {
    @location(0) bounds: vec4f,
    @location(1) params: vec4f,
    @location(2) atlas: vec4<u32>,
    @location(3) fill: vec4f,
    @location(4) stroke: vec4f,
    @location(5) kind_and_node: vec2<u32>,
}

struct Pixel {
    @builtin(position) position: vec4f,
    // Device pixels from the shape's middle, along its own axes.
    @location(0) at: vec2f,
    // Device pixels from the clip's middle, along its own axes.
    @location(1) in_clip: vec2f,
    // Texels of an atlas.
    @location(2) texel: vec2f,
    @location(3) @interpolate(flat) half_size: vec2f,
    // Radius and stroke width, or what the kind makes of it.
    @location(4) @interpolate(flat) measures: vec2f,
    @location(5) @interpolate(flat) fill: vec4f,
    @location(6) @interpolate(flat) stroke: vec4f,
    @location(7) @interpolate(flat) clip_half: vec2f,
    // A box's lower radius; a line's ends; the bounds of an image's texels: what the kind makes of it.
    @location(8) @interpolate(flat) points: vec4f,
    @location(9) @interpolate(flat) more_points: vec4f,
    // Kind, first point, count of points.
    @location(10) @interpolate(flat) numbers: vec3<u32>,
    // Device pixels a logical one along the shape's axes.
    @location(11) @interpolate(flat) scale: vec2f,
}

// Where a node lies.
struct Node {
    x_axis: vec2f,
    y_axis: vec2f,
    origin: vec2f,
    opacity: f32,
    first_point: u32,
    clip_x_axis: vec2f,
    clip_y_axis: vec2f,
    clip_origin: vec2f,
    clip_half: vec2f,
}

fn load_node(slot: u32) -> Node {
    let x = i32((slot % NODES_A_ROW) * 4u);
    let y = i32(slot / NODES_A_ROW);
    let axes = textureLoad(node_table, vec2i(x, y), 0);
    let place = textureLoad(node_table, vec2i(x + 1, y), 0);
    let clip_axes = textureLoad(node_table, vec2i(x + 2, y), 0);
    let clip_place = textureLoad(node_table, vec2i(x + 3, y), 0);
    return Node(axes.xy, axes.zw, place.xy, place.z, u32(place.w), clip_axes.xy, clip_axes.zw, clip_place.xy, clip_place.zw);
}

fn load_point(index: u32) -> vec2f {
    return textureLoad(point_table, vec2i(i32(index % POINTS_A_ROW), i32(index / POINTS_A_ROW)), 0).xy;
}

fn round_half_up(value: vec2f) -> vec2f {
    return floor(value + 0.5);
}

fn on_device(node: Node, local: vec2f) -> vec2f {
    return node.x_axis * local.x + node.y_axis * local.y + node.origin;
}

fn is_upright(node: Node) -> bool {
    let tolerance = 1e-5 * (abs(node.x_axis.x) + abs(node.y_axis.y));
    let turned = max(abs(node.x_axis.y), abs(node.y_axis.x)) > tolerance;
    return !turned && node.x_axis.x > 0.0 && node.y_axis.y > 0.0;
}

@vertex
fn place(@builtin(vertex_index) corner_index: u32, quad: Quad) -> Pixel {
    let kind = quad.kind_and_node.x;
    let node = load_node(quad.kind_and_node.y);
    let corner = vec2f(f32(corner_index & 1u), f32(corner_index >> 1u));
    let upright = is_upright(node);
    var out: Pixel;
    var device: vec2f;
    out.fill = quad.fill * vec4f(1.0, 1.0, 1.0, node.opacity);
    out.stroke = quad.stroke * vec4f(1.0, 1.0, 1.0, node.opacity);
    out.numbers = vec3<u32>(kind, 0u, 0u);

    if kind == KIND_GLYPH {
        // bounds.xy: the run's origin; bounds.z: logical pixels a pixel of the glyph's image; params: where that image
        // lies from the run's origin, in its own pixels, and its size there.
        var origin = on_device(node, quad.bounds.xy);
        var margin = 0.5;
        if upright {
            origin = round_half_up(origin);
            margin = 0.0;
        }
        let from_corner = (corner * 2.0 - 1.0) * margin;
        let image_at = quad.params.xy + corner * quad.params.zw + from_corner;
        device = origin + (node.x_axis * image_at.x + node.y_axis * image_at.y) * quad.bounds.z;
        let texels_a_pixel = vec2f(quad.atlas.zw) / quad.params.zw;
        out.texel = vec2f(quad.atlas.xy) + corner * vec2f(quad.atlas.zw) + from_corner * texels_a_pixel;
    } else {
        out.scale = vec2f(length(node.x_axis), length(node.y_axis));
        let mean_scale = sqrt(out.scale.x * out.scale.y);
        let local_middle = (quad.bounds.xy + quad.bounds.zw) * 0.5;
        var middle = on_device(node, local_middle);
        var x_unit = node.x_axis / out.scale.x;
        var y_unit = node.y_axis / out.scale.y;
        out.half_size = (quad.bounds.zw - quad.bounds.xy) * 0.5 * out.scale;
        out.measures = quad.params.xy * mean_scale;
        var margin = 1.0;

        switch kind {
            case KIND_RECT, KIND_IMAGE, KIND_DOTS: {
                if upright {
                    let lower = round_half_up(middle - out.half_size);
                    let upper = max(round_half_up(middle + out.half_size), lower + 1.0);
                    middle = (lower + upper) * 0.5;
                    out.half_size = (upper - lower) * 0.5;
                    x_unit = vec2f(1.0, 0.0);
                    y_unit = vec2f(0.0, 1.0);
                    margin = 0.0;
                    if kind == KIND_RECT && quad.params.y > 0.0 {
                        out.measures.y = max(1.0, floor(out.measures.y + 0.5));
                    }
                }
                let largest = min(out.half_size.x, out.half_size.y);
                out.measures.x = min(out.measures.x, largest);
                if kind == KIND_RECT {
                    out.points.x = min(quad.params.z * mean_scale, largest);
                }
                if kind == KIND_DOTS {
                    out.points = vec4f(quad.params.y * out.scale, 0.0, 0.0);
                    out.measures.x = quad.params.x * mean_scale;
                }
            }
            case KIND_LINE: {
                let from_end = (quad.params.xy - local_middle) * out.scale;
                let to_end = (quad.params.zw - local_middle) * out.scale;
                out.points = vec4f(from_end, to_end);
                // A line's width is where its box ends.
                let flat_half = abs(to_end - from_end) * 0.5;
                out.measures.x = min(out.half_size.x - flat_half.x, out.half_size.y - flat_half.y);
            }
            case KIND_CURVE: {
                let first = node.first_point + u32(quad.params.z);
                let before = (load_point(first) - local_middle) * out.scale;
                let from_end = (load_point(first + 1u) - local_middle) * out.scale;
                let to_end = (load_point(first + 2u) - local_middle) * out.scale;
                let after = (load_point(first + 3u) - local_middle) * out.scale;
                out.points = vec4f(from_end, to_end);
                out.more_points = vec4f(joint(before, from_end, to_end), -joint(from_end, to_end, after));
            }
            case KIND_POLYGON: {
                out.numbers = vec3<u32>(kind, node.first_point + u32(quad.params.z), u32(quad.params.w));
                out.points = vec4f(local_middle, 0.0, 0.0);
            }
            case KIND_SHADOW, KIND_SHADOW_SIDE: {
                out.measures.y = max(out.measures.y, 0.01);
                out.measures.x = min(out.measures.x, min(out.half_size.x, out.half_size.y));
                margin = 3.0 * out.measures.y + 1.0;
            }
            default: {}
        }
        out.at = (corner * 2.0 - 1.0) * (out.half_size + margin);
        if quad.params.w > 0.0 && (kind == KIND_SHADOW || kind == KIND_SHADOW_SIDE) {
            // One of nine cells: params.z counts them, params.w is how far corners reach inward.
            let cell = vec2u(u32(quad.params.z) % 3u, u32(quad.params.z) / 3u);
            let inner = out.half_size - quad.params.w * out.scale;
            out.at = vec2f(
                cell_edge(cell.x + (corner_index & 1u), out.half_size.x + margin, inner.x),
                cell_edge(cell.y + (corner_index >> 1u), out.half_size.y + margin, inner.y),
            );
        }
        device = middle + x_unit * out.at.x + y_unit * out.at.y;
        if kind == KIND_IMAGE {
            // May run over the edge by the margin; the fragment stage holds it back.
            let part = out.at / (out.half_size * 2.0) + 0.5;
            out.texel = vec2f(quad.atlas.xy) + part * vec2f(quad.atlas.zw);
            out.points = vec4f(vec2f(quad.atlas.xy) + 0.5, vec2f(quad.atlas.xy + quad.atlas.zw) - 0.5);
        }
    }

    out.in_clip = node.clip_x_axis * device.x + node.clip_y_axis * device.y + node.clip_origin;
    out.clip_half = node.clip_half;
    out.position = vec4f(device.x / frame.size.x * 2.0 - 1.0, 1.0 - device.y / frame.size.y * 2.0, 0.0, 1.0);
    return out;
}

// The four lines between which three cells lie.
fn cell_edge(index: u32, outer: f32, inner: f32) -> f32 {
    let distance = select(inner, outer, index == 0u || index == 3u);
    return select(distance, -distance, index < 2u);
}

// The direction across which two pieces of a curve share the pixels around their common point, so that none is painted
// twice; zero where the curve ends or turns back.
fn joint(before: vec2f, at: vec2f, after: vec2f) -> vec2f {
    let incoming = at - before;
    let outgoing = after - at;
    let lengths = vec2f(length(incoming), length(outgoing));
    if min(lengths.x, lengths.y) < 1e-4 {
        return vec2f(0.0);
    }
    let tangent = incoming / lengths.x + outgoing / lengths.y;
    if length(tangent) < 0.05 {
        return vec2f(0.0);
    }
    return normalize(tangent);
}

fn to_box(at: vec2f, half_size: vec2f, radius: f32) -> f32 {
    let beyond = abs(at) - half_size + radius;
    return length(max(beyond, vec2f(0.0))) + min(max(beyond.x, beyond.y), 0.0) - radius;
}

// Exact for a circle, first order in the distance otherwise: good where it matters, at the edge.
fn to_ellipse(at: vec2f, half_size: vec2f) -> f32 {
    let radii = max(half_size, vec2f(0.01));
    if abs(radii.x - radii.y) < 0.01 {
        return length(at) - radii.x;
    }
    let scaled = length(at / radii);
    let slope = length(at / (radii * radii));
    return select(scaled * (scaled - 1.0) / slope, -min(radii.x, radii.y), slope < 1e-6);
}

fn to_segment(at: vec2f, from_end: vec2f, to_end: vec2f) -> f32 {
    let along = to_end - from_end;
    let square = max(dot(along, along), 1e-8);
    let part = clamp(dot(at - from_end, along) / square, 0.0, 1.0);
    return length(at - from_end - along * part);
}

// Negative inside, by counting crossings.
fn to_polygon(in: Pixel) -> f32 {
    let first = in.numbers.y;
    let count = in.numbers.z;
    let at = in.at;
    var nearest = 1e9;
    var side_of_all = 1.0;
    var before = (load_point(first + count - 1u) - in.points.xy) * in.scale;
    for (var index = 0u; index < count; index++) {
        let corner = (load_point(first + index) - in.points.xy) * in.scale;
        nearest = min(nearest, to_segment(at, before, corner));
        let edge = corner - before;
        let rel = at - before;
        let side = edge.x * rel.y - edge.y * rel.x;
        let below = before.y <= at.y;
        let above = corner.y > at.y;
        if (below && above && side > 0.0) || (!below && !above && side < 0.0) {
            side_of_all = -side_of_all;
        }
        before = corner;
    }
    return side_of_all * nearest;
}

fn error_function(value: vec2f) -> vec2f {
    // Abramowitz and Stegun 7.1.27.
    let size = abs(value);
    let sum = 1.0 + (0.278393 + (0.230389 + 0.078108 * size * size) * size) * size;
    let square = sum * sum;
    return sign(value) - sign(value) / (square * square);
}

fn gauss(distance: f32, sigma: f32) -> f32 {
    return exp(-distance * distance / (2.0 * sigma * sigma)) / (2.5066283 * sigma);
}

// What a blurred rounded box holds of the row at height y: exact in x.
fn shadow_row(x: f32, y: f32, sigma: f32, radius: f32, half_size: vec2f) -> f32 {
    let delta = min(half_size.y - radius - abs(y), 0.0);
    let reach = half_size.x - radius + sqrt(max(0.0, radius * radius - delta * delta));
    let ends = 0.5 + 0.5 * error_function((x + vec2f(-reach, reach)) * (0.70710678 / sigma));
    return ends.y - ends.x;
}

// Exact along x, four samples along y (after Evan Wallace's rounded shadows).
fn shadow(at: vec2f, half_size: vec2f, radius: f32, sigma: f32) -> f32 {
    let lower = clamp(at.y - half_size.y, -3.0 * sigma, 3.0 * sigma);
    let upper = clamp(at.y + half_size.y, -3.0 * sigma, 3.0 * sigma);
    let step = (upper - lower) / 4.0;
    var y = lower + step * 0.5;
    var sum = 0.0;
    for (var row = 0; row < 4; row++) {
        sum += shadow_row(at.x, at.y - y, sigma, radius, half_size) * gauss(y, sigma) * step;
        y += step;
    }
    return sum;
}

// The same for a box without corners, which is what a shadow's sides and middle see.
fn shadow_side(at: vec2f, half_size: vec2f, sigma: f32) -> f32 {
    let across = error_function((at.x + vec2f(-half_size.x, half_size.x)) * (0.70710678 / sigma));
    let along = error_function((at.y + vec2f(-half_size.y, half_size.y)) * (0.70710678 / sigma));
    return 0.25 * (across.y - across.x) * (along.y - along.x);
}

fn covered(distance: f32) -> f32 {
    return clamp(0.5 - distance, 0.0, 1.0);
}

fn premultiplied(color: vec4f) -> vec4f {
    return vec4f(color.rgb * color.a, color.a);
}

// A fill whose outline of this width lies inside its edge.
fn filled_and_stroked(distance: f32, in: Pixel) -> vec4f {
    let fill = premultiplied(in.fill);
    let outside = covered(distance);
    if in.measures.y <= 0.0 {
        return fill * outside;
    }
    let inside = covered(distance + in.measures.y);
    let stroke = premultiplied(in.stroke);
    return fill * inside + (stroke + fill * (1.0 - stroke.a)) * (outside - inside);
}

// Two neighbours may both paint pixels nearer to their border than this, rather than both leave one out.
const JOINT_OVERLAP_PX: f32 = 0.01;

fn is_mine(in: Pixel) -> bool {
    let before = dot(in.at - in.points.xy, in.more_points.xy) >= -JOINT_OVERLAP_PX;
    let after = dot(in.at - in.points.zw, in.more_points.zw) >= -JOINT_OVERLAP_PX;
    return before && after;
}

fn clipped(color: vec4f, in: Pixel) -> vec4f {
    let within = clamp(in.clip_half - abs(in.in_clip) + 0.5, vec2f(0.0), vec2f(1.0));
    return color * within.x * within.y;
}

fn box_color(in: Pixel) -> vec4f {
    let radius = select(in.points.x, in.measures.x, in.at.y < 0.0);
    return filled_and_stroked(to_box(in.at, in.half_size, radius), in);
}

fn glyph_color(in: Pixel) -> vec4f {
    let place = in.texel / vec2f(textureDimensions(glyph_atlas));
    return premultiplied(in.fill) * textureSampleLevel(glyph_atlas, smooth_sampler, place, 0.0).r;
}

// A brush for each group of kinds: rasterisers in software pay for every branch of a shader, taken or not.

// The background, over the whole region that is painted again.
@vertex
fn cover(@builtin(vertex_index) index: u32) -> @builtin(position) vec4f {
    let corner = vec2f(f32(index & 1u), f32(index >> 1u));
    return vec4f(corner * 4.0 - 1.0, 0.0, 1.0);
}

@fragment
fn paint_background() -> @location(0) vec4f {
    return frame.background;
}

@fragment
fn paint_box(in: Pixel) -> @location(0) vec4f {
    return clipped(box_color(in), in);
}

@fragment
fn paint_glyph(in: Pixel) -> @location(0) vec4f {
    return clipped(glyph_color(in), in);
}

@fragment
fn paint_mix(in: Pixel) -> @location(0) vec4f {
    var color = vec4f(0.0);
    switch in.numbers.x {
        case KIND_RECT: {
            color = box_color(in);
        }
        case KIND_ELLIPSE: {
            color = filled_and_stroked(to_ellipse(in.at, in.half_size), in);
        }
        case KIND_LINE: {
            let distance = to_segment(in.at, in.points.xy, in.points.zw) - in.measures.x;
            color = premultiplied(in.fill) * covered(distance);
        }
        default: {
            color = glyph_color(in);
        }
    }
    return clipped(color, in);
}

@fragment
fn paint_curve(in: Pixel) -> @location(0) vec4f {
    let distance = to_segment(in.at, in.points.xy, in.points.zw) - in.measures.x;
    return clipped(premultiplied(in.fill) * select(0.0, covered(distance), is_mine(in)), in);
}

@fragment
fn paint_polygon(in: Pixel) -> @location(0) vec4f {
    return clipped(filled_and_stroked(to_polygon(in) - in.measures.x, in), in);
}

@fragment
fn paint_image(in: Pixel) -> @location(0) vec4f {
    let place = clamp(in.texel, in.points.xy, in.points.zw) / vec2f(textureDimensions(image_atlas));
    let texel = textureSampleLevel(image_atlas, smooth_sampler, place, 0.0);
    return clipped(texel * in.fill.a * covered(to_box(in.at, in.half_size, 0.0)), in);
}

@fragment
fn paint_shadow(in: Pixel) -> @location(0) vec4f {
    return clipped(premultiplied(in.fill) * shadow(in.at, in.half_size, in.measures.x, in.measures.y), in);
}

@fragment
fn paint_shadow_side(in: Pixel) -> @location(0) vec4f {
    return clipped(premultiplied(in.fill) * shadow_side(in.at, in.half_size, in.measures.y), in);
}

@fragment
fn paint_dots(in: Pixel) -> @location(0) vec4f {
    let from_corner = in.at + in.half_size;
    let cell = from_corner - floor(from_corner / in.points.xy) * in.points.xy;
    let distance = length(cell - in.points.xy * 0.5) - in.measures.x;
    return clipped(premultiplied(in.fill) * covered(distance) * covered(to_box(in.at, in.half_size, 0.0)), in);
}
