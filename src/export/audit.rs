//! Speakers as CSV, one row for each: for a source audit (whom a newsroom quotes, how often, in how many words).

use super::{
    article::Article,
    csv, describe,
    format::{Export, Settings},
};
use crate::analysis::AttributionKind::{Direct, Indirect, Mixed, NoComment};
use std::io::{self, Write};

/// The format `speakers`.
pub(super) struct Audit;

const COLUMNS: [&str; 13] = [
    "article",
    "address",
    "speaker",
    "role",
    "kind",
    "name_withheld",
    "words",
    "statements",
    "quoted",
    "partly_quoted",
    "reported",
    "no_comment",
    "hedges",
];

impl Export for Audit {
    fn name(&self) -> &'static str {
        "speakers"
    }
    fn about(&self) -> &'static str {
        "A table with a row for each speaker: role, kind, words, how often quoted (CSV)"
    }
    fn media_type(&self) -> &'static str {
        "text/csv"
    }
    fn begin(&self, out: &mut dyn Write, _title: &str, _settings: &Settings) -> io::Result<()> {
        csv::row(out, &COLUMNS.map(String::from))
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, _settings: &Settings) -> io::Result<()> {
        let analysis = article.analysis;
        let hedges = describe::hedges_by_voice(analysis);
        for (n, said) in describe::by_speaker(analysis).iter().enumerate() {
            let speaker = analysis.speakers.get(n);
            // The last group has the attributions without a speaker.
            if speaker.is_none() && said.is_empty() {
                break;
            }
            let of = |kind| said.iter().filter(|a| analysis.attributions[**a].kind == kind).count().to_string();
            let hedges: usize = said.iter().map(|a| hedges[*a].len()).sum();
            csv::row(
                out,
                &[
                    article.id.to_string(),
                    article.address.unwrap_or_default().to_owned(),
                    speaker.map_or(String::new(), |s| s.name.clone()),
                    speaker.and_then(|s| s.role.clone()).unwrap_or_default(),
                    speaker.map_or(String::new(), |s| s.kind.name().to_owned()),
                    speaker.map_or(String::new(), |s| s.anonymous.to_string()),
                    speaker.map_or(String::new(), |s| s.words.to_string()),
                    said.len().to_string(),
                    of(Direct),
                    of(Mixed),
                    of(Indirect),
                    of(NoComment),
                    hedges.to_string(),
                ],
            )?;
        }
        Ok(())
    }
}
