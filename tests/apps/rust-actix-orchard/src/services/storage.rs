use base64::prelude::*;
use serde_json::{json, Value};

use crate::Result;

pub(super) fn lookup(name: &str) -> Result<Value> {
    let bytes = BASE64_STANDARD.decode(std::env::var("PLATFORM_RELATIONSHIPS")?)?;
    let mut all: Value = serde_json::from_slice(&bytes)?;
    Ok(all[name][0].take())
}

pub struct Storage {
    options: Value,
}

impl Storage {
    pub fn new() -> Self {
        Self { options: json!({ "bucket": "orchard", "org": "farm" }) } // lint-silent: written here
    }

    pub fn bucket(&self) -> Option<&str> {
        self.options["bucket"].as_str() // lint-silent: our own
    }

    pub fn mount(&self) -> Result<String> {
        let endpoint = lookup("storage")?;
        Ok(format!("{}:{}", endpoint["host"], endpoint["user"])) // lint-silent: network storage
    }
}
