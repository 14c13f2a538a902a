//! The same document with types.

use std::borrow::Cow;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Services<'a> {
    #[serde(borrow)]
    pub metrics: [Metrics<'a>; 1],
    pub sql: Vec<Sql>,
}

#[derive(Deserialize)]
pub struct Metrics<'a>(#[serde(borrow)] Inner<'a>);

#[derive(Deserialize)]
struct Inner<'a> {
    user: Cow<'a, str>, // lint-expect: renamed-user
    #[serde(default = "main_org")]
    org: String, // lint-expect: moved-org
    r#type: String, // lint-silent: the key stays
    query: Option<Query>,
}

#[derive(Deserialize)]
struct Query {
    bucket: String, // lint-silent: the new place
}

#[derive(Deserialize)]
pub struct Sql {
    pub username: String,
    #[serde(skip)]
    pub user: Option<String>, // lint-silent: MySQL
}

fn main_org() -> String {
    "main".to_owned()
}

impl<'a> Metrics<'a> {
    pub fn owner(&self) -> (&str, &str) {
        (&self.0.user, &self.0.org) // lint-silent: the keys stand at the fields
    }

    pub fn bucket(&self) -> Option<&str> {
        self.0.query.as_ref().map(|query| query.bucket.as_str()) // lint-silent: the new place
    }

    pub fn is_current(&self) -> bool {
        !matches!(self.0.r#type.as_str(), "influxdb:2.0" | "influxdb:2.2")
    }
}

pub fn summary(document: &str) -> serde_json::Result<String> {
    let Services { metrics: [metrics], sql } = serde_json::from_str(document)?;
    let (user, org) = metrics.owner();
    let sql = sql.first().map(|sql| sql.user.clone().unwrap_or_else(|| sql.username.clone())); // lint-silent: MySQL
    Ok(format!("{user}@{org}/{:?} {sql:?} {}", metrics.bucket(), metrics.is_current()))
}
