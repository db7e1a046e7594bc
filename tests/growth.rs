//! The cost of a text grows at most linearly with its length, even for hostile input.

use std::time::{Duration, Instant};
use whosaid::{Blocks, Options, Scope, analyze};

/// Four times the text must take less than this many times as long; so twice the text takes less than 2.5 times as
/// long.
const MOST: f64 = 6.25;
/// The length of the shorter text, in bytes.
const SHORT: usize = 15_000;
/// Other processes can slow down a run, so the fastest of this many runs counts.
const RUNS: usize = 3;

/// Makes a text of about `bytes` from numbered parts.
fn text(part: &dyn Fn(usize) -> String, bytes: usize) -> String {
    let mut out = String::from("The council met in the town hall on Monday to talk about the bridge and the rents.\n");
    for n in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&part(n));
    }
    out
}

fn quickest(text: &str, scope: Scope) -> Duration {
    let blocks = Blocks::from_text(text).unwrap();
    let options = Options::default().scope(scope);
    let run = || {
        let start = Instant::now();
        let found = analyze(&blocks, &options);
        assert!(found.language.is_some(), "{}", &text[..200]);
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap()
}

/// Checks the growth of the cost; measures again if it seems too high.
fn grows(name: &str, part: &dyn Fn(usize) -> String, scope: Scope) {
    let (short, long) = (text(part, SHORT), text(part, 4 * SHORT));
    let mut ratios = Vec::new();
    for _ in 0..3 {
        let ratio = quickest(&long, scope).as_secs_f64() / quickest(&short, scope).as_secs_f64();
        if ratio < MOST {
            return;
        }
        ratios.push(ratio);
    }
    panic!("{name}: four times the text takes {ratios:.1?} times as long");
}

#[test]
fn names_and_descriptions() {
    for (name, part) in [
        (
            "bodies",
            (&|n| format!("Quill{n} Bank closed its doors. The company said it was late.\n")) as &dyn Fn(usize) -> _,
        ),
        ("offices", &|n| format!("Mayor Ann Roe{n} came. The mayor said it was late.\n")),
        ("pronouns", &|n| format!("Ann Roe{n} met Eva Lund{n}. She said it was late.\n")),
        ("pairs", &|n| format!("Ann Roe{n} met Tom Lund{n}. Both said it was late. They said so.\n")),
        ("namesakes", &|_| "Ann Roe met Carl Roe. Roe said it was late.\n".into()),
        ("relatives", &|n| format!("His sister said it was late. Her wife said so. Tom Roe{n} came.\n")),
        ("initials", &|n| format!("The Bureau of Water Rights{n} (BWR) met. The BWR said it was late.\n")),
        ("nicknames", &|n| format!("Aldo “Biscuit{n}” Ruiz{n} said it was late. Ruiz{n} said so.\n")),
        ("chiefs", &|n| format!("The former chief of unit {n} said it was late. The chief said so.\n")),
    ] {
        grows(name, part, Scope::Speech);
    }
}

#[test]
fn clauses_and_marks() {
    for (name, part) in [
        ("one sentence", (&|_| "Ann Roe said it was late and ".into()) as &dyn Fn(usize) -> _),
        ("appositions", &|_| "Ann Roe, the mayor, ".into()),
        ("open marks", &|_| "“It is late and ".into()),
        ("apostrophes", &|_| "the officers' view 'it is ".into()),
        ("brackets", &|_| "(the mayor [said “it is ‘late ".into()),
        ("dashes", &|_| "It was late, she said – and ".into()),
        ("relative clauses", &|_| "a man who police said was armed ran ".into()),
        ("that-clauses", &|_| "she said that he told them that ".into()),
        ("questions", &|_| "Ann Roe asked Tom Lund why he had left. “I was tired.” “Why?” “So it was.”\n".into()),
        ("turns", &|_| "ROE: I am late for you.\nLUND (voice-over): Why did you say that it was late?\n".into()),
        ("hedges", &|_| "tenants may keep one dog, reportedly about 40 or so could, she might think, ".into()),
    ] {
        for scope in [Scope::Speech, Scope::All] {
            grows(name, part, scope);
        }
    }
}
