use serde_json::{Map, Value};

use crate::error::Error;

/// One endpoint, borrowed from the relationships.
#[derive(Clone, Copy)]
pub struct Endpoint<'a> {
    fields: &'a Map<String, Value>,
}

impl<'a> Endpoint<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Self {
        Self { fields }
    }

    pub fn text(&self, key: &'static str) -> Result<&'a str, Error> {
        self.fields.get(key).and_then(Value::as_str).ok_or(Error::Key(key))
    }

    pub fn port(&self) -> u16 {
        self.fields.get("port").and_then(Value::as_u64).map(|port| port as u16).unwrap_or(8086)
    }

    pub fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }
}
