//! The fixture apps under `tests/apps/`: each is checked, and what is found is held against the labels in its files, both
//! ways. Every finding has a label, every label a finding.
//!
//! `APP=name cargo test --test apps`, or the usual filter after `--`, runs one app.
//!
//! Labels stand in the comments of the app's own files:
//! `lint-expect: RULE[=SEVERITY] …` for the line it is on, `lint-expect-next: …` for the line after it, `lint-silent: why` (and
//! `lint-silent-next: why`) for a line that has no finding though it looks like one. Files without comments are labelled in
//! `labels.toml`, in the root of the app.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use influx_upgrade_lint::rules::Finding;
use influx_upgrade_lint::source::SourceFile;
use influx_upgrade_lint::{Options, Outcome, report};
use libtest_mimic::{Arguments, Failed, Trial};

/// Fewer than this, and labels were lost: apps that are not walked any more, a label syntax that is not read.
const MINIMUM_EXPECTED: usize = 150;
const MINIMUM_SILENT: usize = 150;

fn main() {
    let mut arguments = Arguments::from_args();
    if let Ok(app) = std::env::var("APP") {
        arguments.filter.get_or_insert(app);
    }
    let mut trials = vec![
        Trial::test("the_syntax_of_labels", the_syntax_of_labels),
        Trial::test("differences_are_seen", differences_are_seen),
        Trial::test("enough_labels", enough_labels),
    ];
    for app in apps() {
        let name = app.file_name().and_then(|name| name.to_str()).expect("app names are UTF-8").to_string();
        type Test = fn(&Path) -> Result<(), Failed>;
        let tests: [(&str, Test); 3] = [("labels", labels), ("prefilter", prefilter), ("threads", threads)];
        for (kind, test) in tests {
            let app = app.clone();
            trials.push(Trial::test(format!("{name}/{kind}"), move || test(&app)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn check(root: &Path, prefilter: bool, threads: usize) -> Result<Outcome, Failed> {
    let options = Options { paths: vec![root.into()], prefilter, threads: NonZeroUsize::new(threads), ..Options::default() };
    let mut outcome = influx_upgrade_lint::check(&options).map_err(|error| error.message)?;
    outcome.sort();
    Ok(outcome)
}

fn findings(outcome: &Outcome) -> Result<Vec<Labelled>, Failed> {
    let of = |finding: &Finding| {
        let file = outcome.files.get(finding.place.file);
        let severity = serde_json::to_value(finding.severity)?;
        Ok(Labelled {
            path: file.path.clone(),
            line: file.position(finding.place.span.range().start).line,
            rule: finding.rule.to_string(),
            severity: severity.as_str().ok_or("a severity is a word")?.to_string(),
        })
    };
    outcome.findings.iter().map(of).collect()
}

/// Everything that an outcome says, a line for each finding and a line for each thing else. How many files were read and
/// parsed is no part of it.
fn whole(outcome: &Outcome) -> Result<Vec<String>, Failed> {
    let json = report::FORMATS.iter().find(|format| format.id == "json").ok_or("there is such a format")?;
    let mut bytes = Vec::new();
    (json.write)(outcome, &report::Look { color: false, unicode: false }, &mut bytes)?;
    let mut report: serde_json::Value = serde_json::from_slice(&bytes)?;
    let mut lines = Vec::new();
    for finding in report["findings"].take().as_array().ok_or("findings are told")? {
        lines.push(format!("{}:{}: {} {finding}", text(&finding["path"]), finding["line"], text(&finding["rule"])));
    }
    let coverage = report["coverage"].as_object_mut().ok_or("coverage is told")?;
    coverage.retain(|field, _| field == "incomplete" || field == "files_walked");
    report["timings"].take();
    lines.push(report.to_string());
    Ok(lines)
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn labels(app: &Path) -> Result<(), Failed> {
    let labels = Labels::of(app)?;
    let differences = differences(&labels, &findings(&check(app, true, 2)?)?);
    if differences.is_empty() { Ok(()) } else { Err(format!("{}\n", differences.join("\n")).into()) }
}

/// Filtering by literals saves work and changes nothing.
fn prefilter(app: &Path) -> Result<(), Failed> {
    same("with the prefilter", &whole(&check(app, true, 2)?)?, "without it", &whole(&check(app, false, 2)?)?)
}

fn threads(app: &Path) -> Result<(), Failed> {
    same("with one thread", &whole(&check(app, true, 1)?)?, "with four", &whole(&check(app, true, 4)?)?)
}

fn same(left_name: &str, left: &[String], right_name: &str, right: &[String]) -> Result<(), Failed> {
    if left == right {
        return Ok(());
    }
    let only = |name: &str, lines: &[String], others: &[String]| -> Vec<String> {
        lines.iter().filter(|line| !others.contains(line)).map(|line| format!("only {name}: {line}")).collect()
    };
    let mut lines = only(left_name, left, right);
    lines.extend(only(right_name, right, left));
    if lines.is_empty() {
        lines.push(format!("{left_name} and {right_name}: the same in another order"));
    }
    Err(lines.join("\n").into())
}

#[expect(clippy::print_stdout, reason = "the totals are worth seeing in every run")]
fn enough_labels() -> Result<(), Failed> {
    let (mut expected, mut silent) = (0, 0);
    let mut rules = BTreeMap::<String, usize>::new();
    let apps = apps();
    for app in &apps {
        let labels = Labels::of(app)?;
        expected += labels.expected.len();
        silent += labels.silent.len();
        for label in labels.expected {
            *rules.entry(format!("{}={}", label.rule, label.severity)).or_default() += 1;
        }
    }
    println!("{} apps, {expected} findings, {silent} silent lines", apps.len());
    for (rule, count) in rules {
        println!("{count:5} {rule}");
    }
    if expected < MINIMUM_EXPECTED || silent < MINIMUM_SILENT {
        return Err(format!("at least {MINIMUM_EXPECTED} findings and {MINIMUM_SILENT} silent lines must be labelled").into());
    }
    Ok(())
}

fn apps() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps");
    let entries = std::fs::read_dir(directory).into_iter().flatten().filter_map(Result::ok);
    let mut apps: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    apps.sort();
    apps
}

/// A finding, by what its label says of it. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Labelled {
    path: String,
    line: usize,
    rule: String,
    severity: String,
}

#[derive(Debug, Default)]
struct Labels {
    expected: Vec<Labelled>,
    /// Path, line, why.
    silent: Vec<(String, usize, String)>,
}

impl Labels {
    fn of(app: &Path) -> Result<Self, Failed> {
        let mut labels = Self::default();
        for entry in walkdir::WalkDir::new(app).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(app)?.to_str().ok_or("a path that is not UTF-8")?.replace('\\', "/");
            let bytes = std::fs::read(entry.path())?;
            if path == "labels.toml" {
                labels.read_table(app, std::str::from_utf8(&bytes)?)?;
            } else {
                labels.read_comments(&path, &SourceFile::new(path.as_str(), bytes).text)?;
            }
        }
        for (path, line, _) in &labels.silent {
            if labels.expected.iter().any(|label| label.path == *path && label.line == *line) {
                return Err(format!("{path}:{line}: both expected and silent").into());
            }
        }
        Ok(labels)
    }

    fn read_comments(&mut self, path: &str, text: &str) -> Result<(), Failed> {
        for (line, content) in (1..).zip(text.lines()) {
            // A line may hold several labels: one for itself, one for the next.
            for (at, _) in content.match_indices("lint-") {
                let label = &content[at..];
                let (line, label) = match label.split_once("-next:") {
                    Some(("lint-expect" | "lint-silent", _)) => (line + 1, label.replacen("-next", "", 1)),
                    _ => (line, label.to_string()),
                };
                if let Some(words) = label.strip_prefix("lint-expect:") {
                    self.expect(path, line, words)?;
                } else if let Some(why) = label.strip_prefix("lint-silent:") {
                    self.silence(path, line, why)?;
                }
            }
        }
        Ok(())
    }

    /// `words` goes on to the end of the comment, and may have an explanation in parentheses.
    fn expect(&mut self, path: &str, line: usize, words: &str) -> Result<(), Failed> {
        let ends = ["*/", "-->", "?>", "%>", "#}", "--}}", "\"\"\"", "lint-"];
        let rules =
            words.split_whitespace().take_while(|word| !word.starts_with('(') && !ends.iter().any(|end| word.starts_with(end)));
        let before = self.expected.len();
        for word in rules {
            let (rule, severity) = word.split_once('=').unwrap_or((word, default_severity(word)));
            if !RULES.contains(&rule) || !["error", "warning", "note"].contains(&severity) {
                return Err(format!("{path}:{line}: `{word}` is no label").into());
            }
            self.expected.push(Labelled { path: path.into(), line, rule: rule.into(), severity: severity.into() });
        }
        if before == self.expected.len() { Err(format!("{path}:{line}: a label without a rule").into()) } else { Ok(()) }
    }

    fn silence(&mut self, path: &str, line: usize, why: &str) -> Result<(), Failed> {
        if why.trim().is_empty() {
            return Err(format!("{path}:{line}: silent, and no reason given").into());
        }
        self.silent.push((path.into(), line, why.trim().into()));
        Ok(())
    }

    fn read_table(&mut self, app: &Path, text: &str) -> Result<(), Failed> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            #[serde(default)]
            expect: Vec<Expect>,
            #[serde(default)]
            silent: Vec<Silent>,
        }
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Expect {
            path: String,
            line: usize,
            rules: Vec<String>,
        }
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Silent {
            path: String,
            line: usize,
            why: String,
        }
        let table: Table = toml::from_str(text)?;
        for label in table.expect {
            exists(app, &label.path, label.line)?;
            self.expect(&label.path, label.line, &label.rules.join(" "))?;
        }
        for label in table.silent {
            exists(app, &label.path, label.line)?;
            self.silence(&label.path, label.line, &label.why)?;
        }
        Ok(())
    }
}

/// A label for a line that is not there would never be missed.
fn exists(app: &Path, path: &str, line: usize) -> Result<(), Failed> {
    let text =
        SourceFile::new(path, std::fs::read(app.join(path)).map_err(|error| format!("labels.toml: {path}: {error}"))?).text;
    if line == 0 || line > text.lines().count() { Err(format!("labels.toml: {path} has no line {line}").into()) } else { Ok(()) }
}

const RULES: &[&str] = &[
    "renamed-user",
    "moved-org",
    "moved-bucket",
    "moved-api-token",
    "vanished-variable",
    "undecided-key",
    "stale-copy",
    "lost-credentials",
    "deprecated-version",
];

fn default_severity(rule: &str) -> &'static str {
    if rule == "undecided-key" { "warning" } else { "error" }
}

/// What differs, as sorted lines. Findings on one line that are the same by rule and severity count.
fn differences(labels: &Labels, findings: &[Labelled]) -> Vec<String> {
    let mut counts = BTreeMap::<&Labelled, i64>::new();
    for label in &labels.expected {
        *counts.entry(label).or_default() += 1;
    }
    for finding in findings {
        *counts.entry(finding).or_default() -= 1;
    }
    let differing = counts.into_iter().filter(|(_, count)| *count != 0);
    differing
        .map(|(Labelled { path, line, rule, severity }, count)| {
            let verb = if count > 0 { "expected" } else { "unexpected" };
            let times = if count.abs() > 1 { format!(" ({} times)", count.abs()) } else { String::new() };
            let silent = labels.silent.iter().find(|(silent_path, silent_line, _)| silent_path == path && silent_line == line);
            let trap = silent.filter(|_| count < 0).map(|(_, _, why)| format!(", a silent line: {why}")).unwrap_or_default();
            format!("{path}:{line}: {verb} {rule}={severity}{times}{trap}")
        })
        .collect()
}

fn the_syntax_of_labels() -> Result<(), Failed> {
    let mut labels = Labels::default();
    labels.read_comments(
        "a.php",
        "$c['user']; // lint-expect: renamed-user\n\
         /* lint-expect: moved-org moved-org=note (twice) */ lint-expect-next: undecided-key\n\
         $x; // lint-silent: mysql -- lint-silent-next: why\n",
    )?;
    let expected: Vec<String> =
        labels.expected.iter().map(|label| format!("{} {}={}", label.line, label.rule, label.severity)).collect();
    let lines: Vec<usize> = labels.silent.iter().map(|(_, line, _)| *line).collect();
    let want = ["1 renamed-user=error", "2 moved-org=error", "2 moved-org=note", "3 undecided-key=warning"];
    if expected != want || lines != [3, 4] {
        return Err(format!("{expected:?}, silent {lines:?}").into());
    }
    for bad in ["# lint-expect: renamed_user", "# lint-expect:", "# lint-silent:", "# lint-expect: moved-org=fatal"] {
        if labels.read_comments("a.sh", bad).is_ok() {
            return Err(format!("`{bad}` must be refused").into());
        }
    }
    Ok(())
}

fn differences_are_seen() -> Result<(), Failed> {
    let mut labels = Labels::default();
    labels
        .read_comments("a.py", "1 # lint-expect: moved-org moved-org\n2 # lint-expect: moved-bucket\n3 # lint-silent: mysql\n")?;
    let finding =
        |line, rule: &str, severity: &str| Labelled { path: "a.py".into(), line, rule: rule.into(), severity: severity.into() };
    let findings = [finding(1, "moved-org", "error"), finding(2, "moved-bucket", "note"), finding(3, "renamed-user", "error")];
    let got = differences(&labels, &findings);
    let want = [
        "a.py:1: expected moved-org=error",
        "a.py:2: expected moved-bucket=error",
        "a.py:2: unexpected moved-bucket=note",
        "a.py:3: unexpected renamed-user=error, a silent line: mysql",
    ];
    if got != want { Err(format!("{got:#?}").into()) } else { Ok(()) }
}
