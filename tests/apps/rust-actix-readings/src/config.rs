//! Everything that comes from the environment.

use std::env;
use std::sync::LazyLock;

use base64::prelude::*;
use serde_json::{json, Value};

pub const INFLUX: &str = "influxdb";
pub const EVENTS: &str = "events";
pub const DATABASE: &str = "database";

/// Read once; the platform never changes them while we run.
pub static RELATIONSHIPS: LazyLock<Value> = LazyLock::new(|| decoded("PLATFORM_RELATIONSHIPS").unwrap_or_else(|| json!({})));

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("there is no relationship `{0}`")]
    Missing(String),
    #[error("the relationship `{relationship}` has no `{key}`")]
    Incomplete { relationship: String, key: &'static str },
}

fn decoded(variable: &str) -> Option<Value> {
    let encoded = env::var(variable).ok()?;
    let bytes = BASE64_STANDARD.decode(encoded).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The variables that people set in the console.
pub fn variable(name: &str) -> Option<String> {
    let variables = decoded("PLATFORM_VARIABLES")?;
    variables.get(name)?.as_str().map(String::from)
}

/// The first endpoint of a relationship.
pub fn endpoint(relationship: &str) -> Result<&'static Value, ConfigError> {
    RELATIONSHIPS
        .get(relationship)
        .and_then(|endpoints| endpoints.get(0))
        .ok_or_else(|| ConfigError::Missing(relationship.to_owned()))
}

/// What is under `key` in an endpoint, as text.
pub fn text(endpoint: &Value, key: &str) -> String {
    endpoint.get(key).and_then(Value::as_str).unwrap_or_default().to_owned() // lint-silent: the keys are known at the calls
}

pub fn required(relationship: &str, key: &'static str) -> Result<String, ConfigError> {
    match endpoint(relationship)?.get(key) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(other) => Ok(other.to_string()),
        None => Err(ConfigError::Incomplete { relationship: relationship.into(), key }),
    }
}
