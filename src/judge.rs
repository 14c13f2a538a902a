//! From reads to findings: the rules applied to what `flow` saw.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::fix::advise;
use crate::flow::{self, AccessPath, Certainty, Form, Read, ReadKind, Relationship};
use crate::outcome::ServiceStatus;
use crate::project::{Project, compare_versions};
use crate::rules::{Applicability, Confidence, Edit, Finding, Fix, Rule, Severity, Step, rule, rules};
use crate::source::{Files, Place};

/// What the judgement needs beside the reads.
pub(crate) struct Court<'a> {
    pub project: &'a Project,
    pub files: &'a Files,
    pub target: &'a str,
    /// Gives the text of a file of the project.
    pub(crate) read: &'a dyn Fn(&str) -> Option<Arc<str>>,
}

/// What a read is judged within.
struct Scene<'a> {
    evidence: &'a flow::Outcome,
    /// The reads that stand beside one of the new key.
    fallbacks: HashSet<usize>,
    /// Where keys of services that keep them are read.
    shared: &'a HashSet<Place>,
}

/// Whether InfluxDB of that version gives any: 1.x has no keys that the upgrade could take away.
fn has_credentials(version: Option<&str>) -> bool {
    version.is_none_or(|version| compare_versions(version, "2").is_ge())
}

/// Which relationships a read may be of.
enum Verdict {
    /// InfluxDB, and nothing else.
    Proven(Box<Relationship>),
    /// It may be InfluxDB.
    Possible(Option<Box<Relationship>>),
    Other,
}

impl Court<'_> {
    /// One finding per place to change.
    pub(crate) fn findings(&self, evidence: &[flow::Outcome]) -> Vec<Finding> {
        let mut found: BTreeMap<(Place, &'static str), Finding> = BTreeMap::new();
        let called: HashSet<Place> = evidence.iter().flat_map(|evidence| evidence.called.iter().copied()).collect();
        let shared = evidence.iter().flat_map(others).collect();
        for evidence in evidence {
            let fallbacks = fallbacks(&evidence.reads);
            self.collect(&Scene { evidence, fallbacks, shared: &shared }, &called, &mut found);
        }
        // Where it is proven for one way through the program, it is decided.
        let decided: HashSet<Place> = found.keys().filter(|(_, rule)| *rule != UNDECIDED).map(|(place, _)| *place).collect();
        found
            .into_iter()
            .filter(|((place, rule), _)| *rule != UNDECIDED || !decided.contains(place))
            .map(|(_, finding)| finding)
            .collect()
    }

    fn collect(&self, scene: &Scene<'_>, called: &HashSet<Place>, found: &mut BTreeMap<(Place, &'static str), Finding>) {
        let evidence = scene.evidence;
        // An iteration that asks for a key is told of at that key, unless the key stays and others are taken beside it.
        let compared = evidence.reads.iter().filter_map(|read| match read.kind {
            ReadKind::KeyOf { at, only } if only || rule_of(&read.path).is_some() => Some(at),
            _ => None,
        });
        let compared: HashSet<Place> = compared.collect();
        for (index, read) in evidence.reads.iter().enumerate() {
            let Some(finding) = self.judge(read, scene.fallbacks.contains(&index), &compared, scene) else { continue };
            // What one app leaves open is decided where another app calls it.
            if finding.rule == UNDECIDED && read.entry.is_some_and(|entry| called.contains(&entry)) {
                continue;
            }
            let key = (finding.place, finding.rule);
            match found.get_mut(&key) {
                Some(known) if (rank(known), Reverse(self.way(known))) >= (rank(&finding), Reverse(self.way(&finding))) => {}
                Some(known) => *known = finding,
                None => {
                    found.insert(key, finding);
                }
            }
        }
    }

    /// The way of the value, for one choice among several whatever order the files were read in: the shorter, then by
    /// its places.
    fn way(&self, finding: &Finding) -> (usize, Vec<(&str, u32)>) {
        let places = finding.flow.iter().map(|step| (self.files.get(step.place.file).path.as_str(), step.place.span.start));
        (finding.flow.len(), places.collect())
    }

    fn judge(&self, read: &Read, fallback: bool, compared: &HashSet<Place>, scene: &Scene<'_>) -> Option<Finding> {
        let evidence = scene.evidence;
        if let AccessPath::Variable(name) = &read.path {
            return self.vanished(read, name, fallback);
        }
        let AccessPath::Field(rel, _, keys) = &read.path else { return None };
        let of = |id: &flow::RelId| evidence.relationships.get(*id);
        let verdict = verdict(rel.candidates.known.iter().map(of), rel.candidates.open);
        let path = keys.join(".");
        match read.kind {
            ReadKind::Key | ReadKind::KeyOf { .. } => {
                let rule = rule_of(&read.path)?;
                match verdict {
                    Verdict::Proven(relationship) => Some(self.proven(read, rule, &relationship, fallback, scene)),
                    Verdict::Possible(relationship) if !fallback => {
                        let why =
                            format!("`{path}` is read from a relationship that can't be known here, and that may be InfluxDB");
                        Some(self.undecided(read, relationship, why, &path, evidence))
                    }
                    _ => None,
                }
            }
            ReadKind::UnknownKey => {
                let (Verdict::Proven(relationship) | Verdict::Possible(Some(relationship))) = verdict else { return None };
                let why =
                    format!("a key that can't be known here is read from the InfluxDB relationship `{}`", relationship.name);
                Some(self.undecided(read, Some(relationship), why, "", evidence))
            }
            ReadKind::AllKeys(at) => {
                let Verdict::Proven(relationship) = verdict else { return None };
                if compared.contains(&at) {
                    return None;
                }
                let why = format!("every key of the InfluxDB relationship `{}` is taken as it is called", relationship.name);
                Some(self.undecided(read, Some(relationship), why, "", evidence))
            }
        }
    }

    fn proven(&self, read: &Read, rule: &'static Rule, of: &Relationship, fallback: bool, scene: &Scene<'_>) -> Finding {
        let old = rule.before.as_deref().unwrap_or_default();
        let new = rule.after.as_deref().unwrap_or_default();
        let reached = compare_versions(self.target, &rule.since).is_ge();
        // 1.x gives no credentials: what the upgrade doesn't take away is no reason to hold it back.
        let is_given = has_credentials(of.version.as_deref());
        let (severity, confidence) = match of.certainty {
            _ if fallback || !reached || !is_given => (Severity::Note, Confidence::High),
            Certainty::Declared | Certainty::Tested if passes_a_guess(read, scene.evidence) => {
                (rule.severity, Confidence::Medium)
            }
            Certainty::Declared | Certainty::Tested => (rule.severity, Confidence::High),
            Certainty::Named => (Severity::Warning, Confidence::Medium),
        };
        let name = &of.name;
        let form = read.site.map(|site| site.form);
        let happens = match form {
            Some(Form::Declaration { erased: true }) => "declared as a key of",
            Some(Form::Declaration { .. }) if read.language == "rust" => "deserialised from",
            Some(Form::Declaration { .. }) => "filled from",
            _ => "read from",
        };
        let subject = format!("`{old}` is {happens} the InfluxDB relationship `{name}`");
        let version = of.version.as_deref();
        let since = &rule.since;
        let message = match version {
            _ if fallback => format!("{subject} where `{new}` is missing: ready for the upgrade, and of no use after it"),
            Some(version) if compare_versions(version, since).is_ge() => {
                format!("{subject}, which fails already: the service runs {version}, where the key is `{new}`")
            }
            Some(version) if !is_given => {
                format!("{subject}, which has no such key on {version}; from {since} on the key is `{new}`")
            }
            Some(version) => format!("{subject} ({version}), and from {since} on the key is `{new}`"),
            None => format!("{subject}, and from version {since} on the key is `{new}`"),
        };
        let advice = advise(read, rule, scene.shared.contains(&read.place), self.files);
        let help = if fallback { format!("after the upgrade, read `{new}` only") } else { advice.help };
        let before = scene.evidence.relationships.display(&read.path);
        let after = before.strip_suffix(old).map_or_else(|| new.to_owned(), |base| format!("{base}{new}"));
        let fixes = advice.fix.filter(|_| !fallback).into_iter().collect();
        Finding {
            rule: &rule.id,
            severity,
            confidence,
            message,
            help: Some(help),
            place: read.place,
            app: self.app_name(of.app, read),
            relationship: Some(name.clone()),
            service: of.service.clone(),
            service_version: of.version.clone(),
            key: old.to_owned(),
            before,
            after,
            fallback,
            flow: steps(read),
            fixes,
        }
    }

    /// A variable that Upsun sets for a property of an endpoint, and no longer sets once the property is gone.
    fn vanished(&self, read: &Read, name: &str, fallback: bool) -> Option<Finding> {
        let path = &self.files.get(read.place.file).path;
        let app = self.project.app_of(path);
        let (prefix, key, moved) = old_variable(name)?;
        let is_upsun = app.map_or(self.project.is_upsun, |app| self.project.apps[app].is_upsun);
        let of = self.project.relationships_for(path).into_iter().find(|of| variable_prefix(&of.name) == prefix)?;
        // A variable of that name beside 1.x is the app's own.
        if !is_upsun || of.kind != INFLUXDB || !has_credentials(of.version.as_deref()) || self.sets_itself(app, name) {
            return None;
        }
        let rule = rule(VANISHED).expect("internal error: a rule that the judgement names does not exist");
        let after = if moved { format!("{prefix}_QUERY") } else { format!("{prefix}_USERNAME") };
        let remedy = if moved { format!("decode `{after}` as JSON and read `{key}` from it") } else { format!("read `{after}`") };
        let reached = compare_versions(self.target, &rule.since).is_ge();
        let severity = if fallback || !reached { Severity::Note } else { rule.severity };
        let since = &rule.since;
        let message = match of.version.as_deref() {
            _ if fallback => {
                format!("`{name}` is read where `{after}` is missing: ready for the upgrade, and of no use after it")
            }
            Some(version) if compare_versions(version, since).is_ge() => {
                format!("`{name}` is read, which is not set: the service runs {version}, from {since} on there is `{after}`")
            }
            _ => format!("`{name}` is read, which the platform sets no more from InfluxDB {since} on"),
        };
        let rename = Edit { place: read.place, text: after.clone() };
        let title = format!("read `{after}` instead of `{name}`");
        let fix = Fix { title, applicability: Applicability::Safe, edits: vec![rename] };
        let exact = self.files.get(read.place.file).slice(read.place.span) == name;
        Some(Finding {
            rule: &rule.id,
            severity,
            confidence: Confidence::High,
            message,
            help: Some(remedy),
            place: read.place,
            app: self.app_name(app, read),
            relationship: Some(of.name.clone()),
            service: Some(of.service.clone()),
            service_version: of.version.clone(),
            key: key.to_owned(),
            before: format!("${name}"),
            after: if moved { format!("${after}.{key}") } else { format!("${after}") },
            fallback,
            flow: steps(read),
            fixes: if exact && !moved && !fallback { vec![fix] } else { Vec::new() },
        })
    }

    /// Whether a file of variables beside the app sets that one.
    fn sets_itself(&self, app: Option<usize>, name: &str) -> bool {
        let root = app.map_or("", |app| &self.project.apps[app].root);
        let sets = |line: &str| {
            let line = line.trim_start().trim_start_matches("export ");
            line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        [".env", ".env.local", ".env.dist", ".env.example", ".env.production"].iter().any(|file| {
            let path = if root.is_empty() { (*file).to_owned() } else { format!("{root}/{file}") };
            (self.read)(&path).is_some_and(|text| text.lines().any(sets))
        })
    }

    fn undecided(
        &self,
        read: &Read,
        of: Option<Box<Relationship>>,
        message: String,
        key: &str,
        evidence: &flow::Outcome,
    ) -> Finding {
        let rule = rule(UNDECIDED).expect("internal error: a rule that the judgement names does not exist");
        let of = of.as_deref();
        Finding {
            rule: &rule.id,
            severity: rule.severity,
            confidence: Confidence::Low,
            message,
            help: Some("see that it is none of `user`, `org`, `bucket` and `api_token`, or read it by its new name".to_owned()),
            place: read.place,
            app: self.app_name(of.and_then(|of| of.app), read),
            relationship: of.map(|of| of.name.clone()),
            service: of.and_then(|of| of.service.clone()),
            service_version: of.and_then(|of| of.version.clone()),
            key: key.to_owned(),
            before: evidence.relationships.display(&read.path),
            after: String::new(),
            fallback: false,
            flow: steps(read),
            fixes: Vec::new(),
        }
    }

    fn app_name(&self, app: Option<usize>, read: &Read) -> Option<String> {
        let app = app.or_else(|| self.project.app_of(&self.files.get(read.place.file).path))?;
        self.project.apps.get(app).map(|app| app.name.clone()).filter(|name| !name.is_empty())
    }

    /// How far each InfluxDB relationship is from the upgrade.
    pub(crate) fn services(&self, findings: &[Finding]) -> Vec<ServiceStatus> {
        let influx = self.project.relationships().filter(|(_, relationship)| relationship.kind == INFLUXDB);
        let status = influx.map(|(app, relationship)| {
            let app = app.and_then(|app| self.project.apps.get(app)).map(|app| app.name.clone()).filter(|name| !name.is_empty());
            let concerns = |finding: &&Finding| {
                finding.severity > Severity::Note
                    && (finding.app.is_none() || app.is_none() || finding.app == app)
                    && finding.relationship.as_ref().is_none_or(|name| *name == relationship.name)
            };
            let count = findings.iter().filter(concerns).count();
            ServiceStatus {
                app,
                relationship: relationship.name.clone(),
                service: Some(relationship.service.clone()),
                kind: relationship.kind.clone(),
                version: relationship.version.clone(),
                findings: count,
                ready: count == 0,
            }
        });
        status.collect()
    }
}

const UNDECIDED: &str = "undecided-key";
const VANISHED: &str = "vanished-variable";
const INFLUXDB: &str = "influxdb";

fn verdict(candidates: impl Iterator<Item = Relationship>, open: bool) -> Verdict {
    let (influx, others): (Vec<_>, Vec<_>) = candidates.partition(Relationship::is_influxdb);
    // Of several, one that the upgrade takes something from.
    let first = influx.into_iter().min_by_key(|of| !has_credentials(of.version.as_deref())).map(Box::new);
    match first {
        Some(first) if others.is_empty() && !open => Verdict::Proven(first),
        None if !open => Verdict::Other,
        first => Verdict::Possible(first),
    }
}

/// Where a key is read from something else than InfluxDB.
fn others(evidence: &flow::Outcome) -> impl Iterator<Item = Place> {
    let is_other = |read: &&Read| match &read.path {
        AccessPath::Field(rel, ..) => {
            let known = rel.candidates.known.iter().map(|id| evidence.relationships.get(*id));
            matches!(verdict(known, rel.candidates.open), Verdict::Other)
        }
        _ => false,
    };
    evidence.reads.iter().filter(is_other).map(|read| read.place)
}

/// The start of the names of the variables that Upsun sets for a relationship.
pub(crate) fn variable_prefix(relationship: &str) -> String {
    let upper = relationship.to_uppercase();
    upper.chars().map(|c| if c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_' { c } else { '_' }).collect()
}

/// A variable's name as prefix, old key, and whether the key moved into `query`.
fn old_variable(name: &str) -> Option<(&str, &'static str, bool)> {
    rules().iter().find_map(|rule| {
        let key = rule.before.as_deref()?;
        let prefix = name.strip_suffix(key.to_uppercase().as_str())?.strip_suffix('_')?;
        Some((prefix, key, rule.after_keys().count() > 1))
    })
}

/// The rule for the key at the end of the path.
fn rule_of(path: &AccessPath) -> Option<&'static Rule> {
    let AccessPath::Field(_, _, keys) = path else { return None };
    let path = keys.join(".");
    rules().iter().find(|rule| rule.before.as_deref() == Some(&*path))
}

/// Of two findings at one place, the higher is shown.
fn rank(finding: &Finding) -> (Severity, Confidence) {
    (finding.severity, finding.confidence)
}

/// How the value came to the read, which is the last step: at the key, or at the access that uses a key written elsewhere.
fn steps(read: &Read) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (place, label) in read.trail.iter().filter(|(place, _)| *place != read.place) {
        match steps.last_mut() {
            Some(last) if last.place == *place => {}
            // `decode(unwrap(decode(…)))` is one step.
            Some(last) if last.label == *label && holds(*place, last.place) => last.place = *place,
            _ => steps.push(Step { place: *place, label: label.clone() }),
        }
    }
    let site = read.site.filter(|site| matches!(site.form, Form::Access { .. }) && !holds(site.place, read.place));
    let label = match read.site.map(|site| site.form) {
        Some(Form::Declaration { erased: true }) => "declared here",
        Some(Form::Declaration { .. }) => "put here",
        _ => "read here",
    };
    steps.push(Step { place: site.map_or(read.place, |site| site.place), label: label.to_owned() });
    steps
}

/// Whether the value came by an import whose file is known by nothing but its name.
fn passes_a_guess(read: &Read, evidence: &flow::Outcome) -> bool {
    let places = read.trail.iter().map(|(place, _)| place.file).chain([read.place.file]);
    let files: Vec<_> = places.collect();
    files.windows(2).any(|pair| {
        let (one, other) = (pair[0], pair[1]);
        evidence.guessed.contains(&(one, other)) || evidence.guessed.contains(&(other, one))
    })
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}

/// The reads of old keys that stand beside a read of the new one: in another arm of the same choice, or in the same
/// access of one run.
fn fallbacks(reads: &[Read]) -> HashSet<usize> {
    let mut variables = HashSet::new();
    let at = |read: &Read| read.site.map_or(read.place, |site| site.place);
    // `c['query']['org']` looks for that, and for nothing else that moved.
    let is_deeper = |read: &&Read| matches!(&read.path, AccessPath::Field(_, _, keys) if keys.len() > 1);
    let deeper: HashSet<_> = reads.iter().filter(is_deeper).map(at).collect();
    // What is read below each key, where anything is.
    let mut passed: HashMap<Place, HashSet<String>> = HashMap::new();
    for read in reads {
        if let AccessPath::Field(_, _, keys) = &read.path
            && keys.len() > 1
        {
            let steps = read.trail.iter().map(|(place, _)| *place).filter(|place| *place != read.place);
            steps.for_each(|place| _ = passed.entry(place).or_default().insert(keys.join(".")));
        }
    }
    let mut by_rule: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (index, read) in reads.iter().enumerate() {
        let path = match &read.path {
            AccessPath::Field(_, _, keys) => keys.join("."),
            AccessPath::Variable(name) => {
                if let Some((prefix, _, moved)) = old_variable(name) {
                    let new = format!("{prefix}_{}", if moved { "QUERY" } else { "USERNAME" });
                    let beside = reads.iter().any(|other| {
                        matches!(&other.path, AccessPath::Variable(name) if **name == *new)
                            && read.arms.iter().any(|(choice, arm)| other.arms.iter().any(|(id, of)| id == choice && of != arm))
                    });
                    if beside {
                        variables.insert(index);
                    }
                }
                continue;
            }
            _ => continue,
        };
        for rule in rules() {
            if rule.before.as_deref() == Some(&*path) {
                by_rule.entry(&rule.id).or_default().0.push(index);
            }
            // `query` alone is tested for as well: `c['query'] ?? c`.
            let alone = || {
                !deeper.iter().any(|deeper| {
                    deeper.span.start == at(read).span.start && holds(*deeper, at(read)) || holds(at(read), *deeper)
                })
            };
            let leads_to = |after: &str| passed.get(&read.place).is_none_or(|keys| keys.contains(after));
            let prefix = |after: &str| after.split('.').next() == Some(&*path) && after != path && leads_to(after) && alone();
            if rule.after.as_deref().is_some_and(|after| after == path || prefix(after)) {
                by_rule.entry(&rule.id).or_default().1.push(index);
            }
        }
    }
    let mut result = variables;
    for (old, new) in by_rule.into_values() {
        let mut by_choice: HashMap<u32, Vec<(u8, usize)>> = HashMap::new();
        let mut by_site: HashMap<Place, Vec<usize>> = HashMap::new();
        for &index in &new {
            for &(choice, arm) in &reads[index].arms {
                by_choice.entry(choice).or_default().push((arm, index));
            }
            // Any key below `query` passes by `query`: at one place, that says nothing of the others.
            if is_new_key(&reads[index]) {
                by_site.entry(reads[index].site.map_or(reads[index].place, |site| site.place)).or_default().push(index);
            }
        }
        for &index in &old {
            let read = &reads[index];
            // `if query, ok := c["query"]; ok { if user, ok := query[…]; ok { return user } }`: behind it, the test within the
            // test says as much as one that stands alone, if the outer one looks at the same.
            let looks = |choice: &u32| {
                let tests = by_choice.get(choice).into_iter().flatten();
                tests.into_iter().any(|(arm, new)| *arm == 0 && same_endpoint(read, &reads[*new]))
            };
            let passed = read.passed.iter().filter(|passed| {
                let mut around = read.passed.iter().filter(|other| other.inner == passed.inner);
                around.all(|other| looks(&other.outer))
            });
            let passed = passed.map(|passed| (passed.inner, passed.arm));
            let chosen = read.arms.iter().copied().chain(passed).any(|(choice, arm)| {
                let others = by_choice.get(&choice).into_iter().flatten();
                // Where the test looks at neither, as in `if nightly { … } else { … }`, the two have to stand near each other.
                others.into_iter().any(|(other, new)| {
                    let tested = *other == 0 || arm == 0 || same_passage(read.place, reads[*new].place);
                    *other != arm && tested && same_endpoint(read, &reads[*new])
                })
            });
            let site = read.site.map_or(read.place, |site| site.place);
            // One after the other, as in `foreach (['username', 'user'] as $key)`: what other callers of a helper read says nothing.
            let tried = by_site.get(&site).is_some_and(|others| {
                others.iter().any(|&new| same_endpoint(read, &reads[new]) && stand_together(read.place, reads[new].place))
            });
            if chosen || tried {
                result.insert(index);
            }
        }
        // Who tests whether the old key is there, to take it only then, is ready too.
        let taken: HashSet<(u32, &AccessPath)> = old
            .iter()
            .filter(|index| result.contains(index))
            .flat_map(|&index| reads[index].arms.iter().map(move |(choice, arm)| (*choice, *arm, &reads[index].path)))
            .filter_map(|(choice, arm, path)| (arm != 0).then_some((choice, path)))
            .collect();
        let tests = old.iter().filter(|&&index| {
            reads[index].arms.iter().any(|&(choice, arm)| arm == 0 && taken.contains(&(choice, &reads[index].path)))
        });
        let tests: Vec<usize> = tests.copied().collect();
        result.extend(tests);
    }
    result
}

fn is_new_key(read: &Read) -> bool {
    let AccessPath::Field(_, _, keys) = &read.path else { return false };
    let path = keys.join(".");
    rules().iter().any(|rule| rule.after.as_deref() == Some(&*path))
}

/// As far apart as the branches of one choice may be.
fn same_passage(one: Place, other: Place) -> bool {
    const LONG: u32 = 2_000;
    one.file == other.file && one.span.start.abs_diff(other.span.start) <= LONG
}

/// Whether two keys are written in one list, as near as that can be told from where they are.
fn stand_together(one: Place, other: Place) -> bool {
    const NEAR: u32 = 100;
    let distance = one.span.start.abs_diff(other.span.start);
    one.file == other.file && distance > 0 && distance <= NEAR
}

fn same_endpoint(one: &Read, other: &Read) -> bool {
    let (Some(one), Some(other)) = (one.path.rel(), other.path.rel()) else { return false };
    one.candidates == other.candidates
}
