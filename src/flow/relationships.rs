//! The relationships that a program can name, and what is known of the service behind each.

use std::cell::RefCell;
use std::sync::Arc;

use super::value::{AccessPath, Candidates, RelId, display_path};
use crate::syntax::ir::Op;

/// How it is known what a relationship leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// By the platform config or the command line.
    Declared,
    /// By a test in the code itself (`if rel == 'influxdb'`).
    Tested,
    /// By nothing but its name.
    Named,
}

#[derive(Clone, Debug)]
pub struct Relationship {
    /// The app's number; `None`: seen by every file.
    pub app: Option<usize>,
    pub name: String,
    pub service: Option<String>,
    /// The service's type without its version (`influxdb`); empty where unknown.
    pub kind: String,
    pub version: Option<String>,
    pub endpoint: Option<String>,
    pub certainty: Certainty,
}

impl Relationship {
    pub fn is_influxdb(&self) -> bool {
        self.kind == "influxdb"
    }
}

pub struct Relationships {
    all: RefCell<Vec<Relationship>>,
    /// Whether there is platform config, so that what isn't declared does not exist.
    has_config: bool,
}

impl Relationships {
    pub fn new(declared: Vec<Relationship>, has_config: bool) -> Self {
        Self { all: RefCell::new(declared), has_config }
    }

    pub fn get(&self, id: RelId) -> Relationship {
        self.all.borrow()[id.0 as usize].clone()
    }

    /// The path as people write it.
    pub fn display(&self, path: &AccessPath) -> String {
        let name = path.rel().map_or(String::new(), |rel| self.name_of(&rel.candidates));
        display_path(path, &name)
    }

    /// What to call these relationships: the name of the only one, or of the only InfluxDB among them, else `*`.
    pub fn name_of(&self, candidates: &Candidates) -> String {
        let mut names: Vec<_> = candidates.known.iter().map(|&id| self.get(id).name).collect();
        names.dedup();
        let influx = candidates.known.iter().map(|&id| self.get(id)).find(Relationship::is_influxdb);
        match (&names[..], influx) {
            ([name], _) if !candidates.open => name.clone(),
            (_, Some(rel)) if !candidates.open => rel.name,
            _ => "*".to_owned(),
        }
    }

    fn ids(&self, of: impl Fn(&Relationship) -> bool) -> Vec<RelId> {
        let all = self.all.borrow();
        (0..all.len()).filter(|&id| of(&all[id])).map(|id| RelId(id as u32)).collect()
    }

    /// What an iteration over the whole document, or an unknown name, may meet.
    pub(super) fn all_of(&self, app: Option<usize>) -> Arc<Candidates> {
        let known =
            self.ids(|rel| rel.certainty == Certainty::Declared && (app.is_none() || rel.app.is_none() || rel.app == app));
        Arc::new(Candidates { known, open: !self.has_config })
    }

    /// The relationship of that name; one that is declared nowhere is entered with what its name says.
    /// Whether the config gives the app a relationship of that name.
    pub(super) fn is_declared(&self, app: Option<usize>, name: &str) -> bool {
        self.all_of(app).known.iter().any(|id| self.get(*id).name == name)
    }

    pub(super) fn named(&self, app: Option<usize>, name: &str) -> Arc<Candidates> {
        let known = self.ids(|rel| rel.name == name && (app.is_none() || rel.app.is_none() || rel.app == app));
        let declared: Vec<_> = known.iter().copied().filter(|&id| self.get(id).certainty == Certainty::Declared).collect();
        let known = match (declared.is_empty(), known.is_empty()) {
            (false, _) => declared,
            (true, false) => known,
            (true, true) => {
                let lower = name.to_ascii_lowercase();
                let kind = if lower.starts_with("influx") || lower == "timedb" { "influxdb" } else { "" };
                vec![self.enter(app, name, kind, Certainty::Named)]
            }
        };
        Arc::new(Candidates { known, open: false })
    }

    /// A relationship that the code itself tested to be of that kind.
    fn tested(&self, app: Option<usize>, kind: &str) -> RelId {
        let found = self.ids(|rel| rel.certainty == Certainty::Tested && rel.app == app && rel.kind == kind);
        found.first().copied().unwrap_or_else(|| self.enter(app, "*", kind, Certainty::Tested))
    }

    fn enter(&self, app: Option<usize>, name: &str, kind: &str, certainty: Certainty) -> RelId {
        let mut all = self.all.borrow_mut();
        let (name, kind) = (name.to_owned(), kind.to_owned());
        all.push(Relationship { app, name, service: None, kind, version: None, endpoint: None, certainty });
        RelId(all.len() as u32 - 1)
    }

    /// Those of `from` for which it may hold that their `property` (`name`, `rel`, `type`, `scheme`, `service`, `port`)
    /// compares so with `text`; `truth` is the outcome that is assumed.
    pub(super) fn narrow(
        &self,
        from: &Candidates,
        app: Option<usize>,
        property: &str,
        op: Op,
        text: &str,
        truth: bool,
    ) -> Candidates {
        let keeps = |&id: &RelId| self.property(&self.get(id), property).is_none_or(|value| compare(op, &value, text) == truth);
        let mut known: Vec<_> = from.known.iter().copied().filter(keeps).collect();
        let mut open = from.open;
        let positive = truth != (op == Op::Ne);
        if open && positive {
            open = false;
            if property == "name" && op != Op::Contains && op != Op::StartsWith && op != Op::EndsWith {
                known.extend(&self.named(app, text).known);
            } else {
                let influx = property_says_influxdb(property, text);
                known.push(self.tested(app, if influx { "influxdb" } else { "other" }));
            }
            known.sort_unstable();
            known.dedup();
        }
        Candidates { known, open }
    }

    /// The value of an endpoint's property, where the config determines it.
    fn property(&self, rel: &Relationship, property: &str) -> Option<String> {
        let kind = (!rel.kind.is_empty()).then_some(rel.kind.as_str());
        match property {
            "name" => (rel.name != "*").then(|| rel.name.clone()),
            "service" => rel.service.clone(),
            "type" => kind.map(|kind| match &rel.version {
                Some(version) => format!("{kind}:{version}"),
                None => format!("{kind}:"),
            }),
            "kind" => kind.map(str::to_owned),
            "rel" => match kind? {
                "mariadb" => Some("mysql".into()),
                _ => rel.endpoint.clone().or_else(|| default_endpoint(kind?)),
            },
            "scheme" => scheme(kind?).map(str::to_owned),
            "port" => port(kind?).map(str::to_owned),
            _ => None,
        }
    }
}

fn property_says_influxdb(property: &str, text: &str) -> bool {
    text.to_ascii_lowercase().contains("influx") || (property == "port" && text == "8086")
}

fn compare(op: Op, value: &str, text: &str) -> bool {
    match op {
        Op::Eq => value == text,
        Op::Ne => value != text,
        Op::Contains => value.to_ascii_lowercase().contains(&text.to_ascii_lowercase()),
        Op::StartsWith => value.starts_with(text),
        Op::EndsWith => value.ends_with(text),
        Op::In => false,
    }
}

/// The name of the endpoint that a service of that kind has when the config names none.
fn default_endpoint(kind: &str) -> Option<String> {
    let endpoint = match kind {
        "mysql" | "mariadb" | "oracle-mysql" => "mysql",
        kind if kind.starts_with("redis") || kind.starts_with("valkey") => "redis",
        "network-storage" => return None,
        kind => kind,
    };
    Some(endpoint.to_owned())
}

fn scheme(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "influxdb" | "elasticsearch" | "opensearch" | "chrome-headless" | "varnish" | "vault-kms" => "http",
        "mysql" | "mariadb" | "oracle-mysql" => "mysql",
        "postgresql" => "pgsql",
        "redis" | "redis-persistent" | "valkey" | "valkey-persistent" => "redis",
        "mongodb" | "mongodb-enterprise" => "mongodb",
        "rabbitmq" => "amqp",
        "memcached" => "memcached",
        "kafka" => "kafka",
        "solr" => "solr",
        "clickhouse" => "clickhouse",
        _ => return None,
    })
}

fn port(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "influxdb" => "8086",
        "mysql" | "mariadb" | "oracle-mysql" => "3306",
        "postgresql" => "5432",
        "redis" | "redis-persistent" | "valkey" | "valkey-persistent" => "6379",
        "elasticsearch" | "opensearch" => "9200",
        "mongodb" | "mongodb-enterprise" => "27017",
        "rabbitmq" => "5672",
        "solr" => "8080",
        "memcached" => "11211",
        _ => return None,
    })
}
