//! Prints who says what in an article: `cargo run --example speakers < article.txt`
use std::io::{Error, read_to_string, stdin};
use whosaid::{Blocks, Options, analyze};

fn main() -> Result<(), Error> {
    let text = read_to_string(stdin())?;
    let blocks = Blocks::from_text(&text).map_err(Error::other)?;
    let analysis = analyze(&blocks, &Options::default());
    for attribution in &analysis.attributions {
        let speaker = attribution.speaker.map_or("somebody", |s| &analysis.speakers[s].name);
        for said in &attribution.content {
            println!("{speaker}: {}", &text[said.range()]);
        }
    }
    Ok(())
}
