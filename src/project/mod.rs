//! What is being looked at: the apps of a project, where each begins, what its relationships lead to, and the shell
//! scripts in its platform config.
//!
//! Only platform config is read here; which files there are is given ([`walk`] finds them). Paths are relative to the project's
//! root, with `/`; the empty path is that root.

mod config;
mod version;
pub mod walk;
pub mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{FileId, OffsetMap, Place, SourceFile};

pub use version::compare as compare_versions;

/// Gives a file by its path; `None` where there is none.
pub type Read<'a> = dyn FnMut(&str) -> Option<(FileId, Arc<SourceFile>)> + 'a;

#[derive(Debug, Default)]
pub struct Project {
    /// In the order of their config files. [`Project::app_of`] numbers them.
    pub apps: Vec<App>,
    pub services: Vec<Service>,
    /// Relationships named on the command line: every file has them, and they hide declared ones of the same name.
    pub overrides: Vec<Relationship>,
    /// Shell scripts inside the config.
    pub regions: Vec<Region>,
    /// Whole files that the config runs as shell scripts (`!include {type: string}` in a hook).
    pub scripts: Vec<Script>,
    /// Whether any platform config was found, so that a relationship that isn't declared does not exist.
    pub has_config: bool,
    /// Whether any of it is Upsun's, whose service variables exist beside the relationships document.
    pub is_upsun: bool,
    /// What the config refers to but could not be read, and why.
    pub unread: Vec<(Place, String)>,
}

#[derive(Debug, Default)]
pub struct App {
    pub name: String,
    /// The directory that it begins in.
    pub root: String,
    /// Sorted by name. A worker's own are among them, so that a name may occur twice.
    pub relationships: Vec<Relationship>,
    /// What `variables: env:` puts into its environment.
    pub environment: BTreeMap<String, Variable>,
    pub is_upsun: bool,
    /// The path of the config file that declares it.
    pub config: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    pub name: String,
    pub service: String,
    pub endpoint: Option<String>,
    /// The service's type without its version (`influxdb`, `mysql`). Where the service is declared nowhere: its endpoint,
    /// else empty.
    pub kind: String,
    pub version: Option<String>,
    /// Where its name is written; `None` for the command line.
    pub place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub name: String,
    pub kind: String,
    pub version: Option<String>,
    /// Where its type is written; where it has none, its name.
    pub place: Place,
    /// The directory whose apps can reach it.
    pub base: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// As the process sees it: values that are no text are JSON.
    pub value: String,
    pub place: Place,
}

/// A shell script inside a config file.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its app, as a number in [`Project::apps`].
    pub app: usize,
    /// Where in the config it stands: `hooks.deploy`, `crons.nightly.commands.start`.
    pub label: String,
    pub file: FileId,
    pub text: Arc<str>,
    /// From `text` back to the file.
    pub map: OffsetMap,
}

/// A whole file that is run as a shell script, whatever it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    pub app: usize,
    pub label: String,
    pub file: FileId,
    pub path: String,
}

/// Platform config that the platform would refuse.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct ProjectError {
    pub path: String,
    /// The offending text; `None` where the file could not be read.
    pub place: Option<Place>,
    pub message: String,
}

impl Project {
    /// Reads the platform config among `files`.
    ///
    /// # Errors
    /// Where config is broken: no YAML, or of another shape than the platform's.
    pub fn discover<'f>(
        files: impl IntoIterator<Item = &'f str>,
        read: &mut Read<'_>,
        overrides: Vec<Relationship>,
    ) -> Result<Self, ProjectError> {
        let mut project = config::discover(files.into_iter().collect(), read)?;
        for app in &mut project.apps {
            app.relationships.retain(|declared| overrides.iter().all(|given| given.name != declared.name));
        }
        project.overrides = overrides;
        Ok(project)
    }

    /// The number of the app that the file at `path` belongs to: the nearest root above it. Of several apps with one
    /// root it is the first, which stands for all.
    pub fn app_of(&self, path: &str) -> Option<usize> {
        let roots = self.apps.iter().enumerate().filter(|(_, app)| is_below(path, &app.root));
        roots.rev().max_by_key(|(_, app)| app.root.len()).map(|(number, _)| number)
    }

    /// Every relationship and the number of the app that has it, as [`Project::app_of`] numbers; `None`: every file has it.
    pub fn relationships(&self) -> impl Iterator<Item = (Option<usize>, &Relationship)> {
        let given = self.overrides.iter().map(|relationship| (None, relationship));
        let declared = self.apps.iter().flat_map(|app| {
            let number = self.apps.iter().position(|other| other.root == app.root);
            app.relationships.iter().map(move |relationship| (number, relationship))
        });
        given.chain(declared)
    }

    /// The relationships that the file at `path` can name: its app's, or all where it belongs to none.
    pub fn relationships_for(&self, path: &str) -> Vec<&Relationship> {
        let app = self.app_of(path);
        self.relationships().filter(|(of, _)| app.is_none() || of.is_none() || *of == app).map(|(_, found)| found).collect()
    }
}

/// Whether the file at `path` lies in the directory `root` or below it.
fn is_below(path: &str, root: &str) -> bool {
    root.is_empty() || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'))
}

/// A relationship as the command line gives it: `NAME[=TYPE:VERSION]`; without a type it is InfluxDB.
///
/// # Errors
/// A sentence that says what is wrong with `text`.
pub fn parse_relationship(text: &str) -> Result<Relationship, String> {
    let (name, service) = text.split_once('=').map_or((text, "influxdb"), |(name, service)| (name.trim(), service.trim()));
    let (kind, version) = split_type(service);
    if name.trim().is_empty() {
        return Err(format!("`{text}` has no relationship name: write NAME or NAME=TYPE:VERSION, as in `metrics=influxdb:2.2`"));
    }
    if kind.is_empty() || kind.contains(char::is_whitespace) {
        return Err(format!("`{service}` is no service type: write TYPE:VERSION, as in `{}=influxdb:2.2`", name.trim()));
    }
    if version.as_deref().is_some_and(|version| !version.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(format!(
            "`{}` is no version: write TYPE:VERSION, as in `{}={kind}:2.2`",
            version.unwrap_or_default(),
            name.trim()
        ));
    }
    let name = name.trim().to_owned();
    Ok(Relationship { service: name.clone(), name, endpoint: None, kind, version, place: None })
}

/// `influxdb:2.2` as type and version.
fn split_type(text: &str) -> (String, Option<String>) {
    let (kind, version) = text.split_once(':').map_or((text, None), |(kind, version)| (kind, Some(version.trim())));
    (kind.trim().to_owned(), version.filter(|version| !version.is_empty()).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Files, Span};

    /// A project of these files, given as path and text.
    struct Tree {
        files: Files,
        result: Result<Project, ProjectError>,
    }

    fn tree_with(sources: &[(&str, &str)], overrides: &[&str]) -> Tree {
        let mut files = Files::default();
        for (path, text) in sources {
            files.add(SourceFile::new(*path, text.as_bytes().to_vec()));
        }
        let mut read = |path: &str| files.iter().find(|(_, file)| file.path == path).map(|(id, file)| (id, Arc::clone(file)));
        let overrides = overrides.iter().map(|text| parse_relationship(text).expect("an override")).collect();
        let result = Project::discover(sources.iter().map(|(path, _)| *path), &mut read, overrides);
        Tree { files, result }
    }

    fn tree(sources: &[(&str, &str)]) -> Tree {
        tree_with(sources, &[])
    }

    impl Tree {
        fn project(&self) -> &Project {
            self.result.as_ref().expect("a project")
        }

        fn error(&self) -> &ProjectError {
            self.result.as_ref().expect_err("an error")
        }

        fn text(&self, place: Place) -> &str {
            self.files.get(place.file).slice(place.span)
        }

        /// `name=kind:version` of every relationship that the file at `path` has.
        fn relationships(&self, path: &str) -> Vec<String> {
            let found = self.project().relationships_for(path);
            for found in &found {
                if let Some(place) = found.place {
                    assert_eq!(self.text(place), found.name);
                }
            }
            found.iter().map(|r| format!("{}={}:{}", r.name, r.kind, r.version.as_deref().unwrap_or("-"))).collect()
        }

        /// Label and text of every region; the needle's place in the file holds the needle.
        fn regions(&self, needle: &str) -> Vec<(&str, &str)> {
            for region in &self.project().regions {
                if let Some(at) = region.text.find(needle) {
                    let place = region.map.place(Span::new(at, at + needle.len())).expect("a place");
                    assert_eq!(self.text(place), needle);
                }
            }
            self.project().regions.iter().map(|region| (region.label.as_str(), region.text.as_ref())).collect()
        }
    }

    const SERVICES: &str =
        "influx:\n    type: 'influxdb:2.2'\n    disk: 256\nmaria:\n    type: mariadb:10.6\ncache: {type: redis:7.0}\n";

    #[test]
    fn one_app_and_every_form_of_a_relationship() {
        let app = "name: api\r\nrelationships:\r\n    timedb: \"influx:influxdb\"\r\n    influx:\r\n    metrics: {service: influx, endpoint: influxdb}\r\n    'short': {service: influx}\r\n    database: 'maria:mysql'\r\n    other: 'elsewhere:influxdb'\r\n    gone:\r\nvariables:\r\n    env:\r\n        INFLUX_ORG: main\r\n        N: 3\r\n        L: [a, 1, true]\r\n";
        let tree = tree(&[(".platform.app.yaml", app), (".platform/services.yaml", SERVICES)]);
        assert_eq!(
            tree.relationships("src/x.php"),
            [
                "database=mariadb:10.6",
                "gone=:-",
                "influx=influxdb:2.2",
                "metrics=influxdb:2.2",
                "other=influxdb:-",
                "short=influxdb:2.2",
                "timedb=influxdb:2.2"
            ]
        );
        let app = &tree.project().apps[0];
        assert_eq!((app.name.as_str(), app.root.as_str(), app.is_upsun), ("api", "", false));
        assert_eq!(app.relationships[3].endpoint.as_deref(), Some("influxdb"));
        let org = &app.environment["INFLUX_ORG"];
        assert_eq!((org.value.as_str(), tree.text(org.place)), ("main", "main"));
        assert_eq!(app.environment["N"].value, "3");
        assert_eq!(app.environment["L"].value, r#"["a",1,true]"#);
        assert_eq!(tree.text(tree.project().services[0].place), "influxdb:2.2");
        assert!(tree.project().has_config && !tree.project().is_upsun);
    }

    #[test]
    fn flow_sets_anchors_and_byte_order_marks() {
        let app = "\u{feff}name: api\nrelationships: {influx, maria: , cache: 'cache:redis'}\n";
        let tree1 = tree(&[("a/b/.platform.app.yaml", app), (".platform/services.yaml", SERVICES)]);
        assert_eq!(tree1.relationships("a/b/c/x.py"), ["cache=redis:7.0", "influx=influxdb:2.2", "maria=mariadb:10.6"]);
        assert_eq!(tree1.project().apps[0].root, "a/b");
        let apps = "- &base\n  name: one\n  source: {root: /one}\n  relationships: &rels\n    influx:\n- <<: *base\n  name: two\n  source:\n    root: \"two\"\n- name: three\n  source: {root: three}\n  relationships:\n    <<: *rels\n    db: maria:mysql\n";
        let tree2 = tree(&[(".platform/applications.yaml", apps), (".platform/services.yaml", SERVICES)]);
        let roots: Vec<_> = tree2.project().apps.iter().map(|app| (app.name.as_str(), app.root.as_str())).collect();
        assert_eq!(roots, [("one", "one"), ("two", "two"), ("three", "three")]);
        assert_eq!(tree2.relationships("two/x.py"), ["influx=influxdb:2.2"]);
        assert_eq!(tree2.relationships("three/x.py"), ["db=mariadb:10.6", "influx=influxdb:2.2"]);
        assert_eq!(tree2.relationships("shared/x.py").len(), 4);
        assert_eq!(tree2.project().app_of("two/deep/x.py"), Some(1));
        assert_eq!(tree2.project().app_of("twofold/x.py"), None);
    }

    #[test]
    fn applications_as_a_mapping_with_one_root() {
        let apps = "web:\n  relationships: {db: 'maria:mysql'}\nworker:\n  source: {root: '/'}\n  relationships: {db: 'influx:influxdb'}\napi:\n  source: {root: 'api'}\n";
        let tree = tree(&[(".platform/applications.yaml", apps), (".platform/services.yaml", SERVICES)]);
        assert_eq!(tree.relationships("x.js"), ["db=mariadb:10.6", "db=influxdb:2.2"]);
        assert_eq!(tree.project().app_of("x.js"), Some(0));
        assert!(tree.relationships("api/x.js").is_empty());
    }

    #[test]
    fn upsun_files_merge_by_app() {
        let first = "applications:\n  web:\n    source: {root: web}\n    relationships: {influx: , maria}\n  api:\n    source: {root: api}\n    relationships: {influx}\nservices:\n  influx: {type: 'influxdb:2.0'}\n";
        let second = "applications:\n  web:\n    relationships: {maria: }\nservices:\n  influx: {type: 'influxdb:2.7'}\n  maria: {type: mariadb}\n";
        let deeper = "applications: {web: {relationships: [x]}}\n";
        let tree = tree(&[(".upsun/a.yaml", first), (".upsun/b.yml", second), (".upsun/sub/c.yaml", deeper)]);
        assert_eq!(tree.relationships("x.js"), ["maria=mariadb:-"]);
        assert_eq!(tree.relationships("api/x.js"), ["influx=influxdb:2.7"]);
        assert!(tree.project().is_upsun && tree.project().apps.iter().all(|app| app.is_upsun));
        assert_eq!(tree.project().apps.len(), 2);
    }

    #[test]
    fn several_projects_and_brands_in_one_tree() {
        let app = "name: app\nrelationships: {tsdb: 'influx:influxdb'}\n";
        let tree = tree(&[
            ("one/.magento.app.yaml", app),
            ("one/.magento/services.yaml", SERVICES),
            ("two/app/.platform.app.yaml", "relationships: {tsdb: 'influx:influxdb'}\nsource: {root: nowhere}\n"),
            ("two/.platform/services.yaml", "influx: {type: influxdb:1.8}\n"),
            ("two/.platform/pip.app.yaml", "name: [broken\n"),
        ]);
        assert_eq!(tree.relationships("one/x.php"), ["tsdb=influxdb:2.2"]);
        assert_eq!(tree.relationships("two/app/x.php"), ["tsdb=influxdb:1.8"]);
        let app = &tree.project().apps[1];
        assert_eq!((app.name.as_str(), app.root.as_str()), ("app", "two/app"));
    }

    #[test]
    fn workers_have_relationships_of_their_own() {
        let app = "name: api\nrelationships: {db: 'maria:mysql'}\nworkers:\n  queue:\n    relationships: {influx: , db: 'influx:influxdb'}\n    variables: {env: {A: b}}\n    commands:\n      start: jq .user\n";
        let tree = tree(&[(".platform.app.yaml", app), (".platform/services.yaml", SERVICES)]);
        assert_eq!(tree.relationships("x"), ["db=mariadb:10.6", "db=influxdb:2.2", "influx=influxdb:2.2"]);
        assert_eq!(tree.project().apps[0].environment["A"].value, "b");
        assert_eq!(tree.regions("user"), [("workers.queue.commands.start", "jq .user")]);
    }

    #[test]
    fn shell_is_found_wherever_it_lives() {
        let app = r#"name: api
hooks:
    build: |
        set -e
        jq '.x[0].user'
    deploy: >-
        one
        .user
    post_deploy: "echo \"$X\" | jq -r '.a.user'"
    null_hook:
web:
    commands: {start: 'exec .user', pre_start: a.user}
workers:
    q: {commands: {start: w.user}}
crons:
    old: {spec: '0 * * * *', cmd: cron.user}
    new:
        commands:
            start: |
                c.user
            stop: s.user
operations:
    reset: {commands: {start: o.user}}
source:
    operations:
        update: {command: |
            u.user
        }
        several: {command: [v.user, w.user]}
"#;
        let app = app.replace("{command: |\n            u.user\n        }", "{command: 'u.user'}");
        let tree = tree(&[(".platform.app.yaml", &app)]);
        let labels: Vec<_> = tree.regions("user").iter().map(|(label, _)| *label).collect();
        assert_eq!(
            labels,
            [
                "hooks.build",
                "hooks.deploy",
                "hooks.post_deploy",
                "web.commands.start",
                "web.commands.pre_start",
                "workers.q.commands.start",
                "crons.new.commands.start",
                "crons.new.commands.stop",
                "operations.reset.commands.start",
                "crons.old.cmd",
                "source.operations.update.command",
                "source.operations.several.command",
                "source.operations.several.command",
            ]
        );
        assert_eq!(tree.regions("user")[0].1, "set -e\njq '.x[0].user'\n");
    }

    #[test]
    fn includes_of_every_type() {
        let app = "name: api\nrelationships: !include {path: rels.yaml}\nhooks:\n    deploy: !include {type: string, path: ../ops/deploy.sh}\n    build: !include\n        type: string\n        path: build\n    post_deploy: !include gone.sh\nmounts: !archive x\nx: !include {type: binary, path: logo.png}\n";
        let tree = tree(&[
            ("app/.platform.app.yaml", app),
            (".platform/services.yaml", SERVICES),
            ("app/rels.yaml", "tsdb: 'influx:influxdb'\ndb: !include db.yaml\n"),
            ("app/db.yaml", "service: maria\nendpoint: mysql\n"),
            ("ops/deploy.sh", "jq .user\n"),
            ("app/build", "true\n"),
        ]);
        assert_eq!(tree.relationships("app/x"), ["db=mariadb:10.6", "tsdb=influxdb:2.2"]);
        let scripts: Vec<_> = tree.project().scripts.iter().map(|script| (script.label.as_str(), script.path.as_str())).collect();
        assert_eq!(scripts, [("hooks.deploy", "ops/deploy.sh"), ("hooks.build", "app/build")]);
        assert!(tree.project().regions.is_empty());
        assert_eq!(tree.project().unread.len(), 1);
        assert!(tree.project().unread[0].1.contains("gone.sh"));

        let tree = super::tests::tree(&[
            (".upsun/config.yaml", "applications:\n  web: !include web.yaml\nservices: !include /services.yaml\n"),
            (".upsun/web/app.yaml", "source: {root: w}\nrelationships: {influx}\n"),
            ("web.yaml", "source: {root: w}\nrelationships: {influx}\n"),
            ("services.yaml", SERVICES),
        ]);
        assert_eq!(tree.relationships("w/x"), ["influx=influxdb:2.2"]);
        let endless = super::tests::tree(&[(".platform.app.yaml", "x: {y: !include .platform.app.yaml}\n")]);
        assert!(endless.error().message.contains("include"));
    }

    #[test]
    fn broken_config_is_an_error_with_a_place() {
        let fails = |path: &str, text: &str, at: &str, message: &str| {
            let tree = tree(&[(path, text)]);
            let error = tree.error();
            assert_eq!(error.path, path);
            assert!(error.message.contains(message), "{error}");
            let place = error.place.expect("a place");
            assert_eq!(place.span.start as usize, text.find(at).expect("the spot"), "{error}");
        };
        fails(
            ".platform.app.yaml",
            "name: a\nrelationships: [influx]\n",
            "[influx",
            "`relationships` must be a mapping, not a list",
        );
        fails(".platform.app.yaml", "name: a\nrelationships: influx\n", "influx", "must be a mapping, not a text");
        fails(".platform.app.yaml", "relationships:\n  a: [b]\n", "[b]", "the relationship `a` must be");
        fails(".platform.app.yaml", "relationships:\n  a: {service: {x: y}}\n", "{x", "`service` of the relationship `a`");
        fails(".platform.app.yaml", "- a\n", "- a", "an app must be a mapping");
        fails(".platform/services.yaml", "- a\n", "- a", "the services must be a mapping");
        fails(".platform/services.yaml", "a: b\n", "b", "the service `a` must be a mapping");
        fails(".platform/services.yaml", "a: {type: [x]}\n", "[x]", "the type of the service `a`");
        fails(".platform/applications.yaml", "- name: x\n- y\n", "y", "an app must be a mapping");
        fails(".upsun/config.yaml", "applications: [x]\n", "[x]", "`applications` must be a mapping");
        fails(".platform.app.yaml", "a: b\nrelationships: {x\n", "{x", "this is no valid YAML");
        assert!(tree(&[("x/y.yaml", "a: {b\n"), ("docker-compose.yml", "{{ x }}")]).result.is_ok());
        assert!(tree(&[(".platform/services.yaml", ""), (".platform.app.yaml", "# nothing yet\n")]).result.is_ok());
    }

    #[test]
    fn relationships_from_the_command_line() {
        let tree =
            tree_with(&[(".platform.app.yaml", "relationships: {db: 'x:mysql'}\n")], &["db=influxdb:2.2", "tsdb", "m=mariadb"]);
        assert_eq!(tree.relationships("x"), ["db=influxdb:2.2", "tsdb=influxdb:-", "m=mariadb:-"]);
        let none = tree_with(&[("x.py", "")], &["tsdb"]);
        assert!(!none.project().has_config);
        assert_eq!(none.relationships("x.py"), ["tsdb=influxdb:-"]);
        for bad in ["", "=influxdb:2", "a=", "a=:2.2", "a=influxdb:x", "a=my sql"] {
            assert!(parse_relationship(bad).is_err(), "{bad}");
        }
    }
}
