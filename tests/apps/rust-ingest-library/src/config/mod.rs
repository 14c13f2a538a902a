use std::collections::HashMap;
use std::env;

use anyhow::{Context, Result};
use base64::{engine::general_purpose::STANDARD, Engine as _};
use serde::Deserialize;

mod pg;
pub use pg::Pg;

#[derive(Debug, Clone, Deserialize)]
pub struct Endpoint {
    pub host: String,
    pub port: u16,
    #[serde(rename = "user")] // lint-expect: renamed-user
    pub login: String,
    pub password: String,
    #[serde(default)]
    pub org: Option<String>, // lint-expect: moved-org
    #[serde(flatten)]
    pub rest: HashMap<String, serde_json::Value>,
}

#[derive(Deserialize)]
pub struct Relationships {
    pub tsdb: Vec<Endpoint>,
    pub pg: Vec<Pg>,
}

pub fn relationships() -> Result<Relationships> {
    let raw = env::var("PLATFORM_RELATIONSHIPS").context("not on Platform.sh")?;
    let bytes = STANDARD.decode(raw)?;
    Ok(serde_json::from_slice(&bytes)?)
}
