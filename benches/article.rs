//! Measures the native analysis time of a text: `cargo bench --bench article -- FILE`. Prints JSON, in milliseconds.
//! `cargo xtask bench` runs it and shows the result beside the time in a browser.

use std::hint::black_box;
use std::time::Instant;

use whosaid::{Blocks, Options, analyze};

const WARM_UP: usize = 20;
const RUNS: usize = 300;

fn main() -> Result<(), String> {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--")).ok_or("which file?")?;
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let blocks = Blocks::from_text(&text).map_err(|error| format!("{file}: {error}"))?;
    let mut times: Vec<f64> = (0..WARM_UP + RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(analyze(black_box(&blocks), &Options::default()));
            start.elapsed().as_secs_f64() * 1e3
        })
        .skip(WARM_UP)
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{{\"median\":{:.4},\"p95\":{:.4},\"runs\":{RUNS}}}", times[RUNS / 2], times[RUNS * 95 / 100]);
    Ok(())
}
