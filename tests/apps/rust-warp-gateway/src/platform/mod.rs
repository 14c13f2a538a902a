mod endpoint;

use std::collections::HashMap;

use base64::engine::general_purpose::STANDARD;
use base64::Engine as _;

pub use self::endpoint::Endpoint;
use crate::error::Error;

pub const VARIABLE: &str = "PLATFORM_RELATIONSHIPS";

/// All the relationships of this container.
#[derive(Debug, Default)]
pub struct Relationships {
    inner: HashMap<String, Vec<serde_json::Map<String, serde_json::Value>>>,
}

impl Relationships {
    pub fn from_env() -> Result<Self, Error> {
        let encoded = std::env::var(VARIABLE)?;
        let decoded = STANDARD.decode(encoded.trim())?;
        Ok(Self { inner: serde_json::from_slice(&decoded)? })
    }

    pub fn endpoint<'a>(&'a self, name: &str) -> Result<Endpoint<'a>, Error> {
        self.inner
            .get(name)
            .and_then(|endpoints| endpoints.first())
            .map(Endpoint::new)
            .ok_or_else(|| Error::Relationship(name.to_owned()))
    }
}
