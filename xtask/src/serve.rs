//! Serves a built folder on localhost, to the demo's reader and to the browsers that test and measure.

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Result, bail};
use tiny_http::{Header, Request, Response, Server};

/// Where the demo is looked for first.
pub(crate) const PORT: u16 = 8000;

/// How many ports are tried after the one that was asked for.
const TRIES: u16 = 50;

/// A folder with its address.
pub(crate) struct Site {
    server: Server,
    folder: PathBuf,
    port: u16,
}

impl Site {
    /// Takes the port, or the next one that is free.
    pub(crate) fn open(folder: PathBuf, port: u16) -> Result<Self> {
        for port in port..=port.saturating_add(TRIES) {
            if let Ok(server) = Server::http((Ipv4Addr::LOCALHOST, port)) {
                return Ok(Self { server, folder, port });
            }
        }
        bail!("no free port from {port} to {}", port.saturating_add(TRIES))
    }

    /// With a slash at its end.
    pub(crate) fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Answers until the program ends.
    pub(crate) fn serve(&self) {
        for request in self.server.incoming_requests() {
            // A reader who left before the answer came is no trouble of ours.
            let _ = self.answer(request);
        }
    }

    /// Answers while the program does something else; hands back the address.
    pub(crate) fn serve_aside(self) -> String {
        let address = self.address();
        thread::spawn(move || self.serve());
        address
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        let found = file(&self.folder, request.url()).and_then(|path| Some((kind(&path), File::open(path).ok()?)));
        let Some((kind, file)) = found else {
            return request.respond(Response::from_string("not found\n").with_status_code(404));
        };
        let mut response = Response::from_file(file);
        for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-cache")] {
            response.add_header(Header::from_bytes(name, value).expect("a header of ASCII"));
        }
        request.respond(response)
    }
}

/// The file that an address means; none outside the folder.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = Path::new(url.split(['?', '#']).next()?.trim_start_matches('/'));
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// What browsers insist on: modules must come as JavaScript, and wasm as wasm to be compiled while it loads.
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
    fn takes_the_next_port_when_one_is_taken() {
        let first = Site::open(PathBuf::from("."), 18_432).unwrap();
        let second = Site::open(PathBuf::from("."), first.port).unwrap();
        assert!(second.port > first.port);
    }
}
