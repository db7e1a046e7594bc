//! Tests of the command line, with the real binary.
#![cfg(feature = "cli")]

mod archives;
mod files;
mod formats;
mod house;
mod json;
mod output;
mod records;
mod usage;

use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

const ARTICLE: &str = "Café in Vérat to close 😀\n\n“We are finished, 😀 all of us,” said Zoë Marchmain, the owner.\n\n\
                       Zoë Marchmain said the landlord may sell.\n";

/// A temporary folder for one test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }
    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
        command.current_dir(&self.0).args(args.split_whitespace());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }
    fn run(&self, args: &str) -> Ran {
        Ran::of(self.command(args).stdin(Stdio::null()).output().unwrap())
    }
    fn run_with(&self, args: &str, stdin: impl AsRef<[u8]>) -> Ran {
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(stdin.as_ref()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("no signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
    /// Standard output of a successful run with only notes on standard error.
    fn noted(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        assert!(self.err.lines().all(|l| l.starts_with("whosaid: note: ")), "{}", self.err);
        self.out
    }
    /// Standard output of a successful run with nothing on standard error.
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
    fn ids(&self) -> Vec<Value> {
        self.lines().iter().map(|v| v["id"].clone()).collect()
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The text of a span, in the given unit.
fn part(text: &str, span: &Value, unit: &str) -> String {
    let range = usize::try_from(span["start"].as_u64().unwrap()).unwrap()
        ..usize::try_from(span["end"].as_u64().unwrap()).unwrap();
    match unit {
        "utf8" => text[range].to_owned(),
        "utf16" => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[range]).unwrap(),
        _ => text.chars().skip(range.start).take(range.len()).collect(),
    }
}
