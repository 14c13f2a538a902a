pub mod platform;
pub mod service;

use std::collections::HashMap;

/// What a job needs to know, as text.
pub type Options = HashMap<&'static str, String>;

pub fn options(endpoint: &serde_json::Value, keys: &[&'static str]) -> Options {
    let mut options = Options::new();
    for key in keys {
        if let Some(text) = endpoint.get(key).and_then(serde_json::Value::as_str) {
            options.insert(key, text.to_string());
        }
    }
    options
}
