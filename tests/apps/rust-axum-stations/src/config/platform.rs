use std::collections::HashMap;
use std::env;

use anyhow::{Context, Result};
use base64::prelude::{Engine as _, BASE64_STANDARD};
use serde::de::DeserializeOwned;
use serde_json::Value;

pub struct Relationships(HashMap<String, Vec<Value>>);

pub fn relationships() -> Result<Relationships> {
    let encoded = env::var("PLATFORM_RELATIONSHIPS").context("PLATFORM_RELATIONSHIPS is not set")?;
    let json = BASE64_STANDARD.decode(encoded.trim()).context("not base64")?;
    let map = serde_json::from_slice(&json).with_context(|| "not JSON")?;
    Ok(Relationships(map))
}

impl Relationships {
    pub fn raw(&self, name: &str) -> Option<&Value> {
        self.0.get(name)?.first()
    }

    pub fn first<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        let value = self.raw(name).with_context(|| format!("no relationship {name}"))?;
        serde_json::from_value(value.clone()).with_context(|| format!("cannot read {name}"))
    }
}
