//! One article after the other: analysed, written, and what is to be said of it said.

use crate::{fault::contained, input::Article, output::Writer};
use std::io::{self, Write};
use whosaid::{Analysis, Blocks};

/// The run over all inputs.
pub(crate) struct Run<W: Write, A, S> {
    writer: Writer<W>,
    analyze: A,
    /// Says a line to whoever runs us.
    say: S,
    complaints: usize,
}

impl<W: Write, A: FnMut(&Blocks<'_>) -> Analysis, S: FnMut(&str)> Run<W, A, S> {
    pub(crate) const fn new(writer: Writer<W>, analyze: A, say: S) -> Self {
        Self { writer, analyze, say, complaints: 0 }
    }

    /// Takes the next article, or the complaint about one that could not be read. Fails where the output does.
    pub(crate) fn take(&mut self, article: Result<Article<'_>, String>) -> io::Result<()> {
        let done = article.and_then(|article| {
            let done = contained(|| {
                let analysis = (self.analyze)(&article.blocks);
                (article.note(&analysis), self.writer.render(&article, analysis))
            });
            done.map(|done| (article.name.clone(), done)).map_err(|fault| format!("{}: {fault}", article.name))
        });
        match done {
            Ok((name, (note, rendered))) => {
                if let Some(note) = note {
                    (self.say)(&format!("note: {name}: {note}"));
                }
                self.writer.write(&rendered?)
            }
            Err(complaint) => {
                self.complaints += 1;
                (self.say)(&complaint);
                Ok(())
            }
        }
    }

    /// Ends the output; returns how many complaints there were.
    pub(crate) fn finish(mut self) -> io::Result<usize> {
        self.writer.finish()?;
        Ok(self.complaints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        args::{Args, Command},
        json::Id,
    };
    use clap::Parser;
    use whosaid::Options;

    /// What is written and said of three articles, of which the analysis of the second panics.
    fn run(format: &str) -> (String, Vec<String>, usize) {
        let args = Args::parse_from(["whosaid", "analyze", "--format", format, "a", "b", "c"]);
        let Command::Analyze(options) = args.command;
        let (mut out, mut said) = (Vec::new(), Vec::new());
        let writer = Writer::new(&options, &mut out, false);
        let analyze = |blocks: &Blocks<'_>| {
            assert!(!blocks.text().contains("fault"), "the text\nis bad");
            whosaid::analyze(blocks, &Options::default())
        };
        let mut run = Run::new(writer.unwrap(), analyze, |line: &str| said.push(line.to_owned()));
        for (n, text) in ["“Yes,” said the mayor.", "A fault.", ""].into_iter().enumerate() {
            let id = Id::Name(n.to_string());
            let blocks = Blocks::from_text(text).unwrap();
            let article = Article { id, name: format!("f:{}", n + 1), blocks, page: false, extracted: false };
            run.take(Ok(article)).unwrap();
        }
        let complaints = run.finish().unwrap();
        (String::from_utf8(out).unwrap(), said, complaints)
    }

    #[test]
    fn a_panic_loses_one_article() {
        for format in ["text", "json", "jsonl", "html"] {
            let (out, said, complaints) = run(format);
            assert_eq!((complaints, said.len()), (1, 2), "{said:?}");
            assert!(
                said[0].starts_with("f:2: a fault of Whosaid's own, please report it: the text\nis bad (src"),
                "{said:?}"
            );
            assert_eq!(said[1], "note: f:3: the text is empty");
            match format {
                "json" => {
                    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
                    assert_eq!((&all[0]["id"], &all[1]["id"]), (&"0".into(), &"2".into()));
                }
                "jsonl" => assert_eq!(out.lines().count(), 2),
                "text" => assert!(out.starts_with("==> 0 <==") && out.ends_with("\n\n==> 2 <==\n\n"), "{out}"),
                _ => assert!(out.matches("<article>").count() == 2 && out.ends_with("</html>\n")),
            }
        }
    }
}
