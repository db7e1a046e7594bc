//! Compiles word lists to a sorted word table, a verb table and an automaton for phrases.
//!
//! `words/CLASS.txt`: entries separated by commas or line ends. A plain word goes into the table (`/n` adds its plural,
//! `/v` its regular verb forms, `/vv` those with a doubled consonant). An entry with a space is a phrase: a regular
//! expression over words, in which a space matches any white space and `'` either apostrophe. A line that begins with
//! `>` is an example, which `tests/lexicon.rs` reads; `#` begins a comment. `verbs.txt`:
//! `lemma [third past participle ing]: class frames`; see its head.

use crate::{automaton, inflect};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

const FORMS: [&str; 5] = ["BASE", "THIRD", "PAST", "PARTICIPLE", "ING"];

struct Verb {
    lemma: String,
    class: String,
    frames: String,
    forms: [String; 5],
}

pub(crate) fn compile(dir: &Path) -> Result<String, String> {
    let mut classes: Vec<String> = Vec::new();
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut phrases: BTreeMap<String, u64> = BTreeMap::new();

    let mut files: Vec<_> = fs::read_dir(dir.join("words"))
        .map_err(|e| format!("src/lexicon/words: {e}"))?
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    for path in files {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if classes.len() == 64 {
            return Err("more than 64 word classes: widen Classes".into());
        }
        let bit = 1u64 << classes.len();
        classes.push(stem.to_uppercase().replace('-', "_"));
        let list = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for (n, entry) in entries(&list) {
            let at = |e: &str| format!("{}:{n}: {e}: {entry}", path.display());
            if entry.contains(' ') {
                *phrases.entry(entry.to_lowercase()).or_default() |= bit;
                continue;
            }
            let (word, mark) = entry.split_once('/').unwrap_or((entry, ""));
            let word = word.to_lowercase();
            if word.chars().any(|c| "()[]|?*+\\".contains(c)) {
                return Err(at("a pattern needs a space in it"));
            }
            let mut add = |w: String| *words.entry(w).or_default() |= bit;
            match mark {
                "" => {}
                "n" => add(inflect::plural(&word)),
                "v" | "vv" => inflect::verb(&word, mark == "vv").into_iter().for_each(add),
                _ => return Err(at("unknown mark")),
            }
            *words.entry(word).or_default() |= bit;
        }
    }

    let verbs = read_verbs(&dir.join("verbs.txt"))?;
    // Phrases with the same classes form one pattern, so that they share states.
    let mut patterns: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (phrase, classes) in &phrases {
        patterns.entry(*classes).or_default().push(phrase);
    }
    code(&classes, &words, &patterns, &verbs)
}

fn entries(list: &str) -> impl Iterator<Item = (usize, &str)> {
    list.lines()
        .enumerate()
        .filter(|(_, l)| !l.trim_start().starts_with(['#', '>']))
        .flat_map(|(n, l)| l.split(',').map(move |e| (n + 1, e.trim())))
        .filter(|(_, e)| !e.is_empty())
}

fn read_verbs(path: &Path) -> Result<Vec<Verb>, String> {
    let list = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut verbs = Vec::new();
    for (n, line) in list.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('>') {
            continue;
        }
        let bad = |e: &str| format!("{}:{}: {e}: {line}", path.display(), n + 1);
        let (forms, rest) = line.split_once(':').ok_or_else(|| bad("no colon"))?;
        let (class, frames) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let f: Vec<&str> = forms.split_whitespace().collect();
        let (lemma, double) = match f[0].split_once('/') {
            Some((l, "vv")) => (l, true),
            Some(_) => return Err(bad("unknown mark")),
            None => (f[0], false),
        };
        let forms = match f.len() {
            1 => {
                let [third, past, ing] = inflect::verb(lemma, double);
                [lemma.to_string(), third, past.clone(), past, ing]
            }
            5 => std::array::from_fn(|i| f[i].to_string()),
            _ => return Err(bad("give the lemma alone, or all five forms")),
        };
        verbs.push(Verb { lemma: lemma.into(), class: class.into(), frames: frames.trim().into(), forms });
    }
    Ok(verbs)
}

fn camel(s: &str) -> String {
    let mut c = s.chars();
    c.next().map(|f| f.to_uppercase().collect::<String>() + c.as_str()).unwrap_or_default()
}

fn code(
    classes: &[String],
    words: &BTreeMap<String, u64>,
    patterns: &BTreeMap<u64, Vec<&str>>,
    verbs: &[Verb],
) -> Result<String, String> {
    let mut o = String::new();
    let put = |o: &mut String, s: std::fmt::Arguments| o.write_fmt(s).map_err(|e| e.to_string());
    put(&mut o, format_args!("impl Classes {{\n"))?;
    for (i, c) in classes.iter().enumerate() {
        let file = c.to_lowercase();
        put(
            &mut o,
            format_args!(
                "    /// The words and phrases of `words/{file}.txt`.\n    pub(crate) const {c}: Self = Self(1 << {i});\n"
            ),
        )?;
    }
    put(&mut o, format_args!("}}\n"))?;

    let sets: Vec<u64> = words.values().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    table(&mut o, "WORD", words.keys())?;
    let of = |v: &u64| sets.binary_search(v).unwrap_or(0);
    let ids: Vec<String> = words.values().map(|v| of(v).to_string()).collect();
    let narrow = if sets.len() <= 256 { "u8" } else { "u16" };
    put(&mut o, format_args!("static WORD_SET: &[{narrow}] = &[{}];\n", ids.join(",")))?;
    put(
        &mut o,
        format_args!(
            "#[allow(clippy::unreadable_literal)]
static SETS: &[u64] = &{sets:?};
"
        ),
    )?;
    let masks: Vec<u64> = patterns.keys().copied().collect();
    let automaton::Columns { accepting, counts, from, more, to, accepts } = automaton::columns(patterns.values())?;
    let accepts: Vec<String> =
        accepts.iter().map(|a| format!("&{:?}", a.iter().map(|n| masks[*n]).collect::<Vec<_>>())).collect();
    put(
        &mut o,
        format_args!(
            "#[allow(clippy::unreadable_literal)]
static PHRASE_SETS: &[&[u64]] = &[{}];
static PHRASES: Automaton = Automaton::new(automaton::Columns {{
    accepting: &{accepting:?}, counts: &{counts:?}, from: &{from:?}, more: &{more:?}, to: &{to:?}
}});
",
            accepts.join(",")
        ),
    )?;

    // A form of two verbs ("found" of find and of found) belongs to the first one listed.
    let mut forms: BTreeMap<&str, (usize, u8)> = BTreeMap::new();
    for (id, v) in verbs.iter().enumerate() {
        for (i, f) in v.forms.iter().enumerate() {
            let of = forms.entry(f).or_insert((id, 0));
            of.1 |= u8::from(of.0 == id) << i;
        }
    }
    table(&mut o, "FORM", forms.keys())?;
    // Sort verbs by lemma, like the forms, so that consecutive values in a column are similar.
    let mut order: Vec<usize> = (0..verbs.len()).collect();
    order.sort_by_key(|id| &verbs[*id].lemma);
    let mut places = vec![0; verbs.len()];
    order.iter().enumerate().for_each(|(place, id)| places[*id] = place as u16);
    let (mut classes, mut frames, mut lemmas, mut last) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for v in order.iter().map(|id| &verbs[*id]) {
        classes.push(format!("VerbClass::{}", camel(&v.class)));
        let of: Vec<_> = v.frames.split_whitespace().map(|f| format!("Frames::{}.0", f.to_uppercase())).collect();
        let of = if of.is_empty() { "0".to_owned() } else { of.join("|") };
        frames.push(format!("Frames({of})"));
        let lemma = forms.keys().position(|f| *f == v.lemma).ok_or("a lemma is a form")?;
        lemmas.push(u8::try_from(lemma - last).map_err(|e| format!("verbs.txt: {}: {e}", v.lemma))?);
        last = lemma;
    }
    let mut last = 0;
    let steps = forms.values().map(|(id, _)| places[*id].wrapping_sub(std::mem::replace(&mut last, places[*id])));
    put(
        &mut o,
        format_args!(
            "static VERBS: Verbs = Verbs::new(verbs::Columns {{
    classes: &[{}], frames: &[{}], lemmas: &{lemmas:?}, of: &{:?}, forms: &{:?}
}});
",
            classes.join(","),
            frames.join(","),
            steps.collect::<Vec<_>>(),
            forms.values().map(|(_, bits)| *bits).collect::<Vec<_>>(),
        ),
    )?;
    for (i, f) in FORMS.iter().enumerate() {
        put(&mut o, format_args!("pub(crate) const FORM_{f}: u8 = 1 << {i};\n"))?;
    }
    Ok(o)
}

/// Writes a sorted string table with front coding: for each word, how many bytes it shares with the one before, then
/// its other bytes. The wasm needs no pointer or offset per word.
fn table<'a>(o: &mut String, name: &str, keys: impl Iterator<Item = impl AsRef<str> + 'a>) -> Result<(), String> {
    let (mut all, mut last) = (Vec::new(), String::new());
    for k in keys {
        let k = k.as_ref();
        let shared = last.bytes().zip(k.bytes()).take_while(|(a, b)| a == b).count();
        // A byte below 32 begins a word.
        if k.len() >= 32 {
            return Err(format!("longer than 31 bytes: {k}"));
        }
        all.push(shared as u8);
        all.extend(&k.as_bytes()[shared..]);
        last = k.into();
    }
    writeln!(o, "static {name}S: Table = Table::new(&{all:?});").map_err(|e| e.to_string())
}
