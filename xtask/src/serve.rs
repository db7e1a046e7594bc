//! Serves a built folder on localhost, for the demo and for browsers in tests and benchmarks.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::{fs, thread};

use anyhow::{Context, Result};

/// The default port of the demo.
pub(crate) const PORT: u16 = 8000;

/// How many ports are tried after the requested one.
const TRIES: u16 = 50;

/// Maximum length of a request.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Cross-origin isolation gives the page a precise clock for measuring.
const HEADERS: &str = "Cache-Control: no-cache\r\nConnection: close\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n";

/// A folder with its address.
pub(crate) struct Site {
    listener: TcpListener,
    folder: PathBuf,
    port: u16,
}

impl Site {
    /// Binds the port, or the next free one.
    pub(crate) fn open(folder: PathBuf, port: u16) -> Result<Self> {
        let last = port.saturating_add(TRIES);
        let free = (port..=last).find_map(|port| Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?, port)));
        let (listener, port) = free.with_context(|| format!("no free port from {port} to {last}"))?;
        Ok(Self { listener, folder, port })
    }

    /// Ends in a slash.
    pub(crate) fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Serves until the program ends.
    pub(crate) fn serve(&self) {
        thread::scope(|scope| {
            for stream in self.listener.incoming().flatten() {
                // Ignore clients that disconnect before the answer.
                scope.spawn(|| answer(&self.folder, stream).ok());
            }
        });
    }

    /// Serves in the background. Returns the address.
    pub(crate) fn serve_aside(self) -> String {
        let address = self.address();
        thread::spawn(move || self.serve());
        address
    }
}

/// Handles one request. Writes the answer at once, without waiting for acknowledgements.
fn answer(folder: &Path, mut stream: TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(io::Read::take(&stream, LONGEST_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = file(folder, url).and_then(|path| Some((kind(&path), fs::read(path).ok()?)));
    let (status, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"only GET\n".to_vec()),
    };
    let length = body.len();
    let mut answer =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}\r\n").into_bytes();
    if method != "HEAD" {
        answer.extend(body);
    }
    stream.write_all(&answer)
}

/// The file for an address; `None` outside the folder.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = Path::new(url.split(['?', '#']).next()?.trim_start_matches('/'));
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// Types that browsers require: modules must be JavaScript, and wasm must be wasm to be compiled while it loads.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpStream};
    use std::path::{Path, PathBuf};

    use super::{Site, file, kind};

    #[test]
    fn serves_nothing_outside_the_folder() {
        let folder = Path::new("dist");
        assert_eq!(file(folder, "/embed/whosaid.js?v=1"), Some(PathBuf::from("dist/embed/whosaid.js")));
        for url in ["/../Cargo.toml", "/embed/../../Cargo.toml", "//../x"] {
            assert_eq!(file(folder, url), None, "{url}");
        }
    }

    #[test]
    fn names_the_kinds_that_browsers_insist_on() {
        assert_eq!(kind(Path::new("a/b.wasm")), "application/wasm");
        assert!(kind(Path::new("b.js")).starts_with("text/javascript"));
    }

    #[test]
    fn answers_on_the_next_port_when_one_is_taken() {
        let first = Site::open(PathBuf::from(env!("CARGO_MANIFEST_DIR")), 18_432).unwrap();
        let second = Site::open(first.folder.clone(), first.port).unwrap();
        assert!(second.port > first.port);
        let port = second.port;
        second.serve_aside();
        for (request, status) in
            [("GET /Cargo.toml", "200 OK"), ("GET /no.js", "404"), ("GET /../Cargo.toml", "404"), ("PUT /x", "405")]
        {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
        }
    }
}
