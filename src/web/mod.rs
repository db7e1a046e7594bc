//! What JavaScript calls. There are four builds: the engine's (`_engine`), which reads texts and pages; the extension's part in
//! the page, which reads pages alone; the painter's (`_paint`), which only finds what a page carries; and that of the npm package
//! for Node (`_node`), which reads files of pages too.
//!
//! `dom` shows the page's nodes to the reader of pages (`page`), which makes a map of text and places; `reader` hands it out,
//! `survey` finds the article. The page's DOM is read and never written: `www/embed/painter.js` paints.

#[cfg(feature = "_paint")]
mod carried;
#[cfg(not(feature = "_paint"))]
mod dom;
#[cfg(feature = "_engine")]
mod engine;
#[cfg(not(feature = "_paint"))]
mod given;
#[cfg(feature = "_node")]
mod node;
#[cfg(not(feature = "_paint"))]
mod reader;
mod records;
#[cfg(not(feature = "_paint"))]
mod survey;
