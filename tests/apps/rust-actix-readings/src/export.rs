//! The nightly export: hands the credentials of every service to the tools that read them from the environment.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Map, Value};

use crate::config::{self, RELATIONSHIPS};

/// The variables of `influx` and the keys that they come from.
const VARIABLES: [(&str, &str); 3] = [
    ("INFLUX_HOST", "host"), // lint-silent: the key stays
    ("INFLUX_ORG", "org"), // lint-expect: moved-org
    ("INFLUX_TOKEN", "api_token"), // lint-expect: moved-api-token
];

pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    let influx = config::endpoint("influxdb")?;
    let mut command = Command::new("influx");
    for (variable, key) in VARIABLES {
        command.env(variable, config::text(influx, key)); // lint-silent: the keys stand above
    }
    let flags: Vec<String> = ["bucket", "org"] // lint-expect: moved-bucket moved-org
        .iter()
        .map(|key| format!("--{key}={}", influx[*key].as_str().unwrap_or_default()))
        .collect();
    command.arg("backup").args(flags).arg("/tmp/backup").status()?;
    dump_sql()?;
    Ok(())
}

fn dump_sql() -> std::io::Result<()> {
    let Ok(database) = config::endpoint(config::DATABASE) else { return Ok(()) };
    let field = |key: &str| database.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    Command::new("pg_dump")
        .env("PGUSER", field("user")) // lint-silent: PostgreSQL
        .env("PGPASSWORD", field("password"))
        .arg(format!("--host={}", field("host")))
        .status()?;
    Ok(())
}

/// Every endpoint by its relationship, as the inventory shows them.
pub fn inventory() -> BTreeMap<String, String> {
    let mut rows = BTreeMap::new();
    let empty = Map::new();
    for (name, endpoints) in RELATIONSHIPS.as_object().unwrap_or(&empty) {
        for endpoint in endpoints.as_array().into_iter().flatten() {
            let owner = match endpoint["rel"].as_str() {
                Some("influxdb") => endpoint["user"].as_str(), // lint-expect: renamed-user
                Some("postgresql") => endpoint["user"].as_str(), // lint-silent: PostgreSQL
                _ => None,
            };
            rows.insert(name.clone(), format!("{}@{}", owner.unwrap_or("-"), endpoint["host"]));
        }
    }
    rows
}

/// The organisations, wherever there are some.
pub fn organisations() -> Vec<String> {
    let Some(relationships) = RELATIONSHIPS.as_object() else { return Vec::new() };
    relationships
        .iter()
        .filter(|(name, _)| name.starts_with("influx"))
        .filter_map(|(_, endpoints)| endpoints.get(0)?.get("org")) // lint-expect: moved-org
        .map(|org| org.to_string())
        .collect()
}

/// What any service calls its user.
pub fn users() -> Vec<&'static str> {
    let mut users = Vec::new();
    for endpoint in RELATIONSHIPS.as_object().into_iter().flat_map(|all| all.values()).filter_map(|list| list.get(0)) {
        if let Some(user) = endpoint.get("user") { // lint-expect: undecided-key
            users.extend(user.as_str());
        }
    }
    users
}

/// Hosts are where they were, whatever the service.
pub fn hosts() -> Vec<String> {
    let all = RELATIONSHIPS.as_object().cloned().unwrap_or_default();
    all.into_iter().map(|(name, endpoints)| format!("{name}: {}", endpoints[0]["host"])).collect() // lint-silent: the key stays
}
