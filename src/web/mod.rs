//! The page: DOM text, ranges, painting.
