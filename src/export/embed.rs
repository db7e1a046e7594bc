//! The analysis to embed in the article's page at publication, so that a page needs no engine. `www/embed/paint.js`
//! reads it: it finds the published blocks in the page by their hashes and lengths.
//!
//! Its spans do not count white space, because templates and minifiers change white space: see
//! `src/analysis/carried.rs`.

use super::{
    article::Article,
    format::{Export, Settings},
};
use crate::analysis::{carried::carry, prints::Print};
use crate::{Analysis, Blocks};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// The format `embed`: one line for each article.
pub(super) struct Embed;

impl Export for Embed {
    fn name(&self) -> &'static str {
        "embed"
    }
    fn about(&self) -> &'static str {
        "The analysis to embed in the article's page, for paint.js (JSON)"
    }
    fn media_type(&self) -> &'static str {
        "application/whosaid+json"
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, _settings: &Settings) -> io::Result<()> {
        writeln!(out, "{}", json(article.blocks, article.analysis)?)
    }
}

/// The version of the format; increases when a field is removed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Carried<A> {
    whosaid: u32,
    blocks: Vec<Block>,
    analysis: A,
}

#[derive(Serialize)]
struct Block {
    #[serde(serialize_with = "hexadecimal")]
    hash: [u32; 2],
    length: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde requires.
fn hexadecimal<S: Serializer>([a, b]: &[u32; 2], to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{a:08x}{b:08x}"))
}

/// Returns the analysis as JSON without any `<`, so that it is safe inside a `<script>` element.
///
/// # Errors
/// None in practice: every record can be written as JSON.
fn json(blocks: &Blocks<'_>, analysis: &Analysis) -> serde_json::Result<String> {
    let (analysis, prints) = carry(blocks, analysis);
    let block = |Print { hash, length }| Block { hash, length };
    let carried = Carried { whosaid: VERSION, blocks: prints.into_iter().map(block).collect(), analysis };
    // In JSON, “<” occurs only inside strings, where this escape is allowed.
    Ok(serde_json::to_string(&carried)?.replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn json_has_blocks_and_spans_and_is_safe_in_a_script() {
        let text = "“It holds,” said Una Brandvold.\n\nShe may be wrong.";
        let blocks = Blocks::from_text(text).unwrap();
        let mut analysis = analyze(&blocks, &Options::default());
        "</script>".clone_into(&mut analysis.speakers[0].name);
        let json = json(&blocks, &analysis).unwrap();
        assert!(!json.contains('<') && json.contains("\\u003c/script>"), "{json}");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&value["whosaid"], value["blocks"].as_array().unwrap().len()), (&1.into(), 2));
        assert_eq!(value["blocks"][1]["length"], "Shemaybewrong.".len());
        let hash = value["blocks"][1]["hash"].as_str().unwrap();
        assert!(hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{hash}");
        // The span of “may” counts the characters before it without white space.
        let before = text.split("may").next().unwrap().split_whitespace().collect::<String>().chars().count();
        assert_eq!(value["analysis"]["hedges"][0]["cue"]["start"], before);
    }
}
