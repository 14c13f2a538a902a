//! What the platform says about the services behind this app.

use std::collections::HashMap;

use anyhow::{Context, Result};
use base64::engine::general_purpose::STANDARD;
use base64::Engine as _;
use serde::de::DeserializeOwned;
use serde::Deserialize;

/// Every service the app may talk to, by the name of its relationship.
#[derive(Debug, Deserialize)]
pub struct Relationships {
    pub timeseries: Vec<InfluxEndpoint>,
    #[serde(default)]
    pub database: Vec<SqlEndpoint>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct InfluxEndpoint {
    pub scheme: String,
    pub host: String, // lint-silent: the key stays
    pub port: u16,
    #[serde(rename = "user")] // lint-expect: renamed-user
    pub login: String,
    pub password: String, // lint-silent: the key stays
    pub org: String, // lint-expect: moved-org
    #[serde(rename(deserialize = "bucket"))] // lint-expect: moved-bucket
    pub default_bucket: String,
    pub api_token: Option<String>, // lint-expect: moved-api-token
}

#[derive(Clone, Debug, Deserialize)]
pub struct SqlEndpoint {
    pub host: String,
    pub port: u16,
    pub username: String, // lint-silent: MySQL
    #[serde(default, alias = "user")] // lint-silent: MySQL
    pub owner: Option<String>,
    pub password: String,
    pub path: String,
}

/// The routes carry a `user` too, when basic auth is on.
#[derive(Debug, Deserialize)]
pub struct Route {
    pub upstream: Option<String>,
    pub user: Option<String>, // lint-silent: a route, not a service
}

impl Relationships {
    pub fn load() -> Result<Self> {
        decode("PLATFORM_RELATIONSHIPS")
    }

    pub fn influx(&self) -> Result<&InfluxEndpoint> {
        self.timeseries.first().context("no timeseries relationship")
    }

    pub fn sql(&self) -> Option<&SqlEndpoint> {
        self.database.first()
    }
}

pub fn routes() -> Result<HashMap<String, Route>> {
    decode("PLATFORM_ROUTES")
}

/// The JSON document in a variable, as the platform encodes it.
fn decode<T: DeserializeOwned>(variable: &str) -> Result<T> {
    let encoded = std::env::var(variable).with_context(|| format!("{variable} is not set"))?;
    let bytes = STANDARD.decode(encoded.trim())?;
    serde_json::from_slice(&bytes).with_context(|| format!("{variable} is not what we expect"))
}
