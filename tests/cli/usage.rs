//! Help, options, and the output shown in README.md.

use super::*;

#[test]
fn help_version_and_unknown_options() {
    let folder = Folder::new();
    let help = folder.run("--help").good();
    assert!(help.contains("analyze"), "{help}");
    let help = folder.run("analyze --help").good();
    for option in [
        "--input",
        "--format",
        "--offsets",
        "--scope",
        "--house",
        "--with-text",
        "--color",
        "--encoding",
        "--jobs",
        ".ndjson",
        "[default: utf16]",
    ] {
        assert!(help.contains(option), "{option} not in {help}");
    }
    assert_eq!(folder.run("--version").good(), format!("whosaid {}\n", env!("CARGO_PKG_VERSION")));
    for (args, hint) in [
        ("analyze --ofsets utf8", "'--offsets'"),
        ("analyze --format xml", "possible values: text, json, jsonl, csv, speakers, html"),
        ("analyse x", "'analyze'"),
        ("", "Usage: whosaid"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}");
        assert!(ran.err.contains(hint), "{args}: {}", ran.err);
    }
}

#[test]
fn the_readme_shows_the_real_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap().replace("\r\n", "\n");
    let folder = Folder::new();
    folder.file("ferry.txt", fs::read(root.join("examples/ferry.txt")).unwrap());
    let shown = folder.run("analyze ferry.txt").good();
    assert!(readme.contains(&shown), "README.md does not show this output:\n{shown}");
}
