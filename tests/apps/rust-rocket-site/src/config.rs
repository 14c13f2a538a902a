use std::collections::HashMap;

use rocket::serde::{Deserialize, Serialize};

use crate::db::{InfluxEndpoint, SqlEndpoint};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(crate = "rocket::serde", deny_unknown_fields)]
pub struct AppConfig {
    pub influx: Influx,
    pub database: SqlEndpoint,
}

/// What the app itself calls things.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(crate = "rocket::serde")]
pub struct Influx {
    pub url: String,
    pub organisation: String,
    pub bucket: String, // lint-silent: a field of the app's own config
    pub user: Option<String>, // lint-silent: a field of the app's own config
}

#[derive(Deserialize)]
#[serde(crate = "rocket::serde")]
struct Document {
    influx: Vec<InfluxEndpoint>,
    database: Vec<SqlEndpoint>,
    #[serde(flatten)]
    others: HashMap<String, serde_json::Value>,
}

impl AppConfig {
    pub fn from_platform() -> anyhow::Result<Self> {
        let raw = std::env::var("PLATFORM_RELATIONSHIPS")?;
        let Document { influx, database, others } = serde_json::from_slice(&base64::decode(&raw)?)?;
        log::info!("{} other relationships", others.len());
        let influx = influx.into_iter().next().ok_or_else(|| anyhow::anyhow!("no influx"))?;
        let database = database.into_iter().next().ok_or_else(|| anyhow::anyhow!("no database"))?;
        Ok(AppConfig { influx: influx.into(), database })
    }
}

impl From<InfluxEndpoint> for Influx {
    fn from(endpoint: InfluxEndpoint) -> Self {
        Influx {
            url: endpoint.url(),
            organisation: endpoint.org.unwrap_or_default(),
            bucket: endpoint.target,
            user: Some(endpoint.login.user),
        }
    }
}
