//! The rules as data: what `rules/<upgrade>/<id>.toml` says, read once.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Severity;

/// What one rule looks for, and all that is ever said about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Names the problem: `moved-org`.
    pub id: String,
    /// What a finding is: "a read of …".
    pub title: String,
    /// What changed, in a few words.
    pub summary: String,
    /// Of a finding that is proven.
    pub severity: Severity,
    /// The type of the service, without its version: `influxdb`.
    pub service: String,
    /// The first version that this is true of.
    pub since: String,
    /// The only platform that it is about; absent for both.
    #[serde(default)]
    pub platform: Option<String>,
    /// The key that is read, below an endpoint. Absent where the rule is not about one key.
    #[serde(default)]
    pub before: Option<String>,
    /// What to read instead, below an endpoint, its keys joined by dots.
    #[serde(default)]
    pub after: Option<String>,
    pub explanation: Explanation,
    #[serde(rename = "example")]
    pub examples: Vec<Example>,
}

impl Rule {
    /// The keys to read instead, outermost first; empty where there are none.
    pub fn after_keys(&self) -> impl Iterator<Item = &str> {
        self.after.iter().flat_map(|path| path.split('.'))
    }
}

/// Under the same headings for every rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    what: String,
    why: String,
    instead: String,
    silent: String,
    fix: String,
}

impl Explanation {
    /// Each heading and its text.
    pub fn sections(&self) -> [(&'static str, &str); 5] {
        [
            ("What it does", &self.what),
            ("Why it is bad", &self.why),
            ("What to write instead", &self.instead),
            ("When it is silent", &self.silent),
            ("Safety of the fix", &self.fix),
        ]
    }
}

/// A whole small file that has exactly one finding, and the same file put right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The id of its language.
    pub language: String,
    /// Its path in an app.
    pub file: String,
    pub bad: String,
    pub good: String,
}

/// Every rule. To add one: a file, and a line here.
static RULES: &[&str] = &[
    include_str!("../../rules/influxdb-2.3/renamed-user.toml"),
    include_str!("../../rules/influxdb-2.3/moved-org.toml"),
    include_str!("../../rules/influxdb-2.3/moved-bucket.toml"),
    include_str!("../../rules/influxdb-2.3/moved-api-token.toml"),
    include_str!("../../rules/influxdb-2.3/vanished-variable.toml"),
    include_str!("../../rules/influxdb-2.3/undecided-key.toml"),
];

static LOADED: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let load = |text: &&str| toml::from_str(text).expect("internal error: a rule's file does not say what a rule says");
    RULES.iter().map(load).collect()
});

/// Every rule, in the order that they are shown in.
pub fn rules() -> &'static [Rule] {
    &LOADED
}

/// The rule with that id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_whole() {
        let mut ids = BTreeSet::new();
        for rule in rules() {
            let id = &rule.id;
            assert!(ids.insert(id), "two rules are called {id}");
            assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{id}");
            for (heading, text) in rule.explanation.sections() {
                assert!(text.trim().len() > 20, "{id}: nothing under `{heading}`");
            }
            for line in [&rule.title, &rule.summary] {
                assert!(!line.contains('\n') && !line.ends_with('.'), "{id}: {line}");
            }
            assert_eq!(rule.before.is_some(), rule.after.is_some(), "{id}");
            let languages: BTreeSet<_> = rule.examples.iter().map(|example| &example.language).collect();
            assert!(languages.len() >= 3, "{id}: examples in {languages:?} only");
            for example in &rule.examples {
                assert_ne!(example.bad, example.good, "{id}: {}", example.file);
            }
        }
    }

    #[test]
    fn every_file_is_in_the_table() {
        let files = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.path().extension().is_some_and(|e| e == "toml"))
            .filter(|entry| !entry.path().components().any(|part| part.as_os_str() == "models"));
        let mut count = 0;
        for file in files {
            let id = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            assert!(rule(id).is_some(), "{} is no rule's file", file.path().display());
            count += 1;
        }
        assert_eq!(count, rules().len());
    }

    #[test]
    fn the_keys_to_read_instead_come_apart() {
        let keys = |id| rule(id).into_iter().flat_map(Rule::after_keys).collect::<Vec<_>>();
        assert_eq!(keys("moved-org"), ["query", "org"]);
        assert_eq!(keys("renamed-user"), ["username"]);
        assert!(keys("undecided-key").is_empty());
    }
}
