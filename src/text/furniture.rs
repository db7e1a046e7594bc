//! What stands in an article's text but is not its prose: captions, credits, bylines. It carries no marks.
