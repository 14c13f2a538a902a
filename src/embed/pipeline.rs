//! Configuration in YAML that runs commands: CI services, Compose, DDEV, Lando, Taskfiles. What tells them apart is in
//! which keys commands stand, which of them share a shell, and how variables are put into their text.

use std::sync::Arc;

use super::{Format, Hole, Reading, Region, Step, Text, expression, name_of};
use crate::project::yaml::{Node, Value};
use crate::source::path::is_yaml;

/// How a format writes commands.
struct Dialect {
    /// What sets variables of the environment: a mapping, a list of `NAME=value`, or of mappings with `name` and `value`.
    environment: &'static [&'static str],
    /// What sets variables of templates only.
    variables: &'static [&'static str],
    /// Keys with commands that run one after the other in one shell.
    together: &'static [&'static [&'static str]],
    /// Keys with commands each of which has a shell of its own.
    apart: &'static [&'static str],
    /// Keys of lists that are a command's words, as they are.
    words: &'static [&'static str],
    template: Template,
}

/// What is put into the text before a shell sees it.
#[derive(Clone, Copy, PartialEq)]
enum Template {
    Nothing,
    /// `${{ env.NAME }}`
    GitHub,
    /// `<< parameters.name >>`
    CircleCi,
    /// `$(NAME)` where there is such a variable.
    Azure,
    /// `{{.NAME}}`
    Go,
    /// `$$` is a dollar sign.
    Compose,
}

const NONE: Dialect =
    Dialect { environment: &[], variables: &[], together: &[], apart: &[], words: &[], template: Template::Nothing };

pub(super) static GITHUB: Format = Format {
    name: "GitHub workflow",
    is: |path| {
        let named = matches!(name_of(path), "action.yml" | "action.yaml");
        is_yaml(path)
            && (named
                || [".github/workflows", ".gitea/workflows", ".forgejo/workflows"].iter().any(|directory| is_in(path, directory)))
    },
    is_apart: true,
    regions: |reading| {
        walk(
            reading,
            &Dialect {
                environment: &["env"],
                variables: &["matrix"],
                apart: &["run", "script"],
                template: Template::GitHub,
                ..NONE
            },
        )
    },
};

pub(super) static GITLAB: Format = Format {
    name: "GitLab pipeline",
    is: |path| is_yaml(path) && (name_of(path).contains(".gitlab-ci") || is_in(path, ".gitlab") || is_in(path, ".gitlab-ci")),
    is_apart: true,
    regions: gitlab,
};

pub(super) static CIRCLECI: Format = Format {
    name: "CircleCI pipeline",
    is: |path| is_yaml(path) && is_in(path, ".circleci"),
    is_apart: true,
    regions: |reading| {
        walk(
            reading,
            &Dialect { environment: &["environment"], apart: &["run", "command"], template: Template::CircleCi, ..NONE },
        )
    },
};

pub(super) static BITBUCKET: Format = Format {
    name: "Bitbucket pipeline",
    is: |path| name_of(path) == "bitbucket-pipelines.yml",
    is_apart: true,
    regions: |reading| {
        let together: &[&[&str]] = &[&["script"], &["after-script"]];
        walk(reading, &Dialect { environment: &["variables"], together, apart: &["COMMAND"], ..NONE })
    },
};

pub(super) static AZURE: Format = Format {
    name: "Azure pipeline",
    is: |path| {
        is_yaml(path)
            && (name_of(path).starts_with("azure-pipelines") || is_in(path, ".azure-pipelines") || is_in(path, ".azure"))
    },
    is_apart: true,
    regions: |reading| {
        walk(
            reading,
            &Dialect {
                environment: &["env"],
                variables: &["variables"],
                apart: &["script", "bash", "inlineScript"],
                template: Template::Azure,
                ..NONE
            },
        )
    },
};

/// Travis, Drone, Woodpecker, Buildkite, Semaphore, AppVeyor, CodeBuild.
pub(super) static OTHER_CI: Format = Format {
    name: "CI pipeline",
    is: |path| {
        let bare = || name_of(path).trim_start_matches('.').split('.').next().unwrap_or_default();
        let named = |bare| matches!(bare, "travis" | "drone" | "woodpecker" | "appveyor" | "buildspec" | "buildkite" | "cirrus");
        is_yaml(path)
            && (named(bare())
                || [".buildkite", ".woodpecker", ".semaphore", ".drone"].iter().any(|directory| is_in(path, directory)))
    },
    is_apart: true,
    regions: |reading| {
        let together: &[&[&str]] = &[
            &["before_install", "install", "before_script", "script"],
            &["after_success"],
            &["after_script"],
            &["before_deploy"],
            &["commands"],
            &["command"],
        ];
        walk(reading, &Dialect { environment: &["environment", "env", "env_vars", "variables"], together, ..NONE })
    },
};

pub(super) static COMPOSE: Format = Format {
    name: "Compose file",
    is: |path| {
        let name = name_of(path);
        is_yaml(path) && (name.starts_with("docker-compose") || name.starts_with("compose.") || name.starts_with("docker-stack"))
    },
    is_apart: false,
    regions: compose,
};

pub(super) static DDEV: Format = Format {
    name: "DDEV configuration",
    is: |path| is_yaml(path) && is_in(path, ".ddev"),
    is_apart: false,
    regions: |reading| {
        walk(
            reading,
            &Dialect {
                environment: &["web_environment", "environment_variables"],
                apart: &["exec", "exec-host", "command"],
                words: &["exec_raw"],
                ..NONE
            },
        )
    },
};

pub(super) static LANDO: Format = Format {
    name: "Lando configuration",
    is: |path| is_yaml(path) && name_of(path).starts_with(".lando."),
    is_apart: false,
    regions: |reading| {
        let apart = &["cmd", "events", "build", "build_as_root", "run", "run_as_root", "command"];
        walk(reading, &Dialect { environment: &["env", "environment"], apart, ..NONE })
    },
};

pub(super) static TASKFILE: Format = Format {
    name: "Taskfile",
    is: |path| is_yaml(path) && name_of(path).to_ascii_lowercase().starts_with("taskfile."),
    is_apart: false,
    regions: |reading| {
        walk(
            reading,
            &Dialect {
                environment: &["env"],
                variables: &["vars"],
                apart: &["cmds", "cmd", "status", "sh"],
                template: Template::Go,
                ..NONE
            },
        )
    },
};

/// Whether the file lies in such a directory or below it.
fn is_in(path: &str, directory: &str) -> bool {
    let mut below = std::iter::successors(Some(path), |path| path.split_once('/').map(|(_, below)| below));
    below.any(|path| path.strip_prefix(directory).is_some_and(|rest| rest.starts_with('/')))
}

fn walk(reading: &mut Reading<'_>, dialect: &Dialect) -> Result<Vec<Region>, String> {
    let root = reading.yaml()?;
    let mut walker = Walker { reading, dialect, steps: Vec::new(), others: Vec::new() };
    walker.node(&root, &Scope::default());
    let mut regions = vec![Region::shell(walker.steps)];
    regions.extend(walker.others);
    Ok(regions)
}

/// A variable that is set around a command.
#[derive(Clone)]
struct Variable {
    name: String,
    value: Text,
    /// In the environment, too.
    is_set: bool,
}

#[derive(Clone, Default)]
struct Scope {
    variables: Vec<Variable>,
}

impl Scope {
    fn get(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().rev().find(|variable| variable.name == name)
    }

    /// A shell in this environment.
    fn shell(&self, steps: impl IntoIterator<Item = Step>) -> Step {
        let set = self.variables.iter().filter(|variable| variable.is_set).map(|variable| Step::Set {
            name: variable.name.clone(),
            value: variable.value.clone(),
            exported: !variable.value.is_known(),
        });
        Step::Process(set.chain(steps).collect())
    }
}

struct Walker<'a, 'r> {
    reading: &'a mut Reading<'r>,
    dialect: &'a Dialect,
    steps: Vec<Step>,
    /// Code in other languages.
    others: Vec<Region>,
}

impl Walker<'_, '_> {
    fn node(&mut self, node: &Node, scope: &Scope) {
        match &node.value {
            Value::Scalar { .. } => {}
            Value::Sequence(items) => items.iter().for_each(|item| self.node(item, scope)),
            Value::Mapping(_) => self.mapping(node, scope),
        }
    }

    fn mapping(&mut self, node: &Node, scope: &Scope) {
        let mut scope = scope.clone();
        let dialect = self.dialect;
        for (names, is_set) in [(dialect.environment, true), (dialect.variables, false)] {
            for name in names {
                if let Some(variables) = node.get(name) {
                    self.variables(variables, name, is_set, &mut scope);
                }
            }
        }
        if let Some(strategy) = node.get("strategy") {
            // The matrix of a job is declared one level down.
            let matrix = strategy.get("matrix").filter(|_| dialect.template == Template::GitHub);
            matrix.into_iter().for_each(|matrix| self.variables(matrix, "matrix", false, &mut scope));
        }
        for keys in dialect.together {
            let texts = keys.iter().filter_map(|key| node.get(key)).flat_map(|node| self.texts(node, &scope));
            let script = Text::lines(texts.collect::<Vec<_>>());
            if !script.is_blank() {
                self.steps.push(scope.shell([Step::Script(script)]));
            }
        }
        let language = language_of(node);
        for (key, _, value) in node.entries() {
            if dialect.apart.contains(&key) {
                for text in self.texts(value, &scope) {
                    match language {
                        Some("shell") => self.steps.push(scope.shell([Step::Script(text)])),
                        Some(language) => self.others.push(Region { language, steps: vec![Step::Script(text)] }),
                        None => {}
                    }
                }
            } else if dialect.words.contains(&key) && !value.items().is_empty() {
                let words = self.texts(value, &scope);
                self.steps.push(scope.shell([Step::Words(words)]));
            }
            let sets = [dialect.environment, dialect.variables].iter().any(|names| names.contains(&key));
            if !sets || dialect.apart.iter().any(|key| value.get(key).is_some()) {
                self.node(value, &scope);
            }
        }
        // What a job hands to others.
        if dialect.template == Template::GitHub && (node.get("steps").is_some() || node.get("jobs").is_some()) {
            for (name, _, value) in node.get("outputs").map(|outputs| outputs.entries()).unwrap_or_default() {
                if let Some(value) = self.reading.text(value) {
                    let value = self.filled(&value, &scope);
                    self.steps.push(Step::Set { name: expression::output(name), value, exported: true });
                }
            }
        }
    }

    /// The commands of a list, or the only one.
    fn texts(&self, node: &Node, scope: &Scope) -> Vec<Text> {
        match &node.value {
            Value::Scalar { .. } => self.reading.text(node).map(|text| self.filled(&text, scope)).into_iter().collect(),
            Value::Sequence(items) => items.iter().flat_map(|item| self.texts(item, scope)).collect(),
            // By the service that it runs in: `- appserver: php bin/report.php`.
            Value::Mapping(_) if self.dialect.apart.contains(&"events") => {
                node.entries().into_iter().flat_map(|(_, _, value)| self.texts(value, scope)).collect()
            }
            Value::Mapping(_) => Vec::new(),
        }
    }

    fn variables(&self, node: &Node, section: &str, is_set: bool, scope: &mut Scope) {
        for (name, value) in pairs(self.reading, node) {
            let value = match value {
                Given::Text(text) => self.filled(&text, scope),
                Given::Node(node) => match (node.get("sh"), &node.value) {
                    (Some(script), _) => {
                        let Some(text) = self.reading.text(script) else { continue };
                        let script = self.filled(&text, scope);
                        text.hole(0..text.value.len(), Hole::Output(script))
                    }
                    (None, Value::Sequence(items)) if section == "matrix" => {
                        let texts: Vec<Text> = items.iter().filter_map(|item| self.reading.text(item)).collect();
                        let Some(first) = texts.first() else { continue };
                        first.hole(0..first.value.len(), Hole::OneOf(texts.clone()))
                    }
                    // Those of all jobs: `env: {global: […]}`.
                    _ if matches!(&*name, "global" | "variables") => {
                        self.variables(node, section, is_set, scope);
                        continue;
                    }
                    _ => match node.get("value").and_then(|node| self.reading.text(node)) {
                        Some(text) => self.filled(&text, scope),
                        None => continue,
                    },
                },
            };
            let name = if section == "matrix" { format!("matrix.{name}") } else { name };
            scope.variables.push(Variable { name, value, is_set });
        }
    }

    /// The text with what the format puts into it.
    fn filled(&self, text: &Text, scope: &Scope) -> Text {
        let template = self.dialect.template;
        let variable = |name: &str| scope.get(name).map(|variable| variable.value.clone());
        text.replaced(|text, from| match template {
            Template::Nothing => None,
            Template::GitHub => {
                let (range, inside) = expression::between(text, from, "${{", "}}")?;
                let resolve = |name: &str| match name.strip_prefix("env.") {
                    // What only a run tells is in the variable by then.
                    Some(name) => variable(name).filter(Text::is_known),
                    None => variable(name),
                };
                Some((range, expression::value(&inside, &resolve)))
            }
            Template::CircleCi => {
                let (range, _) = expression::between(text, from, "<<", ">>").filter(|(_, inside)| is_reference(inside))?;
                Some((range.clone(), text.hole(range, Hole::Unknown)))
            }
            Template::Azure => {
                let mut at = from;
                loop {
                    let (range, inside) = expression::between(text, at, "$(", ")")?;
                    if let Some(value) = variable(&inside.value) {
                        return Some((range, value));
                    }
                    at = range.start + 2;
                }
            }
            Template::Go => {
                let (range, inside) = expression::between(text, from, "{{", "}}")?;
                let name = inside.value.trim().trim_matches('-').trim();
                let known = name.strip_prefix('.').and_then(variable);
                Some((range.clone(), known.unwrap_or_else(|| text.hole(range, Hole::Unknown))))
            }
            Template::Compose => {
                let at = from + text.value.get(from..)?.find("$$")?;
                Some((at..at + 2, text.instead(at..at + 2, "$")))
            }
        })
    }
}

/// `<<` also begins a here-document.
fn is_reference(inside: &Text) -> bool {
    let name = inside.value.trim();
    ["parameters.", "pipeline.", "matrix."].iter().any(|scope| name.starts_with(scope))
}

/// The language of a step's code; `None` for one that is not followed.
fn language_of(step: &Node) -> Option<&'static str> {
    let text = |key: &str| step.get(key).and_then(|node| node.as_str()).unwrap_or_default();
    if step.get("github-token").is_some() || text("script").contains("github.rest") || text("script").contains("core.set") {
        return Some("javascript");
    }
    match text("shell").split_whitespace().next().unwrap_or_default() {
        "" | "sh" | "bash" => Some("shell"),
        "python" | "python3" => Some("python"),
        "pwsh" | "powershell" | "cmd" => None,
        _ => Some("shell"),
    }
}

enum Given<'n> {
    Text(Text),
    Node(&'n Arc<Node>),
}

/// Names and values: of a mapping, of a list of `NAME=value`, of a list of mappings.
fn pairs<'n>(reading: &Reading<'_>, node: &'n Node) -> Vec<(String, Given<'n>)> {
    let given = |node: &'n Arc<Node>| reading.text(node).map_or(Given::Node(node), Given::Text);
    let mut pairs: Vec<(String, Given<'n>)> =
        node.entries().into_iter().map(|(name, _, value)| (name.to_owned(), given(value))).collect();
    for item in node.items() {
        if let Some(text) = reading.text(item) {
            if let Some((name, _)) = text.value.split_once('=') {
                pairs.push((name.trim().to_owned(), Given::Text(text.cut(name.len() + 1..text.value.len()))));
            }
        } else if let (Some(name), Some(value)) = (item.get("name").and_then(|name| name.as_str()), item.get("value")) {
            pairs.push((name.to_owned(), given(value)));
        } else {
            pairs.extend(item.entries().into_iter().map(|(name, _, value)| (name.to_owned(), given(value))));
        }
    }
    pairs
}

/// Jobs have what they extend, and the script before theirs that all have.
fn gitlab(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let root = reading.yaml()?;
    let default = root.get("default");
    let mut steps = Vec::new();
    let walker = Walker { reading, dialect: &NONE, steps: Vec::new(), others: Vec::new() };
    let mut all = Scope::default();
    if let Some(variables) = root.get("variables") {
        walker.variables(variables, "variables", true, &mut all);
    }
    for (name, _, job) in root.entries() {
        if matches!(name, "default" | "variables" | "include" | "stages" | "workflow") {
            continue;
        }
        let mut scope = all.clone();
        let line = lineage(&root, job);
        for job in line.iter().rev() {
            if let Some(variables) = job.get("variables") {
                walker.variables(variables, "variables", true, &mut scope);
            }
        }
        let section = |key: &str| {
            let own = line.iter().find_map(|job| job.get(key));
            own.or_else(|| default.and_then(|default| default.get(key))).or_else(|| root.get(key))
        };
        for keys in [&["before_script", "script"][..], &["after_script"]] {
            let texts = keys.iter().filter_map(|key| section(key)).flat_map(|node| referenced(&walker, &root, node, &scope, 0));
            let script = Text::lines(texts.collect::<Vec<_>>());
            if !script.is_blank() {
                steps.push(scope.shell([Step::Script(script)]));
            }
        }
    }
    Ok(vec![Region::shell(steps)])
}

/// A job and what it extends, the nearest first.
fn lineage<'n>(root: &'n Node, job: &'n Arc<Node>) -> Vec<&'n Arc<Node>> {
    let mut line = vec![job];
    let mut at = 0;
    while let Some(job) = line.get(at).filter(|_| line.len() < 20) {
        at += 1;
        let Some(extends) = job.get("extends") else { continue };
        let single = extends.as_str();
        let several = extends.items().iter().rev().filter_map(|item| item.as_str());
        let above: Vec<_> = single.into_iter().chain(several).filter_map(|name| root.get(name)).collect();
        line.extend(above);
    }
    line
}

/// The commands of a list, with those that `!reference [job, script]` brings.
fn referenced(walker: &Walker<'_, '_>, root: &Node, node: &Node, scope: &Scope, depth: usize) -> Vec<Text> {
    if node.tag.as_deref() == Some("!reference") && depth < 10 {
        let found = node.items().iter().filter_map(|item| item.as_str()).try_fold(root, |node, name| Some(&**node.get(name)?));
        return found.map(|node| referenced(walker, root, node, scope, depth + 1)).unwrap_or_default();
    }
    match &node.value {
        Value::Sequence(items) => items.iter().flat_map(|item| referenced(walker, root, item, scope, depth)).collect(),
        _ => walker.texts(node, scope),
    }
}

fn compose(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    const DIALECT: Dialect = Dialect { template: Template::Compose, ..NONE };
    let root = reading.yaml()?;
    let walker = Walker { reading, dialect: &DIALECT, steps: Vec::new(), others: Vec::new() };
    let mut steps = Vec::new();
    for (_, _, service) in root.get("services").unwrap_or(&root).entries() {
        let mut scope = Scope::default();
        if let Some(environment) = service.get("environment") {
            walker.variables(environment, "environment", true, &mut scope);
        }
        let words = |key: &str| service.get(key).map(|node| (walker.texts(node, &scope), !node.items().is_empty()));
        // The one runs the other, unless there is one only.
        let (entry, command) = (words("entrypoint"), words("command"));
        match (entry, command) {
            (Some((mut entry, true)), Some((command, _))) => {
                entry.extend(command);
                steps.push(scope.shell([Step::Words(entry)]));
            }
            (entry, command) => {
                for (words, is_list) in entry.into_iter().chain(command) {
                    steps.extend(run(words, is_list).map(|step| scope.shell([step])));
                }
            }
        }
        if let Some(test) = service.get("healthcheck").and_then(|check| check.get("test")) {
            let is_list = !test.items().is_empty();
            let mut words = walker.texts(test, &scope);
            let first = words.first().map(|word| word.value.clone()).unwrap_or_default();
            if is_list && matches!(&*first, "CMD" | "CMD-SHELL") {
                words.remove(0);
            }
            steps.extend(run(words, is_list && first != "CMD-SHELL").map(|step| scope.shell([step])));
        }
        for hook in ["post_start", "pre_stop"].into_iter().filter_map(|key| service.get(key)) {
            for node in hook.items().iter().filter_map(|item| item.get("command")) {
                let is_list = !node.items().is_empty();
                steps.extend(run(walker.texts(node, &scope), is_list).map(|step| scope.shell([step])));
            }
        }
    }
    Ok(vec![Region::shell(steps)])
}

/// A command as words, or as one line.
fn run(mut words: Vec<Text>, is_list: bool) -> Option<Step> {
    if is_list {
        return Some(Step::Words(words));
    }
    words.pop().map(Step::Script)
}
