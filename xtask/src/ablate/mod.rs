//! Measures the effect of each rule and bound.
//!
//! A rule is a function of the engine that can return at once (nothing, `false`, or its argument). A bound is a numeric
//! constant. A condition is an operand of `&&` or `||`. A copy of the sources gets a switch at each of them, so that
//! one build is enough. Then each is turned off or changed alone, and the changes in unit tests, `tests/reading`,
//! `tests/articles` and a corpus are counted. This is mutation testing by schemata (Untch, Offutt and Harrold 1993).

mod copy;
mod points;
mod worth;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use serde_json::json;

use copy::Copy;
use points::{Kind, Point};
use worth::{Corpus, Worth};

/// Command-line options.
pub(crate) struct Ablate {
    /// An annotated corpus, with its scorers where `eval` expects them.
    pub(crate) corpus: Option<PathBuf>,
    /// Only points whose place or name contains one of these.
    pub(crate) only: Vec<String>,
    /// Also conditions; takes hours.
    pub(crate) conditions: bool,
    /// Only the points that no test and no text reaches; one run.
    pub(crate) unreached: bool,
    /// One JSON object per line.
    pub(crate) as_json: bool,
}

/// A point with one of its values, and its effect.
struct Row<'p> {
    point: &'p Point,
    value: Option<&'p str>,
    /// `None` if no test and no text reaches it.
    worth: Option<Worth>,
}

impl Ablate {
    /// Builds the copy, runs it once for each mutant and prints one line each.
    pub(crate) fn report(&self) -> Result<()> {
        let copy = Copy::make(self.conditions)?;
        let seen = copy.root.join("seen");
        let _ = fs::remove_file(&seen);
        let corpus = self.corpus.as_deref().map(|folder| Corpus::open(folder, &copy, &seen)).transpose()?;
        let decides = decided(&copy, &seen)?;
        let wanted = |p: &&Point| {
            self.only.is_empty()
                || self.only.iter().any(|w| p.place.contains(w.as_str()) || p.name.contains(w.as_str()))
        };
        let mutants: Vec<(&Point, Option<&str>)> = copy
            .points
            .iter()
            .filter(wanted)
            .filter(|p| !self.unreached || !decides(p))
            .flat_map(|p| {
                let values: Vec<_> = p.values.iter().map(|v| Some(v.as_str())).collect();
                if values.is_empty() { vec![(p, None)] } else { values.into_iter().map(|v| (p, v)).collect() }
            })
            .collect();
        let (next, rows) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let work = |worker: usize| -> Result<()> {
            while let Some(&(point, value)) = mutants.get(next.fetch_add(1, Ordering::Relaxed)) {
                let mutant = value.map_or(point.id.to_string(), |v| format!("{}:{v}", point.id));
                let worth =
                    if decides(point) { Some(worth::weigh(&copy, corpus.as_ref(), &mutant, worker)?) } else { None };
                let row = Row { point, value, worth };
                let mut out = std::io::stdout().lock();
                writeln!(out, "{}", if self.as_json { row.json() } else { row.line() })?;
                rows.lock().expect("no worker panics").push(row);
            }
            Ok(())
        };
        let workers = std::thread::available_parallelism().map_or(1, |n| n.get());
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
            all.into_iter().try_for_each(|one| one.join().expect("no worker panics"))
        })?;
        if !self.as_json {
            print!("{}", summary(&rows.into_inner().expect("no worker panics")));
        }
        Ok(())
    }
}

/// Which points the tests and the corpus reach, so that turning one off may change something.
fn decided(copy: &Copy, seen: &std::path::Path) -> Result<impl Fn(&Point) -> bool + Sync + use<>> {
    for program in [&copy.unit, &copy.reading, &copy.articles] {
        let mut tests = std::process::Command::new(program);
        tests.current_dir(&copy.root).env("WHOSAID_SEEN", seen).stdout(std::process::Stdio::null());
        crate::shell::run(&mut tests)?;
    }
    let mut came = BTreeMap::<u32, [bool; 2]>::new();
    for line in fs::read_to_string(seen)?.lines() {
        if let Some((id, value)) = line.split_once(' ')
            && let Ok(id) = id.parse()
        {
            came.entry(id).or_default()[usize::from(value == "1")] = true;
        }
    }
    Ok(move |p: &Point| {
        let [no, yes] = came.get(&p.id).copied().unwrap_or_default();
        if p.kind == Kind::Requirement { no } else { yes }
    })
}

impl Row<'_> {
    fn name(&self) -> String {
        let name: String = self.point.name.chars().take(60).collect();
        match (self.point.kind, self.value) {
            (Kind::Rule, _) => format!("{name} off"),
            (Kind::Requirement, _) => format!("true for {name}"),
            (Kind::Alternative, _) => format!("false for {name}"),
            (Kind::Bound, value) => format!("{name} = {}", value.unwrap_or_default()),
        }
    }

    fn line(&self) -> String {
        let mut line = format!("{:<36} {:<44}", self.point.place, self.name());
        let Some(w) = &self.worth else { return line + "  not reached" };
        let _ = write!(line, " tests {:>3}", w.unit);
        for (what, change) in [("cases", w.cases), ("articles", w.articles)] {
            let _ = write!(line, "  {what} −{} +{}", change.lost, change.won);
        }
        let _ = write!(line, "  texts {:>3}  F1 {:+.2}", w.texts, 0.0 - w.points);
        if w.broken { line + "   does not terminate" } else { line }
    }

    fn json(&self) -> String {
        let worth = self.worth.map(|w| {
            json!({
                "unit": w.unit, "cases_lost": w.cases.lost, "cases_won": w.cases.won, "articles_lost": w.articles.lost,
                "articles_won": w.articles.won, "texts": w.texts, "points": w.points, "broken": w.broken,
            })
        });
        json!({ "place": self.point.place, "name": self.name(), "id": self.point.id, "worth": worth }).to_string()
    }
}

/// Lists mutants that nothing detects, and those with better results.
fn summary(rows: &[Row]) -> String {
    let mut out = String::new();
    let mut list = |title: &str, which: &dyn Fn(&Worth) -> bool, none: bool| {
        let mut some: Vec<_> =
            rows.iter().filter(|r| r.worth.as_ref().map_or(none, which)).map(|r| (r.point.id, r.line())).collect();
        some.sort();
        let _ = writeln!(out, "\n{title}: {}", some.len());
        for (_, line) in some {
            let _ = writeln!(out, "  {line}");
        }
    };
    list("No effect: no test or text reaches it or changes", &|w| !w.noticed() && w.texts == 0, true);
    list("Detected only by the corpus", &|w| !w.noticed() && w.texts > 0, false);
    let better =
        |w: &Worth| w.unit == 0 && w.cases.won + w.articles.won > w.cases.lost + w.articles.lost && w.points < 0.05;
    list("Better results without it", &better, false);
    let noticed = rows.iter().filter(|r| r.worth.as_ref().is_some_and(Worth::noticed)).count();
    let _ = writeln!(out, "\n{noticed} of {} are detected by a test", rows.len());
    out
}
