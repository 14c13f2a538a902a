use std::collections::HashMap;

use clap::Args;
use data_encoding::BASE64;
use lazy_static::lazy_static;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Where the services are; by hand outside the platform.
#[derive(Args, Debug)]
pub struct Environment {
    #[arg(long, env = "PLATFORM_RELATIONSHIPS", hide_env_values = true)]
    pub relationships: String,

    #[arg(long, env = "PLATFORM_BRANCH", default_value = "main")]
    pub branch: String,
}

lazy_static! {
    /// For those who have no [`Environment`] at hand.
    pub static ref ALL: HashMap<String, Vec<Value>> = read("PLATFORM_RELATIONSHIPS").unwrap_or_default();
    static ref ROUTES: Value = read("PLATFORM_ROUTES").unwrap_or_default();
}

impl Environment {
    pub fn decoded<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let bytes = BASE64.decode(self.relationships.as_bytes())?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}

fn read<T: DeserializeOwned>(name: &str) -> anyhow::Result<T> {
    let encoded = std::env::var(name)?;
    let bytes = BASE64.decode(encoded.as_bytes())?;
    Ok(serde_json::from_slice::<T>(&bytes)?)
}

pub fn route_user(url: &str) -> Option<&'static str> {
    ROUTES[url]["http_access"]["basic_auth"]["user"].as_str() // lint-silent: a route
}
