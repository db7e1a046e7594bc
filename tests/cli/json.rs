//! JSON as input: one object per line, one object, or an array.

use super::*;

#[test]
fn jsonl_is_read_line_by_line() {
    let folder = Folder::new();
    let input = "\u{feff}{\"id\": \"one\", \"text\": \"“Yes,” said Ida Krone.\", \"more\": [1]}\r\n\n{\"id\": 2, \"text\": \"\"}\n{\"id\": \"three\", \"text\": \"No.\"}";
    folder.file("in.jsonl", input);
    let ran = folder.run("analyze --format jsonl in.jsonl");
    assert_eq!(ran.ids(), [json("\"one\""), json("2"), json("\"three\"")]);
    ran.noted();
    let ran = folder.run_with("analyze --format jsonl --input jsonl", input);
    assert_eq!(ran.ids().len(), 3);
}

#[test]
fn jsonl_is_streamed() {
    let folder = Folder::new();
    let mut child = folder
        .command("analyze --format jsonl --input jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"“Yes,” said Ida Krone.\"}}").unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(json(&line)["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn broken_lines_are_reported_and_the_others_are_analyzed() {
    let folder = Folder::new();
    let mut input = b"{\"id\":\"a\",\"text\":\"A.\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\"}\n".to_vec();
    input.extend(b"{\"id\":\"d\",\"text\":\"\xff\"}\nnull\n{\"id\":\"e\",\"text\":\"E.\"}\n");
    folder.file("in.jsonl", input);
    let ran = folder.run("analyze --format jsonl in.jsonl");
    assert_eq!((ran.code, ran.ids()), (2, vec![json("\"a\""), json("\"e\"")]));
    let err: Vec<_> = ran.err.lines().filter(|l| !l.contains("note:")).collect();
    assert_eq!(err.len(), 4, "{err:?}");
    for (line, start) in err.iter().zip([
        "whosaid: in.jsonl:2:",
        "whosaid: in.jsonl:3:",
        "whosaid: in.jsonl:4: not UTF-8",
        "whosaid: in.jsonl:5:",
    ]) {
        assert!(line.starts_with(start), "{line} does not begin {start}");
    }
    assert!(err[1].ends_with("\"text\" is missing"), "{}", err[1]);
}

/// Memory is constant: the input is far larger than the memory limit of the process.
#[test]
#[cfg(target_os = "linux")]
fn jsonl_needs_constant_memory() {
    let folder = Folder::new();
    let binary = env!("CARGO_BIN_EXE_whosaid");
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v 120000; exec {binary} analyze --format jsonl --input jsonl > /dev/null")])
        .current_dir(&folder.0)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", serde_json::json!({"id": "x", "text": "", "unread": "x".repeat(1 << 20)}));
    for _ in 0..200 {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    drop(stdin);
    Ran::of(child.wait_with_output().unwrap()).noted();
}

#[test]
fn ids_keep_every_digit() {
    let folder = Folder::new();
    let ids = ["18446744073709551616", "-123456789012345678901234567890", "1.10", "1e400", "-0", "\"007\"", "\"\""];
    let lines: Vec<_> = ids.iter().map(|id| format!("{{\"text\":\"“Yes,” said the mayor.\",\"id\":{id}}}")).collect();
    folder.file("a.jsonl", lines.join("\n")).file("a.json", format!("[{}]", lines.join(",")));
    for file in ["a.jsonl", "a.json"] {
        let lines = folder.run(&format!("analyze --format jsonl {file}")).good();
        for (line, id) in lines.lines().zip(ids) {
            assert!(line.starts_with(&format!("{{\"id\":{id},\"version\"")), "{line}");
        }
        let array = folder.run(&format!("analyze --format json {file}")).good();
        assert!(ids.iter().all(|id| array.contains(&format!("{{\"id\":{id},\"version\""))), "{array}");
    }
}

#[test]
fn a_line_without_an_id_gets_its_number() {
    let folder = Folder::new();
    let yes = "\"text\":\"“Yes,” said the mayor.\"";
    folder.file("a.ndjson", format!("\n{{{yes}}}\n{{{yes},\"id\":null}}\n{{{yes},\"id\":7}}\n"));
    folder.file("b.json", format!("[{{{yes}}},{{{yes},\"id\":\"x\"}}]")).file("c.json", format!("{{{yes}}}"));
    let ran = folder.run("analyze --format jsonl a.ndjson b.json c.json");
    let want = json(r#"["a.ndjson:2", "a.ndjson:3", 7, "b.json#1", "x", "c"]"#);
    assert_eq!(Value::from(ran.ids()), want);
    ran.good();
    let ran = folder.run_with("analyze --format jsonl --input json", format!("{{{yes}}}"));
    assert_eq!(ran.ids(), ["stdin"]);
}

#[test]
fn a_broken_array_is_reported_and_the_rest_is_analyzed() {
    let folder = Folder::new();
    let yes = "{\"id\":\"yes\",\"text\":\"“Yes,” said the mayor.\"}";
    for (content, ids, err) in [
        (
            format!("[{yes},\n{{\"id\":1}},\n 7, {yes}]"),
            2,
            vec![
                "x.json:2:1: item 2: \"text\" is missing",
                "x.json:3:2: item 3: expected an object {\"id\", \"text\"}, found a number",
            ],
        ),
        (
            format!("[{yes},\n{{\"id\":\"cut\",\"text\":\"“We"),
            1,
            vec!["x.json:2:23: not JSON: it ends inside a string"],
        ),
        (
            format!("{yes}\n{yes}\n"),
            1,
            vec!["x.json:2:1: unexpected text after the object; for one object per line use --input jsonl"],
        ),
        (
            "“Yes,” said the mayor.".into(),
            0,
            vec![
                "x.json:1:1: not JSON: a value must be a string in quotation marks, a number, true, false, null, an array or an object",
            ],
        ),
        (" \n".into(), 0, vec!["x.json: the file is empty, not JSON"]),
    ] {
        folder.file("x.json", &content);
        let ran = folder.run("analyze --format json x.json");
        let got: Vec<_> = ran.err.lines().map(|l| l.strip_prefix("whosaid: ").unwrap()).collect();
        assert_eq!((got, ran.code), (err, 2), "{content}");
        assert_eq!(json(&ran.out).as_array().unwrap().len(), ids, "{content}");
    }
}

#[test]
fn the_output_is_a_json_array_even_after_errors() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", b"caf\xe9").file("c.jsonl", "{\"id\"\n{\"id\":1,\"text\":\"\"}\n{");
    for (files, ids) in [
        ("b.txt a.txt", json("[\"a\"]")),
        ("a.txt b.txt c.jsonl a.txt", json("[\"a\",1,\"a\"]")),
        ("b.txt b.txt", json("[]")),
    ] {
        let ran = folder.run(&format!("analyze --format json {files}"));
        let got: Vec<Value> = json(&ran.out).as_array().unwrap().iter().map(|r| r["id"].clone()).collect();
        assert_eq!((Value::from(got), ran.code), (ids, 2), "{files}");
    }
}

/// Every line of a large file gives a record or a message, or is blank.
#[test]
fn every_line_is_accounted_for() {
    const LINES: usize = 10_000;
    let folder = Folder::new();
    let long = "It rained. ".repeat(2_000);
    let mut archive = Vec::new();
    let (mut records, mut named) = (Vec::new(), Vec::new());
    for n in 1..=LINES {
        let good = format!("{{\"id\":{n},\"text\":\"“Yes,” said the mayor, Jane Roe.\",\"tag\":[{{}}]}}");
        let line = match n % 12 {
            0 => good.as_bytes()[..=n % 50].to_vec(),
            1 if n % 455 == 0 => format!("{{\"id\":{n},\"text\":{}}}", serde_json::json!(long)).into(),
            3 => [&b"{\"id\":1,\"text\":\"\xff\"}"[..], good.as_bytes()].concat(),
            5 => format!("{{\"id\":{n},\"text\":[\"a\"]}}").into(),
            7 => b"  ".to_vec(),
            8 => format!("[{n},\"text\"]").into(),
            9 => format!("{{\"id\":{n},\"text\":\"\"}}").into(),
            _ => good.into(),
        };
        match n % 12 {
            0 | 3 | 5 | 8 => named.push(n),
            7 => {}
            _ => records.push(Value::from(n)),
        }
        archive.extend(line);
        archive.extend(if n % 2 == 0 { &b"\r\n"[..] } else { b"\n" });
    }
    folder.file("in.jsonl", archive);
    let ran = folder.run("analyze --format jsonl --jobs 4 in.jsonl");
    assert_eq!((ran.code, ran.ids()), (2, records));
    let alone = folder.run("analyze --format jsonl --jobs 1 in.jsonl");
    assert!((&alone.out, &alone.err) == (&ran.out, &ran.err), "the number of jobs does not change the output");
    let complaints = ran.err.lines().filter(|l| !l.starts_with("whosaid: note: "));
    let lines =
        complaints.map(|l| l.strip_prefix("whosaid: in.jsonl:").unwrap().split(':').next().unwrap().parse().unwrap());
    assert_eq!(lines.collect::<Vec<usize>>(), named);
    assert_eq!(ran.err.matches("note: in.jsonl:").count(), LINES / 12);
}
