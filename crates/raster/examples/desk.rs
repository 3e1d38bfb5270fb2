//! Draws the look's desk on the CPU: `cargo run -p raster --example desk -- OUT.png [dpr]`.

use text::TextSystem;

#[path = "../tests/look/mod.rs"]
mod look;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: desk OUT.png [dpr]")?;
    let dpr: f64 = arguments.next().as_deref().unwrap_or("1").parse()?;
    let mut fonts = TextSystem::new();
    let scene = look::desk(&mut fonts);
    let side = |logical: u32| (f64::from(logical) * dpr) as u32;
    let picture = raster::draw(
        &scene,
        &mut fonts,
        side(look::WIDTH),
        side(look::HEIGHT),
        dpr,
    );
    std::fs::write(path, picture.to_png().ok_or("the picture is empty")?)?;
    Ok(())
}
