use anyhow::Result;

use crate::platform::{self, InfluxEndpoint, Relationships};

/// What the app needs to know, from wherever it runs.
#[derive(Clone, Debug)]
pub struct Settings {
    pub influx: InfluxEndpoint,
    pub bucket: String,
    pub retention_days: u32,
    pub public_url: Option<String>,
}

impl Settings {
    pub fn load(relationships: &Relationships) -> Result<Self> {
        let influx = relationships.influx()?.clone();
        Ok(Self {
            bucket: influx.default_bucket.clone(),
            influx,
            retention_days: std::env::var("RETENTION_DAYS").ok().and_then(|days| days.parse().ok()).unwrap_or(30),
            public_url: public_url(),
        })
    }

    /// As the logs show it: never the password.
    pub fn describe(&self) -> String {
        format!("{}@{} ({} days)", self.influx.login, self.influx.host, self.retention_days) // lint-silent: renamed by serde
    }
}

fn public_url() -> Option<String> {
    let routes = platform::routes().ok()?;
    let (url, route) = routes.into_iter().find(|(_, route)| route.upstream.as_deref() == Some("telemetry"))?;
    tracing::debug!(user = ?route.user, "found our route"); // lint-silent: a route
    Some(url)
}
