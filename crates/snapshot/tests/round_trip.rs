//! What is saved is what is loaded.

#[path = "support/sample.rs"]
mod sample;

use heap::{HeapConfig, Known, heap_hash};
use sample::sample_world;
use snapshot::{Lineage, inspect, load, save};

fn config(eden_words: usize) -> HeapConfig {
    HeapConfig {
        eden_words,
        most_words: 8 << 20,
        stress: false,
    }
}

#[test]
fn save_load_save_gives_the_same_bytes() {
    for seed in 0..20 {
        let eden_words = [1000, heap::EDEN_WORDS][seed as usize % 2];
        let mut heap = sample_world(config(eden_words), seed, 2000).expect("fits");
        let hash = heap_hash(&heap);
        let bytes = save(&mut heap, Lineage::default(), &mut |_| {});
        for eden_words in [heap::EDEN_WORDS, 4000] {
            let mut loaded = load(&bytes, config(eden_words)).expect("what was saved is good");
            loaded.check().expect("the loaded heap is whole");
            assert_eq!(loaded.image_counters(), heap.image_counters());
            let again = save(&mut loaded, Lineage::default(), &mut |_| {});
            assert!(bytes == again, "seed {seed}: other bytes");
        }
        let loaded = load(&bytes, config(eden_words)).expect("good");
        // The sample's proxies are alive, so only a second hash must agree.
        let second = load(&bytes, config(5000)).expect("good");
        assert_eq!(heap_hash(&loaded), heap_hash(&second));
        assert_eq!(hash, heap_hash(&heap), "saving changed the heap");
    }
}

#[test]
fn symbols_are_found_again() {
    let mut heap = sample_world(config(4000), 3, 3000).expect("fits");
    let bytes = save(&mut heap, Lineage::default(), &mut |_| {});
    let mut loaded = load(&bytes, config(4000)).expect("good");
    let mut found = 0;
    for n in 0..2000 {
        let name = format!("symbol{n}");
        assert_eq!(
            heap.find_symbol(name.as_bytes()).is_some(),
            loaded.find_symbol(name.as_bytes()).is_some()
        );
        found += usize::from(loaded.find_symbol(name.as_bytes()).is_some());
        loaded.intern(name.as_bytes()).expect("fits");
    }
    assert!(found > 100);
    assert!(loaded.known(Known::Nil).is_ref());
}

#[test]
fn a_loaded_world_goes_on() {
    let mut heap = sample_world(config(4000), 5, 3000).expect("fits");
    let bytes = save(&mut heap, Lineage::default(), &mut |_| {});
    let mut loaded = load(&bytes, config(4000)).expect("good");
    let map = loaded.known(Known::VectorMap);
    for _ in 0..20_000 {
        assert!(loaded.ensure(30, &mut |_| {}));
        let word = loaded
            .new_vector(map, 0, 20, loaded.nil())
            .expect("ensured");
        loaded.set_element(loaded.known(Known::WorldRoots), 0, word);
    }
    loaded.check().expect("whole");
    loaded.collect_all(&mut |_| {});
    loaded.check().expect("whole");
}

#[test]
fn the_head_says_where_a_snapshot_stands() {
    let mut heap = sample_world(config(4000), 1, 100).expect("fits");
    let first = save(&mut heap, Lineage::default(), &mut |_| {});
    let parent = inspect(&first).expect("good").root_hash;
    let second = save(
        &mut heap,
        Lineage {
            generation: 1,
            parent,
        },
        &mut |_| {},
    );
    let summary = inspect(&second).expect("good");
    assert_eq!(
        summary.lineage,
        Lineage {
            generation: 1,
            parent
        }
    );
    assert_ne!(summary.root_hash, parent);
}

#[test]
fn what_changed_is_known_by_page() {
    let page_words = snapshot::PAGE_BYTES / heap::WORD_BYTES;
    let mut heap = sample_world(config(4000), 9, 20_000).expect("fits");
    heap.collect_all(&mut |_| {});
    let before = snapshot::encode(&heap, Lineage::default());
    heap.checkpoint();
    assert!(heap.changed_pages(page_words).is_empty());
    let roots = heap.known(Known::WorldRoots);
    heap.set_element(roots, 0, heap::Word::int(1));
    let word = heap.element(roots, heap.length(roots) / 2);
    heap.identity_hash(word);
    heap.collect_all(&mut |_| {});
    let changed = heap.changed_pages(page_words);
    let after = snapshot::encode(&heap, Lineage::default());
    let body =
        |bytes: &[u8]| bytes[bytes.len() - inspect(bytes).expect("good").body_words * 8..].to_vec();
    let (before, after) = (body(&before), body(&after));
    let pages = after
        .chunks(snapshot::PAGE_BYTES)
        .zip(before.chunks(snapshot::PAGE_BYTES));
    for (page, (after, before)) in pages.enumerate() {
        assert!(
            after == before || changed.contains(&page),
            "page {page} changed unseen"
        );
    }
    assert!(
        changed.len() < 10,
        "{} pages for two changes",
        changed.len()
    );
}
