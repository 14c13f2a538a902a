//! A service by what it is.

use serde::Deserialize;
use serde_json::Value;

use crate::env;

pub enum Service {
    Metrics(Value),
    Sql { endpoint: Value },
    Unknown,
}

impl Service {
    pub fn open(name: &str) -> Self {
        let endpoint = env::ALL.get(name).and_then(|endpoints| endpoints.first()).cloned();
        match (name, endpoint) {
            ("metrics", Some(endpoint)) => Service::Metrics(endpoint),
            ("sql", Some(endpoint)) => Self::Sql { endpoint },
            _ => Self::Unknown,
        }
    }

    pub fn user(&self) -> Option<&str> {
        match self {
            Self::Metrics(endpoint) => endpoint["user"].as_str(), // lint-expect: renamed-user
            Self::Sql { endpoint } => endpoint["username"].as_str(), // lint-silent: MySQL
            Self::Unknown => None,
        }
    }
}

/// The same, told by serde.
#[derive(Deserialize)]
#[serde(tag = "rel", rename_all = "lowercase")]
pub enum Endpoint {
    InfluxDb(Influx),
    MySql { user: Option<String>, host: String }, // lint-silent: MySQL
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
pub struct Influx {
    #[serde(rename = "bucket")] // lint-expect: moved-bucket
    start: String,
    host: String,
}

impl From<Influx> for String {
    fn from(influx: Influx) -> Self {
        format!("{}/{}", influx.host, influx.start)
    }
}

pub fn target(document: &str) -> Option<String> {
    let mut all: std::collections::HashMap<String, Vec<Endpoint>> = serde_json::from_str(document).ok()?;
    if let Some([Endpoint::MySql { user, host }]) = all.get("sql").map(Vec::as_slice) {
        println!("# {user:?}@{host}");
    }
    match all.remove("metrics")?.pop()? {
        Endpoint::InfluxDb(influx) => Some(influx.into()),
        _ => None,
    }
}
