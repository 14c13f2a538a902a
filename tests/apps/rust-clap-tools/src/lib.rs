//! What the tools share.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::{anyhow, bail, ensure, Context, Result};
use base64::prelude::*;
use serde_json::Value;

pub mod cmd;
pub mod keys;

static RELATIONSHIPS: OnceLock<Value> = OnceLock::new();

macro_rules! field {
    ($value:expr, $key:literal) => {
        $value[$key].as_str().unwrap_or_default()
    };
}

pub fn relationships() -> &'static Value {
    RELATIONSHIPS.get_or_init(|| {
        std::env::var("PLATFORM_RELATIONSHIPS")
            .ok()
            .and_then(|raw| BASE64_STANDARD.decode(raw).ok())
            .and_then(|json| serde_json::from_slice(&json).ok())
            .unwrap_or(Value::Null)
    })
}

pub fn first(name: &str) -> Result<&'static Value> {
    match relationships().get(name) {
        Some(Value::Array(endpoints)) if !endpoints.is_empty() => Ok(&endpoints[0]),
        Some(other) => bail!("{name} is {other}"),
        None => Err(anyhow!("no relationship {name}")),
    }
}

pub struct Target {
    pub org: String,
    pub bucket: String,
    pub token: String,
    pub login: (String, String),
}

pub fn influx() -> Result<Target> {
    let influx = first("influxdb")?;
    ensure!(influx["scheme"] == "http", "not http");
    let [org, bucket, token] = ["org", "bucket", "api_token"] // lint-expect: moved-org moved-bucket moved-api-token
        .map(|key| influx[key].as_str().map(str::to_owned).unwrap_or_default());
    let login = (
        influx.get(keys::USER).and_then(Value::as_str).unwrap_or("admin").to_string(),
        influx.pointer("/password").and_then(|p| p.as_str()).context("no password")?.to_string(),
    );
    Ok(Target { org, bucket, token, login })
}

pub fn mysql() -> Result<BTreeMap<&'static str, &'static str>> {
    let db = first("mysql")?;
    let mut parts = BTreeMap::new();
    parts.insert("user", field!(db, "user")); // lint-silent: mariadb
    parts.insert("name", field!(db, "path"));
    Ok(parts)
}

pub fn dsn() -> String {
    let all = relationships();
    let Some(e) = all.pointer("/influxdb/0") else { return String::new() };
    let host = e["host"].as_str().unwrap();
    format!("http://{}:{}@{host}", field!(e, "user"), field!(e, "password")) // lint-expect: renamed-user
}
