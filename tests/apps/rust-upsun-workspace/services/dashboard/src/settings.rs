use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

/// What a service in the document looks like, by its `rel`.
#[derive(Debug, Deserialize)]
#[serde(tag = "rel", rename_all = "lowercase")]
pub enum Known {
    InfluxDb(Influx),
    MySql(MySql),
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
pub struct Influx {
    pub host: String,
    #[serde(alias = "username", alias = "user")] // lint-expect: renamed-user=note
    pub login: String,
    #[serde(rename = "bucket")] // lint-expect: moved-bucket
    pub start: String,
}

#[derive(Debug, Deserialize)]
pub struct MySql {
    pub host: String,
    pub username: String,
    pub path: String,
}

#[derive(Debug, Deserialize)]
struct Document(HashMap<String, Vec<Value>>);

pub struct Settings {
    pub influx: Influx,
    pub title: String,
    pub database: Option<String>,
}

impl Settings {
    pub fn load(document: &str) -> anyhow::Result<Self> {
        let Document(mut services) = serde_json::from_str(document)?;
        let influx = services.remove("influxdb").unwrap_or_default();
        let influx: Influx = serde_json::from_value(influx.into_iter().next().unwrap_or_default())?;
        let database = services.get("database").map(|list| database_url(&list[0]));
        let title = format!("{} on {}", influx.start, influx.host); // lint-silent: the key stands at the field
        tracing(&influx.login);
        Ok(Self { influx, title, database })
    }
}

fn database_url(endpoint: &Value) -> String {
    let user = endpoint["user"].as_str().or(endpoint["username"].as_str()).unwrap_or("user"); // lint-silent: MySQL
    format!("mysql://{user}@{}/{}", endpoint["host"], endpoint["path"])
}

fn tracing(login: &str) {
    println!("signing in as {login}");
}
