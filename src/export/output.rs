//! A whole output, article by article.

use super::{
    article::Article,
    format::{Export, Settings},
};
use std::io::{self, Write};

/// Writes the beginning before the first article, what stands between two articles, and the end.
pub(crate) struct Output<'e, W> {
    export: &'e dyn Export,
    settings: Settings,
    out: W,
    /// The number of articles written.
    count: usize,
}

impl<'e, W: Write> Output<'e, W> {
    pub(crate) fn new(export: &'e dyn Export, settings: Settings, out: W) -> Self {
        Self { export, settings, out, count: 0 }
    }

    /// Writes the next article. Its number is its place in this output.
    pub(crate) fn add(&mut self, article: Article<'_>) -> io::Result<()> {
        if self.count == 0 {
            self.export.begin(&mut self.out, &article.title(), &self.settings)?;
        } else {
            self.export.between(&mut self.out, &self.settings)?;
        }
        self.export.article(&mut self.out, &Article { number: self.count, ..article }, &self.settings)?;
        self.count += 1;
        Ok(())
    }

    /// Writes the end, after a beginning if there was no article. Returns what it wrote to.
    pub(crate) fn end(mut self) -> io::Result<W> {
        if self.count == 0 {
            self.export.begin(&mut self.out, "", &self.settings)?;
        }
        self.export.end(&mut self.out, &self.settings)?;
        Ok(self.out)
    }
}
