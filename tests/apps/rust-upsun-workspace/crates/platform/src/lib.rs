//! Where the services are, for all our programs.

pub mod credentials;
mod legacy;
pub mod keys {
    //! The keys of InfluxDB's endpoint.
    pub const USER: &str = "user"; // lint-expect: renamed-user
    pub const PASSWORD: &str = "password"; // lint-silent: the key stays
    pub const ORGANISATION: &str = "org"; // lint-expect: moved-org
    pub const TOKEN: &str = "api_token"; // lint-expect: moved-api-token
    /// Of the bucket on S3, not of InfluxDB.
    pub const BUCKET: &str = "bucket"; // lint-silent: S3
}

use std::collections::HashMap;

use anyhow::{anyhow, Context as _};
use once_cell::sync::OnceCell;
use serde_json::Value;

pub use credentials::{Credentials, Service};
pub use legacy::v1_url;

pub type Relationships = HashMap<String, Vec<Value>>;

static RELATIONSHIPS: OnceCell<Relationships> = OnceCell::new();

/// The relationships, decoded once.
pub fn relationships() -> anyhow::Result<&'static Relationships> {
    RELATIONSHIPS.get_or_try_init(|| {
        let encoded = std::env::var("PLATFORM_RELATIONSHIPS").context("not on the platform")?;
        let json = base64::decode(encoded)?;
        Ok(serde_json::from_slice(&json)?)
    })
}

/// The one endpoint behind `name`.
pub fn endpoint(name: &str) -> anyhow::Result<&'static Value> {
    relationships()?
        .get(name)
        .and_then(|endpoints| endpoints.first())
        .ok_or_else(|| anyhow!("no relationship `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_service_is_read_from_its_endpoint() {
        let endpoint = json!({ "host": "influxdb.internal", "port": 8086, "scheme": "http" });
        assert_eq!(Service::from(&endpoint).address(), "http://influxdb.internal:8086");
    }
}
