use std::collections::BTreeMap;
use std::env;

use base64::{engine::general_purpose, Engine as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{AppError, Result};

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Influx {
    host: String,
    port: u16,
    user: String, // lint-expect: renamed-user
    password: String,
    api_token: Option<String>, // lint-expect: moved-api-token
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Maria {
    pub host: String,
    pub username: String,
    #[serde(default)]
    pub user: Option<String>, // lint-silent: MariaDB
}

#[derive(Debug, Clone, Serialize)]
pub struct Public {
    pub user: String, // lint-silent: output
    pub bucket: Option<String>, // lint-silent: output
}

#[derive(Debug, Deserialize)]
struct Document {
    influxdb: Vec<Influx>,
    mysql: (Maria,),
    #[serde(flatten)]
    _others: BTreeMap<String, Value>,
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub influx: Influx,
    pub maria: Maria,
}

impl Settings {
    pub fn load() -> Result<Self> {
        let text = env::var("PLATFORM_RELATIONSHIPS")?;
        let document: Document = serde_json::from_slice(&general_purpose::STANDARD.decode(text)?)?;
        let influx = document.influxdb.into_iter().next().ok_or(AppError::Missing("influxdb"))?;
        Ok(Self { influx, maria: document.mysql.0 })
    }
}

impl Influx {
    pub fn base(&self) -> String {
        format!("http://{}:{}", self.host, self.port)
    }

    pub fn login(&self) -> (&str, &str) {
        (&self.user, &self.password)
    }

    pub fn token(&self) -> Option<&str> {
        self.api_token.as_deref()
    }

    pub fn org(&self) -> Option<&str> {
        self.rest.get("org")?.as_str() // lint-expect: moved-org
    }

    pub fn public(&self) -> Public {
        Public {
            user: self.user.clone(),
            bucket: self.rest.get("bucket").and_then(Value::as_str).map(Into::into), // lint-expect: moved-bucket
        }
    }
}
