//! What is done with an Analysis outside the page.
