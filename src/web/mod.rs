//! The JavaScript interface. There are four builds: the engine (`_engine`), which reads texts and pages; the
//! extension's content script, which only reads pages; the painter (`_paint`), which only shows what a page carries;
//! and the npm package for Node (`_node`), which also reads files of pages.
//!
//! `dom` gives the page's nodes to the page reader (`page`), which makes a map of text and places; `reader` returns it,
//! and `survey` finds the article. The DOM is only read here: `www/embed/painter.js` writes to it.

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
