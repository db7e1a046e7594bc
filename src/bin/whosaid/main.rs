//! The command line: `whosaid analyze`.
#![forbid(unsafe_code)]

mod args;
mod binary;
mod decode;
mod fault;
mod folder;
mod input;
mod json;
mod kinds;
mod lines;
mod order;
mod output;
mod prescan;
mod stdout;
mod unpack;
mod work;

use args::{Analyze, Args, Command, Input};
use clap::Parser;
use output::Output;
use std::{
    fs,
    io::{self, Write},
    num::NonZero,
    path::Path,
    process::ExitCode,
    thread,
};
use whosaid::{
    Blocks, House, Options,
    export::{Settings, Unit},
};
use work::{Job, Work};

/// An input could not be read. clap also exits with this code for invalid options.
const BAD_INPUT: u8 = 2;
const CANNOT_WRITE: u8 = 1;

fn main() -> ExitCode {
    let Command::Analyze(options) = Args::parse().command;
    let house = match options.house.as_deref().map(house).transpose() {
        Ok(house) => house,
        Err(complaint) => {
            complain(&complaint);
            return ExitCode::from(BAD_INPUT);
        }
    };
    match analyze(&options, house) {
        // The reader closed the pipe, as in `whosaid … | head`: not a failure.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            complain(&format!("cannot write the output: {e}"));
            ExitCode::from(CANNOT_WRITE)
        }
        Ok(complaints) if complaints > 0 => ExitCode::from(BAD_INPUT),
        Ok(_) => ExitCode::SUCCESS,
    }
}

/// Analyses all inputs. Returns how many articles could not be read. Fails if the output cannot be written.
fn analyze(options: &Analyze, house: Option<House>) -> io::Result<usize> {
    let mut engine = Options::default().scope(match options.scope {
        args::Scope::Speech => whosaid::Scope::Speech,
        args::Scope::All => whosaid::Scope::All,
    });
    engine.confidence = options.confidence;
    engine.house = house;
    let (out, colour) = stdout::open(options.color, options.format.name() == "text")?;
    let settings = settings(options).colour(colour);
    let analyze = |blocks: &Blocks<'_>| whosaid::analyze(blocks, &engine);
    let job = Job { options, analyze: &analyze, export: options.format, settings };
    let mut output = Output::new(out, options.format, settings, complain);
    let jobs = options.jobs.map_or_else(|| thread::available_parallelism().map_or(1, NonZero::get), NonZero::get);
    order::in_order(
        jobs,
        |submit| {
            let mut number = 0;
            let mut numbered = |work: Work| {
                number += 1;
                submit((number - 1, work))
            };
            options.files.iter().try_for_each(|path| input::each_article(path, options, &mut numbered))
        },
        |(number, work)| work.done(number, &job),
        |done| output.take(done),
    )?;
    output.finish()
}

fn settings(options: &Analyze) -> Settings {
    let many = |kind| matches!(kind, Input::Json | Input::Jsonl);
    let several = options.files.len() > 1
        || options.files.iter().any(|file| file.is_dir() || many(kinds::kind(file, options.input)));
    let unit = match options.offsets {
        args::Unit::Utf8 => Unit::Utf8,
        args::Unit::Utf16 => Unit::Utf16,
        args::Unit::Chars => Unit::Chars,
    };
    Settings::default().unit(unit).with_text(options.with_text).several(several)
}

/// Reads the house list. Any error in it is fatal: otherwise nobody would notice that an entry is missing.
fn house(path: &Path) -> Result<House, String> {
    let name = path.display();
    let file = fs::read(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => format!("{name}: no such file"),
        io::ErrorKind::IsADirectory => format!("{name}: a directory, not a file"),
        _ => format!("{name}: {e}"),
    })?;
    let file = String::from_utf8(file).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].split(|b| *b == b'\n').count();
        format!("{name}:{line}: not UTF-8")
    })?;
    House::parse(&file).map_err(|e| format!("{name}:{e}"))
}

/// Writes one line to standard error, whatever characters the message or a file name contains.
fn complain(message: &str) {
    let line: String = message.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    // Ignored: if standard error is closed, the error cannot be reported anywhere.
    _ = writeln!(io::stderr(), "whosaid: {line}");
}
