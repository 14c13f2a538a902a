//! Reads the platform's relationships.

mod decode;

use std::collections::HashMap;

pub use decode::decode;
use serde_json::Value;

pub type Endpoint = HashMap<String, Value>;

pub trait Source {
    fn load(&self) -> Option<HashMap<String, Vec<Endpoint>>>;

    fn endpoint(&self, name: &str) -> Option<Endpoint> {
        self.load()?.remove(name)?.into_iter().next()
    }
}

#[derive(Default)]
pub struct Environment {
    variable: Option<String>,
}

impl Environment {
    pub fn new(variable: impl Into<String>) -> Self {
        Environment { variable: Some(variable.into()) }
    }
}

impl Source for Environment {
    fn load(&self) -> Option<HashMap<String, Vec<Endpoint>>> {
        let name = self.variable.as_deref().unwrap_or("PLATFORM_RELATIONSHIPS");
        decode(&std::env::var(name).ok()?).ok()
    }
}

/// For texts in endpoints.
pub trait TextExt {
    fn text(&self, key: &str) -> String;
}

impl TextExt for Endpoint {
    fn text(&self, key: &str) -> String {
        match self.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }
}
