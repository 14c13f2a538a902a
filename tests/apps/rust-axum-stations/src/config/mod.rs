mod endpoint;
mod platform;

pub use endpoint::{Common, InfluxEndpoint, SqlEndpoint};

use anyhow::{anyhow, Result};

#[derive(Clone)]
pub struct Config {
    pub influx: InfluxEndpoint,
    pub database: SqlEndpoint,
    pub label: String,
}

impl Config {
    pub fn from_env() -> Result<Self> {
        let relationships = platform::relationships()?;
        let influx: InfluxEndpoint = relationships.first("readings")?;
        let database: SqlEndpoint = relationships.first("accounts")?;
        let label = relationships
            .raw("readings")
            .ok_or_else(|| anyhow!("no readings"))?
            .get("bucket") // lint-expect: moved-bucket
            .and_then(|bucket| bucket.as_str())
            .map_or_else(|| "main".to_owned(), str::to_uppercase);
        Ok(Self { influx, database, label })
    }
}
