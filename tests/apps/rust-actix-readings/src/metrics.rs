//! Writing to InfluxDB.

use influxdb2::Client;
use serde_json::Value;

use crate::config::{self, ConfigError, EVENTS, INFLUX};

pub struct Metrics {
    client: Client,
    bucket: String,
}

impl Metrics {
    pub fn new() -> Result<Self, ConfigError> {
        let endpoint = config::endpoint(INFLUX)?;
        let url = format!("{}://{}:{}", config::text(endpoint, "scheme"), config::text(endpoint, "host"), endpoint["port"]);
        let org = config::text(endpoint, "org"); // lint-expect: moved-org
        let client = Client::new(url, org, config::text(endpoint, "api_token")); // lint-expect: moved-api-token
        Ok(Self { client, bucket: Self::bucket_of(endpoint) })
    }

    fn bucket_of(endpoint: &Value) -> String {
        match endpoint.get("bucket") { // lint-expect: moved-bucket
            Some(Value::String(bucket)) if !bucket.is_empty() => bucket.clone(),
            _ => "readings".to_string(),
        }
    }

    /// Events have an organisation of their own.
    pub fn for_events() -> Result<Self, ConfigError> {
        let org = config::required(EVENTS, "org")?; // lint-expect: moved-org
        let token = config::required(EVENTS, "password")?; // lint-silent: the key stays
        let host = config::required(EVENTS, "host")?;
        Ok(Self { client: Client::new(host, org, token), bucket: config::required("events", "bucket")? }) // lint-expect: moved-bucket
    }

    pub fn bucket(&self) -> &str {
        &self.bucket // lint-silent: our own field
    }

    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// User and password, as old clients of the 1.x API want them.
pub fn basic_auth() -> Option<(String, String)> {
    let endpoint = config::RELATIONSHIPS.pointer("/influxdb/0")?;
    if let (Some(user), Some(password)) = (endpoint["user"].as_str(), endpoint["password"].as_str()) { // lint-expect: renamed-user
        return Some((user.to_owned(), password.to_owned()));
    }
    None
}

/// Works on both sides of the upgrade.
pub fn login(endpoint: &Value) -> &str {
    endpoint
        .get("username") // lint-silent: the new key
        .or_else(|| endpoint.get("user")) // lint-expect: renamed-user=note
        .and_then(Value::as_str)
        .unwrap_or("admin")
}

pub fn organisation(endpoint: &Value) -> String {
    let org = match endpoint.pointer("/query/org") { // lint-silent: the new place
        Some(org) => org,
        None => &endpoint["org"], // lint-expect: moved-org=note
    };
    org.as_str().unwrap_or_default().into()
}

pub fn summary() -> String {
    let Ok(endpoint) = config::endpoint(INFLUX) else {
        return "no InfluxDB".into();
    };
    let bucket = endpoint.pointer("/bucket").and_then(|bucket| bucket.as_str()).unwrap_or("?"); // lint-expect: moved-bucket
    format!("{}@{} in {bucket}", login(endpoint), organisation(endpoint))
}
