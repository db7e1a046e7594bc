//! Tests the examples in the lexicon.
//!
//! A line of `src/lexicon/verbs.txt` or `src/lexicon/words/*.txt` that begins with `>` is an example. Its brackets
//! contain everything of the file's kind that the engine finds: in `hedge-….txt` the cues of hedges, in `verbs.txt` and
//! `cue-….txt` the cues of attributions, in `title.txt` and `lawmaker.txt` the roles of speakers, in other files the
//! speakers. An example without brackets is a near miss: the engine finds nothing of this kind.

use std::{fs, path::Path};
use whosaid::{Analysis, Blocks, Options, Scope, analyze};

/// What a file's examples mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Hedges,
    Cues,
    Roles,
    Speakers,
}

fn kind(file: &str) -> Kind {
    match file {
        "verbs.txt" => Kind::Cues,
        "title.txt" | "lawmaker.txt" => Kind::Roles,
        _ if file.starts_with("hedge-") => Kind::Hedges,
        _ if file.starts_with("cue-") => Kind::Cues,
        _ => Kind::Speakers,
    }
}

/// The example without its brackets, and the contents of the brackets.
fn marked(example: &str) -> (String, Vec<String>) {
    let (mut text, mut inside) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once(']').expect("a bracket is closed");
        text.push_str(before);
        text.push_str(words);
        inside.push(words.to_string());
        rest = after;
    }
    (text + rest, inside)
}

fn found(text: &str, a: &Analysis, kind: Kind) -> Vec<String> {
    let mut spans: Vec<_> = match kind {
        Kind::Hedges => a.hedges.iter().map(|h| h.cue).collect(),
        Kind::Cues => a.attributions.iter().filter_map(|a| a.cue).collect(),
        Kind::Roles => return a.speakers.iter().filter_map(|s| s.role.clone()).collect(),
        Kind::Speakers => return a.speakers.iter().map(|s| s.name.clone()).collect(),
    };
    spans.sort();
    spans.iter().map(|s| text[s.range()].to_string()).collect()
}

#[test]
fn examples_give_the_marked_words() {
    let lexicon = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut files: Vec<_> = fs::read_dir(lexicon.join("words")).unwrap().map(|f| f.unwrap().path()).collect();
    files.push(lexicon.join("verbs.txt"));
    let (mut wrong, mut alone) = (Vec::new(), Vec::new());
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let list = fs::read_to_string(&path).unwrap();
        let mut counts = [0, 0];
        for (n, line) in list.lines().enumerate() {
            let Some(example) = line.strip_prefix("> ") else { continue };
            let (text, want) = marked(example);
            counts[usize::from(want.is_empty())] += 1;
            let mut options = Options::default();
            options.scope = if kind(&file) == Kind::Cues { Scope::All } else { Scope::Speech };
            let analysis = analyze(&Blocks::from_text(&text).unwrap(), &options);
            assert!(analysis.language.is_some(), "{file}:{}: too short to be read as English: {example}", n + 1);
            let got = found(&text, &analysis, kind(&file));
            if got != want {
                wrong.push(format!("{file}:{}: {example}\n    found {got:?}", n + 1));
            }
        }
        if matches!(kind(&file), Kind::Hedges | Kind::Cues | Kind::Roles) && counts.contains(&0) {
            alone.push(file);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(alone.is_empty(), "without an example or without a near miss: {alone:?}");
}
