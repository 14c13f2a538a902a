//! The command line as people and programs meet it: the whole binary over small projects, and every example of every rule.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli` writes down anew what is shown.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use influx_upgrade_lint::report::FORMATS;
use influx_upgrade_lint::rules::rules;
use influx_upgrade_lint::{Options, check};
use serde_json::Value;
use snapbox::cmd::{Command, cargo_bin};
use snapbox::{file, str};
use tempfile::TempDir;

const APP: (&str, &str) = (".platform.app.yaml", "name: api\ntype: 'php:8.3'\nrelationships:\n    influxdb: 'influx:influxdb'\n");
const UPSUN: (&str, &str) = (
    ".upsun/config.yaml",
    "applications:\n    api:\n        type: 'php:8.3'\n        relationships:\n            influxdb: 'influx:influxdb'\n\
     services:\n    influx:\n        type: influxdb:2.2\n",
);
const SERVICES: (&str, &str) = (".platform/services.yaml", "influx:\n    type: influxdb:2.2\n    disk: 256\n");

/// One error.
const USER: (&str, &str) = (
    "src/influx.php",
    "<?php\n\n$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n\
     $influx = $relationships['influxdb'][0];\n\necho $influx['host'], $influx['user'];\n",
);
/// One note.
const FALLBACK: (&str, &str) = (
    "src/both.py",
    "from platformshconfig import Config\n\ninflux = Config().credentials('influxdb')\n\
     user = influx.get('username') or influx.get('user')\n",
);
/// One warning.
const UNDECIDED: (&str, &str) = (
    "src/any.js",
    "const influx = require('platformsh-config').config().credentials('influxdb');\n\nconsole.log(influx[process.argv[2]]);\n",
);
/// Nothing, but the parser can't make sense of what follows the read.
const BROKEN: (&str, &str) = (
    "src/broken.php",
    "<?php\n\n$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n\
     $influx = $all['influxdb'][0];\n\nfunction login( { ) ] $influx['host' => ;\n",
);
const READY: (&str, &str) = (
    "src/ready.php",
    "<?php\n\n$influx = (new Platformsh\\ConfigReader\\Config())->credentials('influxdb');\necho $influx['username'];\n",
);

fn project(files: &[(&str, &str)]) -> TempDir {
    directory(&[&[APP, SERVICES], files].concat())
}

fn directory(files: &[(&str, &str)]) -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for (path, text) in files {
        write(directory.path(), path, text);
    }
    directory
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("it is below the root")).expect("a directory");
    std::fs::write(path, text).expect("a file");
}

fn lint(directory: &Path) -> Command {
    let mut command = Command::new(cargo_bin!("influx-upgrade-lint")).current_dir(directory);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LC_CTYPE", "LANG"] {
        command = command.env_remove(variable);
    }
    command.env("LC_ALL", "C.UTF-8")
}

/// The exit code, what went to standard output, what went to standard error.
fn run(directory: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = lint(directory).args(arguments).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

fn code(directory: &Path, arguments: &[&str]) -> i32 {
    run(directory, arguments).0
}

#[test]
fn a_project_that_is_not_ready() {
    let project = project(&[USER, FALLBACK]);
    lint(project.path()).assert().code(1).stdout_eq(str![[r#"
note[renamed-user]

  ☞ `user` is read from the InfluxDB relationship `influxdb` where `username` is missing: ready for the upgrade, and of no use after it
   ╭─[src/both.py:4:46]
 3 │ influx = Config().credentials('influxdb')
   · ───┬──   ────────────────┬───────────────
   ·    │                     ╰── 1. the credentials enter here
   ·    ╰── 2. `influx` is `$.influxdb[0]`
 4 │ user = influx.get('username') or influx.get('user')
   ·                                              ──┬─
   ·                                                ╰── 3. read here: `username` from 2.3 on
   ╰────
  help: after the upgrade, read `username` only

error[renamed-user]

  × `user` is read from the InfluxDB relationship `influxdb` (2.2), and from 2.3 on the key is `username`
   ╭─[src/influx.php:6:32]
 3 │ $relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
   · ───────┬──────   ─────────────────────────────────┬────────────────────────────────
   ·        │                                          ╰── 1. the relationships enter here, from `PLATFORM_RELATIONSHIPS`; 2. decoded here
   ·        ╰── 3. `$relationships` holds the relationships
 4 │ $influx = $relationships['influxdb'][0];
   · ───┬───
   ·    ╰── 4. `$influx` is `$.influxdb[0]`
 5 │ 
 6 │ echo $influx['host'], $influx['user'];
   ·                                ──┬─
   ·                                  ╰── 5. read here: `username` from 2.3 on
   ╰────
  help: write `$influx['username']`
        - echo $influx['host'], $influx['user'];
        + echo $influx['host'], $influx['username'];

`influxdb` of app `api` (influxdb:2.2): 1 finding stands between it and InfluxDB 2.3
4 files walked, 4 read, 2 parsed

1 error, 1 note: not ready for InfluxDB 2.3

"#]]).stderr_eq(str![[""]]);
}

#[test]
fn a_project_that_is_ready() {
    let project = project(&[READY]);
    lint(project.path())
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
`influxdb` of app `api` (influxdb:2.2): ready for InfluxDB 2.3
3 files walked, 3 read, 1 parsed

no findings: ready for InfluxDB 2.3

"#]])
        .stderr_eq(str![[""]]);
}

#[test]
fn concise_is_a_line_for_each() {
    let project = project(&[USER, FALLBACK, UNDECIDED]);
    lint(project.path()).args(["--format", "concise"]).assert().code(1).stdout_eq(str![[r#"
src/any.js:3:20: warning[undecided-key]: a key that can't be known here is read from the InfluxDB relationship `influxdb`
src/both.py:4:46: note[renamed-user]: `user` is read from the InfluxDB relationship `influxdb` where `username` is missing: ready for the upgrade, and of no use after it
src/influx.php:6:32: error[renamed-user]: `user` is read from the InfluxDB relationship `influxdb` (2.2), and from 2.3 on the key is `username`

"#]]).stderr_eq(str![[""]]);
}

#[test]
fn the_exit_code_follows_the_severity() {
    let clean = project(&[READY]);
    let error = project(&[USER]);
    let warning = project(&[UNDECIDED]);
    let note = project(&[FALLBACK]);
    for (fail_on, codes) in [("error", [0, 1, 0, 0]), ("warning", [0, 1, 1, 0]), ("note", [0, 1, 1, 1]), ("never", [0, 0, 0, 0])]
    {
        let found = [&clean, &error, &warning, &note].map(|project| code(project.path(), &["--fail-on", fail_on]));
        assert_eq!(found, codes, "--fail-on {fail_on}");
    }
}

#[test]
fn what_could_not_be_analysed_is_no_pass() {
    let broken = project(&[BROKEN]);
    assert_eq!(code(broken.path(), &[]), 3);
    assert_eq!(code(broken.path(), &["--allow-incomplete"]), 0);
    let (_, shown, _) = run(broken.path(), &[]);
    assert!(shown.contains("could not be analysed:\n  src/broken.php"), "{shown}");
    let both = project(&[BROKEN, USER]);
    assert_eq!(code(both.path(), &["--allow-incomplete"]), 1);
}

#[test]
fn what_is_made_of_its_own_last_value_settles() {
    let grown = r#"
        const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64'));
        let open = false, log = '', calls = 0, last = null;
        const state = { open };
        class Stack { depth = 1; push(x) { this.depth += this.depth; this.top = { below: this.top, x }; } }
        export function step() {
            open = !open;
            log += `${calls}\n`;
            calls = calls + 1;
            last = { before: last };
            state.open = !state.open;
            new Stack().push(last);
            return rels.influxdb[0].host;
        }"#;
    assert_eq!(code(project(&[("src/step.js", grown)]).path(), &[]), 0);
}

#[test]
fn the_exit_code_is_the_same_for_every_format() {
    for (files, expected) in [(&[USER][..], 1), (&[READY], 0), (&[BROKEN], 3)] {
        let project = project(files);
        for format in FORMATS {
            assert_eq!(code(project.path(), &["--format", format.id]), expected, "{}", format.id);
        }
    }
}

#[test]
fn a_path_that_is_not_there() {
    let project = project(&[]);
    lint(project.path()).arg("src/nowhere").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error

  × there is no file or directory `src/nowhere`

"#]]);
    lint(project.path()).args(["--color", "never", "check"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error

  × there is no file `check`
  help: a command comes before all options: `influx-upgrade-lint check …`

"#]]);
}

#[test]
fn bad_usage_is_shown_in_its_text() {
    let project = project(&[]);
    let complain = |arguments: &[&str]| lint(project.path()).args(arguments).assert().code(2).stdout_eq("");
    complain(&["--format", "jsno=report.json"]).stderr_eq(str![[r#"
error

  × there is no format `jsno`
   ╭─[--format:1:1]
 1 │ jsno=report.json
   · ──┬─
   ·   ╰── did you mean `json`?
   ╰────
  help: the formats are `human`, `concise` and `json`

"#]]);
    complain(&["--format", "json", "--format", "human"]).stderr_eq(str![[r#"
error

  × two formats cannot both go to standard output
  help: give all but one of them a file: `--format json=report.json`

"#]]);
    complain(&["--relationship", "timedb=influxdb:new"]).stderr_eq(str![[r#"
error

  × `new` is no version: write TYPE:VERSION, as in `timedb=influxdb:2.2`
   ╭─[--relationship:1:1]
 1 │ timedb=influxdb:new
   · ─────────┬─────────
   ·          ╰── this is no `NAME=TYPE:VERSION`
   ╰────

"#]]);
    complain(&["--target", "2.2"]).stderr_eq(str![[r#"
error

  × InfluxDB 2.2 removes no key: the first that does is 2.3
   ╭─[--target:1:1]
 1 │ 2.2
   · ─┬─
   ·  ╰── older than what this program knows of
   ╰────

"#]]);
    complain(&["--fail-on", "warnings"]).stderr_eq(str![[r#"
error: invalid value 'warnings' for '--fail-on <SEVERITY>'
  [possible values: error, warning, note, never]

  tip: a similar value exists: 'warning'

For more information, try '--help'.

"#]]);
}

#[test]
fn broken_config_is_shown_in_its_text() {
    let project = project(&[(".platform/services.yaml", "influx:\n    type: [influxdb:2.2\n")]);
    lint(project.path()).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error

  × the platform config `.platform/services.yaml` is broken
   ╭─[.platform/services.yaml:2:11]
 1 │ influx:
 2 │     type: [influxdb:2.2
   ·           ▲
   ·           ╰── this is no valid YAML: unclosed bracket '['
   ╰────

"#]]);
}

#[test]
fn an_unknown_rule_is_guessed() {
    lint(Path::new(".")).args(["explain", "moved-orgs"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error

  × there is no rule `moved-orgs`
   ╭─[RULE:1:1]
 1 │ moved-orgs
   · ─────┬────
   ·      ╰── did you mean `moved-org`?
   ╰────
  help: the rules are `renamed-user`, `moved-org`, `moved-bucket`, `moved-api-token`, `vanished-variable` and `undecided-key`

"#]]);
    let (code, _, shown) = run(Path::new("."), &["explain", "qqq"]);
    assert_eq!(code, 2);
    assert!(!shown.contains("did you mean"), "{shown}");
}

#[test]
fn help_says_everything() {
    lint(Path::new(".")).arg("--help").assert().success().stdout_eq(file!["cli/help.txt"]).stderr_eq("");
    let (_, short, _) = run(Path::new("."), &["-h"]);
    for format in FORMATS {
        assert!(short.contains(format.id), "-h says nothing of {}", format.id);
    }
}

#[test]
fn every_rule_is_explained() {
    for rule in rules() {
        let (code, shown, _) = run(Path::new("."), &["explain", &rule.id]);
        assert_eq!(code, 0);
        for (heading, _) in rule.explanation.sections() {
            assert!(shown.contains(heading), "{}: {heading}", rule.id);
        }
        for example in &rule.examples {
            assert!(shown.contains(&example.file), "{}: {}", rule.id, example.file);
        }
    }
    lint(Path::new(".")).arg("rules").assert().success().stdout_eq(file!["cli/rules.txt"]);
}

#[test]
fn an_explanation() {
    lint(Path::new(".")).args(["explain", "moved-bucket"]).assert().success().stdout_eq(file!["cli/explain.txt"]);
}

#[test]
fn check_is_what_is_done_without_a_command() {
    let project = project(&[USER, ("explain/a.php", "<?php\n")]);
    let by_name = run(project.path(), &["check", "src"]);
    assert_eq!(by_name.0, 1);
    assert_eq!(run(project.path(), &["src"]), by_name);
    assert_eq!(code(project.path(), &["./explain"]), 0);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let project = project(&[USER]);
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let command = lint(project.path()).args(arguments).envs(variables.iter().copied());
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        output.stdout.contains(&b'\x1b')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--color", "always", "--format", "concise"], &[]));
}

#[test]
fn a_locale_without_unicode_gets_ascii() {
    let project = project(&[USER]);
    let output = lint(project.path()).env("LC_ALL", "C").output().expect("it runs");
    assert!(output.stdout.is_ascii());
}

#[test]
fn formats_go_to_files_and_to_the_screen() {
    let project = project(&[USER]);
    let (code, shown, _) = run(project.path(), &["--format", "json=report.json", "--format", "concise", "--color", "always"]);
    assert_eq!(code, 1);
    assert!(shown.starts_with("src/influx.php:6:"), "{shown}");
    let saved = std::fs::read_to_string(project.path().join("report.json")).expect("it was written");
    assert_eq!(json(&saved)["findings"].as_array().map(Vec::len), Some(1));
    let (_, shown, _) = run(project.path(), &["--format", "human=report.txt", "--color", "always"]);
    assert_eq!(shown, "");
    let saved = std::fs::read_to_string(project.path().join("report.txt")).expect("it was written");
    assert!(saved.contains("renamed-user") && !saved.contains('\u{1b}'));
    let (code, _, error) = run(project.path(), &["--format", "json=no/such/directory/report.json"]);
    assert_eq!(code, 2);
    assert!(error.contains("no/such/directory/report.json"), "{error}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than a pipe holds, so that it closes in the midst of writing.
    let many = format!("{}{}", USER.1, "echo $influx['user'];\n".repeat(2000));
    let project = project(&[("src/influx.php", &many)]);
    let mut child = std::process::Command::new(cargo_bin!("influx-upgrade-lint"))
        .current_dir(project.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut first = [0; 100];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("something is written");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn several_paths() {
    let project = project(&[USER, UNDECIDED, ("lib/influx.php", USER.1)]);
    let (code, shown, _) = run(project.path(), &["--format", "concise", "src/any.js", "lib"]);
    assert_eq!(code, 1);
    let paths: Vec<&str> = shown.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(paths, ["lib/influx.php", "src/any.js"]);
}

#[test]
fn a_relationship_may_be_declared_on_the_command_line() {
    let directory = tempfile::tempdir().expect("a directory");
    write(directory.path(), "a.php", &USER.1.replace("influxdb", "numbers"));
    assert_eq!(code(directory.path(), &[]), 0);
    assert_eq!(code(directory.path(), &["--relationship", "numbers=influxdb:2.2"]), 1);
    assert_eq!(code(directory.path(), &["--relationship", "numbers"]), 1);
    assert_eq!(code(directory.path(), &["--relationship", "numbers=mysql:8.0"]), 0);
}

#[test]
fn timings_go_to_standard_error() {
    let project = project(&[READY]);
    let plain = run(project.path(), &[]);
    let timed = run(project.path(), &["--timings"]);
    assert_eq!((plain.0, &plain.1), (timed.0, &timed.1));
    assert!(plain.2.is_empty() && timed.2.contains(" ms "), "{}", timed.2);
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The contract of `--format json`: each key, and what kind of thing it holds.
#[test]
fn json_has_the_promised_shape() {
    let project = project(&[USER, FALLBACK, UNDECIDED]);
    let (_, first, _) = run(project.path(), &["--format", "json"]);
    let (_, second, _) = run(project.path(), &["--format", "json", "--threads", "1"]);
    assert_eq!(first, second);
    let report = json(&first);
    shape(&report, "report", &[("version", "number"), ("tool", "object"), ("target", "text"), ("coverage", "object")]);
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 3);
    for finding in findings {
        let texts = ["rule", "severity", "confidence", "message", "path", "before", "after", "key", "fingerprint"];
        shape(finding, "finding", &texts.map(|key| (key, "text")));
        let numbers = ["line", "column", "end_line", "end_column", "byte_start", "byte_end"];
        shape(finding, "finding", &numbers.map(|key| (key, "number")));
        shape(finding, "finding", &[("app", "text?"), ("relationship", "text?"), ("service", "text?")]);
        shape(finding, "finding", &[("service_version", "text?"), ("help", "text?"), ("fallback", "truth")]);
        for step in finding["flow"].as_array().expect("a list") {
            shape(step, "step", &[("path", "text"), ("line", "number"), ("column", "number"), ("label", "text")]);
        }
        for fix in finding["fixes"].as_array().expect("a list") {
            shape(fix, "fix", &[("title", "text"), ("applicability", "text")]);
            for edit in fix["edits"].as_array().expect("a list") {
                shape(edit, "edit", &[("path", "text"), ("byte_start", "number"), ("byte_end", "number"), ("text", "text")]);
            }
        }
    }
    let services = report["services"].as_array().expect("a list");
    assert_eq!(services.len(), 1);
    shape(&services[0], "service", &[("app", "text?"), ("relationship", "text"), ("service", "text?"), ("type", "text")]);
    shape(&services[0], "service", &[("version", "text?"), ("findings", "number"), ("ready", "truth")]);
    shape(&report["coverage"], "coverage", &["files_walked", "files_read", "files_parsed"].map(|key| (key, "number")));
    assert!(report["coverage"]["incomplete"].is_array());

    let user =
        findings.iter().find(|finding| finding["rule"] == "renamed-user" && finding["fallback"] == false).expect("it is found");
    let expected = [
        ("severity", "error"),
        ("confidence", "high"),
        ("path", "src/influx.php"),
        ("app", "api"),
        ("relationship", "influxdb"),
        ("service", "influx"),
        ("service_version", "2.2"),
        ("key", "user"),
        ("before", "$.influxdb[0].user"),
        ("after", "$.influxdb[0].username"),
    ];
    for (key, value) in expected {
        assert_eq!(user[key], value, "{key}");
    }
    let start = USER.1.find("user").expect("it is there");
    assert_eq!((user["line"].as_u64(), user["column"].as_u64()), (Some(6), Some(32)));
    assert_eq!(user["byte_start"].as_u64(), Some(start as u64));
    assert_eq!(user["byte_end"].as_u64(), Some(start as u64 + 4));
    assert!(!user["flow"].as_array().expect("a list").is_empty());
}

fn shape(value: &Value, what: &str, keys: &[(&str, &str)]) {
    for (key, kind) in keys {
        let field = value.get(key).unwrap_or_else(|| panic!("{what}.{key} is missing"));
        let fits = match *kind {
            "text" => field.is_string(),
            "text?" => field.is_string() || field.is_null(),
            "number" => field.is_u64(),
            "truth" => field.is_boolean(),
            _ => field.is_object(),
        };
        assert!(fits, "{what}.{key} is {field}, not {kind}");
    }
}

/// What each rule says of itself is true: the bad file has that finding and no other, the good one none.
#[test]
fn every_example_of_every_rule_is_true() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in &rule.examples {
            for (text, expected) in [(&example.bad, &[rule.id.as_str()][..]), (&example.good, &[])] {
                let project = match rule.platform.as_deref() {
                    Some("upsun") => directory(&[UPSUN, (&example.file, text)]),
                    _ => project(&[(&example.file, text)]),
                };
                let options = Options { paths: vec![project.path().to_owned()], ..Options::default() };
                let outcome = check(&options).expect("it can be checked");
                let found: Vec<&str> = outcome.findings.iter().map(|finding| finding.rule).collect();
                let severe = outcome.findings.iter().all(|finding| finding.severity == rule.severity);
                if found != expected || !severe || !outcome.coverage.incomplete.is_empty() {
                    let incomplete = &outcome.coverage.incomplete;
                    wrong.push(format!("{} {}: {found:?}, expected {expected:?} {incomplete:?}", rule.id, example.file));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
