//! Draws the look's desk and says how long it took: `cargo run -p gpu --example desk -- OUT.ppm [dpr]`. The picture
//! is a PPM, which every viewer opens and nobody needs a library for.

use gpu::{FrameSize, Offscreen};
use text::TextSystem;

#[path = "../../raster/tests/look/mod.rs"]
mod look;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: desk OUT.ppm [dpr]")?;
    let dpr: f64 = arguments.next().as_deref().unwrap_or("1").parse()?;
    let mut fonts = TextSystem::new();
    let scene = look::desk(&mut fonts);
    let mut offscreen = pollster::block_on(Offscreen::new())?;
    let size = FrameSize {
        width: (f64::from(look::WIDTH) * dpr) as u32,
        height: (f64::from(look::HEIGHT) * dpr) as u32,
        dpr,
    };
    let picture = offscreen.picture(&scene, &mut fonts, size)?;
    let mut out = format!("P6\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    out.extend(
        picture
            .rgba
            .chunks_exact(4)
            .flat_map(|pixel| pixel[..3].iter()),
    );
    std::fs::write(path, out)?;
    eprintln!("drawn on {}", offscreen.adapter_name());
    Ok(())
}
