//! A hard-wrapped article gives the same result as with one paragraph per line.

use std::{fs, path::Path};
use whosaid::{Blocks, Options, Scope, analyze};

/// Replaces some spaces of a text by line ends, so that no line is longer than `width` characters. All spans stay the
/// same.
fn wrap(text: &str, width: usize) -> String {
    let (mut out, mut line) = (String::with_capacity(text.len()), 0);
    for word in text.split_inclusive([' ', '\n']) {
        let len = word.trim_end().chars().count();
        if line + len > width && out.ends_with(' ') {
            out.pop();
            out.push('\n');
            line = 0;
        }
        out.push_str(word);
        line = if word.ends_with('\n') { 0 } else { line + len + 1 };
    }
    out
}

#[test]
fn line_ends_do_not_change_the_result() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut read = 0;
    for file in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().join("article.txt")).filter(|f| f.exists()) {
        let text = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
        assert!(text.contains("\n\n"), "{}: blank lines separate its paragraphs", file.display());
        for width in [45, 72, 100] {
            let wrapped = wrap(&text, width);
            assert!(wrapped.lines().all(|l| l.chars().count() <= width) && wrapped != text);
            let [before, after] = [&text, &wrapped].map(|t| Blocks::from_text(t).unwrap());
            assert_eq!(after.blocks(), before.blocks(), "{} at {width}", file.display());
            let options = Options::default().scope(Scope::All);
            let [before, after] = [before, after].map(|b| serde_json::to_value(analyze(&b, &options)).unwrap());
            assert_eq!(after, before, "{} at {width}", file.display());
        }
        read += 1;
    }
    assert!(read > 10);
}

#[test]
fn a_name_over_a_line_end_has_one_space() {
    for end in ["\n", "\r\n", "\n   "] {
        let text =
            "“We did not want to do\nthis, but we have no\nchoice,” said Jane\nRoe, the deputy\nmayor, on Friday.\n\n\
                    She said that the bridge\nmay be closed until May."
                .replace('\n', end);
        let found = analyze(&Blocks::from_text(&text).unwrap(), &Options::default());
        let roe = &found.speakers[0];
        assert_eq!((&*roe.name, roe.role.as_deref()), ("Jane Roe", Some("the deputy mayor")), "{text}");
        assert_eq!(found.speakers.len(), 1);
        assert_eq!(text[found.attributions[0].content[0].range()].matches('\n').count(), 2);
    }
}
