//! The cost of a text grows at most linearly with its length, even for hostile input and with many names and bodies:
//! every search backwards is limited or uses an index.
//!
//! The cost is the time of the processor for this thread, which other processes hardly change; only Unix reports it.
#![cfg(unix)]

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use whosaid::{Blocks, Options, Scope, analyze};

/// Four times the text must take less than this many times as long; so twice the text takes less than 2.5 times as
/// long.
const MOST: f64 = 6.25;
/// The length of the shorter text, in bytes.
const SHORT: usize = 15_000;
/// Each text is analysed this many times, and the fastest run counts: processes on the same core share its caches.
const RUNS: usize = 3;
/// It is analysed up to this many times if the cost seems too high.
const RUNS_IF_SLOW: usize = 12;

/// Two texts from numbered parts, the second four times as long.
fn texts(part: &dyn Fn(usize) -> String) -> [String; 2] {
    [SHORT, 4 * SHORT].map(|bytes| text(part, bytes))
}

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

/// The processor's time for this thread so far, in seconds.
fn spent() -> f64 {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap().as_secs_f64()
}

/// The cost of an analysis, in seconds.
fn cost(blocks: &Blocks, scope: Scope) -> f64 {
    let before = spent();
    let found = analyze(blocks, &Options::default().scope(scope));
    assert!(found.language.is_some(), "{}", &blocks.text()[..200]);
    spent() - before
}

/// Checks the growth of the cost from one text to one four times as long. Measures both in turn, so that a busy machine
/// slows down both.
fn grows(name: &str, texts: &[String; 2], scope: Scope) {
    let [short, long] = texts.each_ref().map(|text| Blocks::from_text(text).unwrap());
    let (mut least, mut most) = (f64::INFINITY, f64::INFINITY);
    for run in 1..=RUNS_IF_SLOW {
        least = least.min(cost(&short, scope));
        most = most.min(cost(&long, scope));
        if run >= RUNS && most < MOST * least {
            return;
        }
    }
    panic!("{name}: four times the text takes {:.1} times as long", most / least);
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
        grows(name, &texts(part), Scope::Speech);
    }
}

#[test]
fn names_without_digits() {
    let name = |n: usize| {
        let syllable = |n: usize| ["ba", "de", "fi", "go", "lu", "mar", "nel", "ros"][n % 8];
        format!("T{}{}{}{}", syllable(n), syllable(n / 8), syllable(n / 64), syllable(n / 512))
    };
    let lines = |n: usize, line: &dyn Fn(&str) -> String| (0..n).map(|i| line(&name(i)) + "\n").collect::<String>();
    let kinds: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("namesakes", &|n| {
            lines(n, &|x| format!("{x} Smith came, and it was late.")) + &"‘We know,’ Smith said.\n".repeat(n)
        }),
        ("bodies", &|n| lines(n, &|x| format!("{x} Bank closed, and the company said it was late."))),
        ("relatives", &|n| lines(n, &|x| format!("Tom {x} came. “It rains,” his son said."))),
        ("groups", &|n| lines(n, &|x| format!("“It rains,” Tom {x} and officials in {x} said."))),
        ("the younger", &|n| lines(n, &|x| format!("Tom {x} came. “It rains,” said the younger Mr. {x}."))),
    ];
    for (kind, text) in kinds {
        grows(kind, &[500, 2000].map(text), Scope::Speech);
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
            grows(name, &texts(part), scope);
        }
    }
}
