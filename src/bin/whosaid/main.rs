//! The command line: `whosaid analyze` for archives and pipelines.
#![forbid(unsafe_code)]

mod args;

mod input;
mod output;

use args::{Args, Command};
use clap::Parser;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Something in the input could not be read; clap exits with the same for options that it does not know.
const BAD_INPUT: u8 = 2;
const CANNOT_WRITE: u8 = 1;

fn main() -> ExitCode {
    let Command::Analyze(options) = Args::parse().command;
    let mut complaints = 0_usize;
    let written = output::Writer::new(&options).and_then(|mut writer| {
        for source in &options.files {
            input::each_article(source, options.input, &mut |article| match article {
                Ok(article) => writer.article(&article),
                Err(complaint) => {
                    complaints += 1;
                    complain(&complaint);
                    Ok(())
                }
            })?;
        }
        writer.finish()
    });
    match written {
        // Whoever reads the output has enough: `whosaid … | head` is no failure.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            complain(&format!("cannot write the output: {e}"));
            ExitCode::from(CANNOT_WRITE)
        }
        Ok(()) if complaints > 0 => ExitCode::from(BAD_INPUT),
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// One line on standard error, whatever the message or a file's name holds.
fn complain(message: &str) {
    let line: String = message.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    // Nobody is left to tell where standard error is closed.
    _ = writeln!(io::stderr(), "whosaid: {line}");
}
