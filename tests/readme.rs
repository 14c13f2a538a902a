//! What the README shows is what happens.

use std::path::Path;
use std::process::Command;

use influx_upgrade_lint::gate::EXIT_CODES;
use influx_upgrade_lint::rules::rules;
use regex::Regex;

const COMMAND: &str = "cargo run --release --";

fn readme() -> String {
    std::fs::read_to_string("README.md").expect("it is there")
}

fn output(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_influx-upgrade-lint"))
        .args(arguments.split_whitespace())
        .env_remove("CLICOLOR_FORCE")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("it runs");
    // No editor leaves blanks at the end of a line alone.
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// `...` stands for what is left out.
#[test]
fn the_picture_is_real() {
    let readme = readme();
    let mut pictures = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().expect("it is closed");
        let (command, shown) = block.split_once('\n').expect("a command and what it shows");
        let arguments = command.strip_prefix("$ ").and_then(|command| command.strip_prefix(COMMAND));
        let now = output(arguments.expect("it is this program that is shown"));
        let mut rest = now.as_str();
        for part in shown.split("...\n") {
            let at = rest.find(part).unwrap_or_else(|| panic!("this is not shown by `{command}`:\n{part}"));
            rest = &rest[at + part.len()..];
        }
        assert_eq!(rest, "", "`{command}` shows more at its end");
        pictures += 1;
    }
    assert!(pictures > 0);
}

#[test]
fn the_commands_can_be_run() {
    let readme = readme();
    let paths: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.trim_start().trim_start_matches("$ ").strip_prefix(COMMAND))
        .filter_map(|arguments| arguments.split_whitespace().next())
        .collect();
    assert!(paths.len() >= 2);
    for path in paths {
        assert!(Path::new(path).is_dir(), "{path}");
    }
}

#[test]
fn the_tables_say_what_the_program_says() {
    let readme = readme();
    for rule in rules() {
        let row = format!("| `{}` | {} |", rule.id, rule.summary);
        assert!(readme.contains(&row), "{row}");
    }
    let option = Regex::new("--[a-z-]+").expect("a pattern");
    for (_, code, meaning) in EXIT_CODES {
        let row = format!("| {code} | {} |", option.replace_all(meaning, "`$0`"));
        assert!(readme.contains(&row), "{row}");
    }
}

/// The problem matcher for editors finds its parts in what `--format concise` writes.
#[test]
fn the_problem_matcher_matches() {
    let readme = readme();
    let json = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a task");
    let task: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let pattern = &task["problemMatcher"]["pattern"];
    let regex = Regex::new(pattern["regexp"].as_str().expect("a text")).expect("a pattern");
    let app = readme.split(COMMAND).nth(1).and_then(|rest| rest.split_whitespace().next()).expect("an app");
    let shown = output(&format!("{app} --format concise"));
    assert!(!shown.is_empty());
    for line in shown.lines() {
        let found = regex.captures(line).unwrap_or_else(|| panic!("no match: {line}"));
        let part = |name: &str| &found[pattern[name].as_u64().expect("a number") as usize];
        assert!(Path::new(app).join(part("file")).is_file(), "{line}");
        assert!(part("line").parse::<usize>().is_ok() && part("column").parse::<usize>().is_ok(), "{line}");
        assert!(rules().iter().any(|rule| rule.id == part("code")), "{line}");
    }
}
