//! Finds the article of an HTML file. For any markup, every block has words and no white space except single spaces,
//! and a second run gives the same result.

#![no_main]

use whosaid::page::html::article;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    let Ok(blocks) = article(&html) else { return };
    for block in blocks.blocks() {
        let text = &blocks.text()[block.span.range()];
        assert!(!text.is_empty() && text.trim_matches(' ') == text && !text.contains("  "), "{text:?}");
    }
    let again = article(&html).expect("the second run succeeds too");
    assert_eq!((blocks.text(), blocks.blocks()), (again.text(), again.blocks()));
});
