use serde::Deserialize;
use serde_json::Value;

use super::endpoint;
use crate::keys;

/// Where a service is, whatever it is.
#[derive(Clone, Debug)]
pub struct Service {
    scheme: String,
    host: String,
    port: u64,
}

impl From<&Value> for Service {
    fn from(endpoint: &Value) -> Self {
        Self {
            scheme: endpoint["scheme"].as_str().unwrap_or("http").to_string(), // lint-silent: the key stays
            host: endpoint["host"].as_str().unwrap_or_default().to_string(),
            port: endpoint["port"].as_u64().unwrap_or(8086),
        }
    }
}

impl Service {
    pub fn address(&self) -> String {
        format!("{}://{}:{}", self.scheme, self.host, self.port)
    }
}

/// Who we are for InfluxDB.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub user: String, // lint-silent: a field of ours
    pub password: String,
    pub org: String,
    pub token: String,
}

impl Credentials {
    pub fn of(relationship: &str) -> anyhow::Result<Self> {
        let endpoint = endpoint(relationship)?;
        let text = |key: &str| -> String { endpoint.get(key).and_then(|value| value.as_str()).map(str::to_owned).unwrap_or_default() };
        Ok(Credentials {
            user: text(keys::USER), // lint-silent: the key stands at the constant
            password: text(keys::PASSWORD),
            org: text(keys::ORGANISATION),
            token: text(crate::keys::TOKEN),
        })
    }

    pub fn header(&self) -> (&'static str, String) {
        ("Authorization", format!("Token {}", self.token)) // lint-silent: a field of ours
    }
}

/// The same, for those who want the types to say it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Endpoint<'a> {
    #[serde(borrow)]
    pub user: &'a str, // lint-expect: renamed-user
    pub org: Option<String>, // lint-expect: moved-org
    #[serde(flatten)]
    pub place: Place,
}

#[derive(Deserialize)]
pub struct Place {
    pub host: String, // lint-silent: the key stays
    pub port: u16,
    pub bucket: String, // lint-expect: moved-bucket
}

impl Endpoint<'_> {
    pub fn line(&self) -> String {
        let org = self.org.as_deref().unwrap_or("main"); // lint-silent: the key stands at the field
        format!("{}@{}:{}/{org}/{}", self.user, self.place.host, self.place.port, self.place.bucket)
    }
}

pub fn describe(relationship: &str) -> anyhow::Result<String> {
    let value = endpoint(relationship)?.clone();
    let endpoint: Endpoint<'_> = Endpoint::deserialize(&value)?;
    Ok(endpoint.line())
}
