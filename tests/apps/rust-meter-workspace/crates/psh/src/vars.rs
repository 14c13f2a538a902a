use std::fmt;

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use once_cell::sync::{Lazy, OnceCell};
use serde_json::{Map, Value};

static RELATIONSHIPS: Lazy<Value> = Lazy::new(|| decode("RELATIONSHIPS").unwrap_or(Value::Null));
static APPLICATION: OnceCell<Map<String, Value>> = OnceCell::new();

#[derive(Debug)]
pub enum Error {
    Missing(String),
    Json(serde_json::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "{name} is missing"),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

fn decode(suffix: &str) -> Result<Value, Error> {
    let name = format!("PLATFORM_{suffix}");
    let text = std::env::var(&name).map_err(|_| Error::Missing(name.clone()))?;
    let bytes = STANDARD.decode(text).map_err(|_| Error::Missing(name))?;
    Ok(serde_json::from_slice(&bytes)?)
}

pub fn endpoints(name: &str) -> impl Iterator<Item = &'static Value> {
    RELATIONSHIPS.get(name).and_then(Value::as_array).into_iter().flatten()
}

pub fn endpoint(name: &str) -> &'static Value {
    &RELATIONSHIPS[name][0]
}

pub fn try_endpoint(name: &str) -> Result<&'static Map<String, Value>, Error> {
    RELATIONSHIPS
        .pointer(&format!("/{name}/0"))
        .and_then(Value::as_object)
        .ok_or_else(|| Error::Missing(name.to_string()))
}

pub fn application() -> &'static Map<String, Value> {
    APPLICATION.get_or_init(|| match decode("APPLICATION") {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    })
}
