//! A square texture in which many small pictures lie on shelves, with its pixels kept in memory too, so that it can
//! grow and be uploaded again after a device was lost.

/// Free texels around every picture, so that smoothing never takes in a neighbour.
const GAP: u32 = 1;
const FIRST_SIDE: u32 = 512;

/// Where a picture lies, in texels.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: u16,
    pub(crate) y: u16,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

/// There is no room left, even at the largest size.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Full;

struct Shelf {
    top: u32,
    height: u32,
    used: u32,
}

pub(crate) struct Atlas {
    texel_bytes: usize,
    max_side: u32,
    side: u32,
    pixels: Vec<u8>,
    shelves: Vec<Shelf>,
    /// Rows changed since the last upload.
    changed: std::ops::Range<u32>,
}

impl Atlas {
    /// `max_side` is the device's limit; places are 16 bits wide, so more than 32,768 is never used.
    pub(crate) fn new(texel_bytes: usize, max_side: u32) -> Self {
        let mut atlas = Self {
            texel_bytes,
            max_side: max_side.min(1 << 15),
            side: FIRST_SIDE.min(max_side),
            pixels: Vec::new(),
            shelves: Vec::new(),
            changed: 0..0,
        };
        atlas.clear();
        atlas
    }

    /// Forgets every picture.
    pub(crate) fn clear(&mut self) {
        self.shelves.clear();
        self.pixels = vec![0; (self.side * self.side) as usize * self.texel_bytes];
        self.changed = 0..self.side;
    }

    pub(crate) fn side(&self) -> u32 {
        self.side
    }

    /// Puts a picture in, growing if it must.
    pub(crate) fn add(&mut self, width: u32, height: u32, pixels: &[u8]) -> Result<Place, Full> {
        let (x, y) = loop {
            match self.find_room(width + 2 * GAP, height + 2 * GAP) {
                Some(corner) => break corner,
                None => self.grow()?,
            }
        };
        let (x, y) = (x + GAP, y + GAP);
        self.copy_in(x, y, width, pixels);
        self.mark_changed(y..y + height);
        Ok(Place {
            x: x as u16,
            y: y as u16,
            width: width as u16,
            height: height as u16,
        })
    }

    /// The rows to upload, with their pixels, if any changed since this was last asked.
    pub(crate) fn take_changed(&mut self) -> Option<(std::ops::Range<u32>, &[u8])> {
        let rows = std::mem::replace(&mut self.changed, 0..0);
        let row_bytes = self.side as usize * self.texel_bytes;
        let bytes = &self.pixels[rows.start as usize * row_bytes..rows.end as usize * row_bytes];
        (!rows.is_empty()).then_some((rows, bytes))
    }

    /// As after [`Atlas::clear`], but with the pictures where they are: the next upload is a whole one.
    pub(crate) fn mark_all_changed(&mut self) {
        self.changed = 0..self.side;
    }

    fn mark_changed(&mut self, rows: std::ops::Range<u32>) {
        self.changed = match self.changed.is_empty() {
            true => rows,
            false => self.changed.start.min(rows.start)..self.changed.end.max(rows.end),
        };
    }

    fn find_room(&mut self, width: u32, height: u32) -> Option<(u32, u32)> {
        let side = self.side;
        // A shelf up to half as high again wastes little; a higher one would fill with small things.
        let fits = |shelf: &&mut Shelf| {
            (height..=height + height / 2 + 4).contains(&shelf.height) && side - shelf.used >= width
        };
        if let Some(shelf) = self.shelves.iter_mut().find(fits) {
            shelf.used += width;
            return Some((shelf.used - width, shelf.top));
        }
        let top = self
            .shelves
            .last()
            .map_or(0, |shelf| shelf.top + shelf.height);
        let shelf_height = height.next_multiple_of(4).min(side.saturating_sub(top));
        if shelf_height < height || width > side {
            return None;
        }
        self.shelves.push(Shelf {
            top,
            height: shelf_height,
            used: width,
        });
        Some((0, top))
    }

    fn grow(&mut self) -> Result<(), Full> {
        if self.side * 2 > self.max_side {
            return Err(Full);
        }
        let old_row = self.side as usize * self.texel_bytes;
        let mut grown = vec![0; self.pixels.len() * 4];
        for (from, to) in self
            .pixels
            .chunks_exact(old_row)
            .zip(grown.chunks_exact_mut(old_row * 2))
        {
            to[..old_row].copy_from_slice(from);
        }
        self.pixels = grown;
        self.side *= 2;
        self.mark_all_changed();
        Ok(())
    }

    fn copy_in(&mut self, x: u32, y: u32, width: u32, pixels: &[u8]) {
        let row_bytes = width as usize * self.texel_bytes;
        if row_bytes == 0 {
            return;
        }
        for (row, from) in pixels.chunks_exact(row_bytes).enumerate() {
            let start = ((y as usize + row) * self.side as usize + x as usize) * self.texel_bytes;
            self.pixels[start..start + row_bytes].copy_from_slice(from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_never_overlap_and_survive_growth() {
        let mut atlas = Atlas::new(1, 1024);
        let mut places = Vec::new();
        for number in 0..3000u32 {
            let (width, height) = (3 + number % 17, 5 + number % 23);
            let pixels = vec![(number % 255) as u8 + 1; (width * height) as usize];
            match atlas.add(width, height, &pixels) {
                Ok(place) => places.push((place, pixels[0])),
                Err(Full) => break,
            }
        }
        assert_eq!(atlas.side(), 1024);
        assert!(places.len() > 2500, "{}", places.len());
        for (place, value) in places {
            for y in place.y..place.y + place.height {
                let start = usize::from(y) * 1024 + usize::from(place.x);
                assert!(
                    atlas.pixels[start..start + usize::from(place.width)]
                        .iter()
                        .all(|&pixel| pixel == value)
                );
            }
        }
    }

    #[test]
    fn what_is_larger_than_the_limit_is_full_at_once() {
        assert_eq!(Atlas::new(4, 64).add(100, 1, &[0; 400]), Err(Full));
    }
}
