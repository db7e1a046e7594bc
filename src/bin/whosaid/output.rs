//! Writes the results in order, and the messages about them.

use crate::work::Done;
use std::io::{self, BufWriter, Write};
use whosaid::export::{Export, Settings};

/// Writes each article as soon as it is done.
pub(crate) struct Output<W: Write, S> {
    out: BufWriter<W>,
    export: &'static dyn Export,
    settings: Settings,
    /// Prints a message.
    say: S,
    /// The number of articles written.
    count: usize,
    complaints: usize,
}

impl<W: Write, S: FnMut(&str)> Output<W, S> {
    pub(crate) fn new(out: W, export: &'static dyn Export, settings: Settings, say: S) -> Self {
        Self { out: BufWriter::new(out), export, settings, say, count: 0, complaints: 0 }
    }

    /// Takes the result of the next article. Fails if the output fails.
    pub(crate) fn take(&mut self, done: Done) -> io::Result<()> {
        match done {
            Done::Complaint(line) => {
                self.complaints += 1;
                (self.say)(&line);
            }
            Done::Note(note) => (self.say)(&format!("note: {note}")),
            Done::Article { written, title, note } => {
                if let Some(note) = note {
                    (self.say)(&format!("note: {note}"));
                }
                if self.count == 0 {
                    self.export.begin(&mut self.out, &title, &self.settings)?;
                } else {
                    self.export.between(&mut self.out, &self.settings)?;
                }
                self.count += 1;
                self.out.write_all(&written)?;
                // So that the reader of a pipe gets each article immediately.
                self.out.flush()?;
            }
        }
        Ok(())
    }

    /// Ends the output. Returns the number of complaints.
    pub(crate) fn finish(mut self) -> io::Result<usize> {
        if self.count == 0 && self.settings.several {
            self.export.begin(&mut self.out, "", &self.settings)?;
        }
        if self.count > 0 || self.settings.several {
            self.export.end(&mut self.out, &self.settings)?;
        }
        self.out.flush()?;
        Ok(self.complaints)
    }
}

#[cfg(test)]
mod tests {
    use super::Output;
    use crate::{
        args::{Args, Command},
        order::in_order,
        work::{Job, What, Work},
    };
    use clap::Parser;
    use whosaid::{
        Blocks, Options,
        export::{Settings, named},
    };

    /// The output, the messages and the number of complaints for three articles; the analysis of the second panics.
    fn run(format: &str, jobs: usize) -> (String, Vec<String>, usize) {
        let Command::Analyze(options) = Args::parse_from(["whosaid", "analyze", "a", "b", "c"]).command;
        let (mut out, mut said) = (Vec::new(), Vec::new());
        let analyze = |blocks: &Blocks<'_>| {
            assert!(!blocks.text().contains("fault"), "the text\nis bad");
            whosaid::analyze(blocks, &Options::default())
        };
        let (export, settings) = (named(format).unwrap(), Settings::default().several(true));
        let job = Job { options: &options, analyze: &analyze, export, settings };
        let mut output = Output::new(&mut out, export, settings, |line: &str| said.push(line.to_owned()));
        let feed = |submit: &mut crate::order::Submit<'_, (usize, Work)>| {
            let texts = ["“Yes,” said the mayor.", "A fault.", ""].into_iter().enumerate();
            texts.into_iter().try_for_each(|(n, text)| {
                let what = What::File { id: n.to_string(), bytes: text.into(), page: false, encoding: None };
                submit((n, Work { name: format!("f:{}", n + 1), what }))
            })
        };
        in_order(jobs, feed, |(n, work)| work.done(n, &job), |done| output.take(done)).unwrap();
        let complaints = output.finish().unwrap();
        (String::from_utf8(out).unwrap(), said, complaints)
    }

    #[test]
    fn a_panic_loses_one_article() {
        for (format, jobs) in [("text", 1), ("json", 2), ("jsonl", 3), ("html", 1)] {
            let (out, said, complaints) = run(format, jobs);
            assert_eq!((complaints, said.len()), (1, 2), "{said:?}");
            assert!(said[0].starts_with("f:2: internal error, please report it: the text\nis bad (src"), "{said:?}");
            assert_eq!(said[1], "note: f:3: the text is empty");
            match format {
                "json" => {
                    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
                    assert_eq!((&all[0]["id"], &all[1]["id"]), (&"0".into(), &"2".into()));
                }
                "jsonl" => assert_eq!(out.lines().count(), 2),
                "text" => assert!(out.starts_with("==> 0 <==") && out.ends_with("\n\n==> 2 <==\n\n"), "{out}"),
                _ => assert!(out.matches("<article ").count() == 2 && out.ends_with("</html>\n")),
            }
        }
    }
}
