use std::sync::LazyLock;

use config::{Config, ConfigError, Environment, File};
use serde::Deserialize;
use serde_json::Value;

mod platform;

pub use platform::*;

static PLATFORM: LazyLock<Option<Platform>> = LazyLock::new(|| Platform::detect().ok().flatten());

#[derive(Debug, Deserialize, Clone)]
#[serde(default)]
pub struct Influx {
    pub url: String,
    pub user: String, // lint-silent: the app's own setting
    pub password: String,
    pub org: String, // lint-silent: the app's own setting
    pub bucket: String, // lint-silent: the app's own setting
}

impl Default for Influx {
    fn default() -> Self {
        let Some(platform) = PLATFORM.as_ref() else {
            return Self {
                url: "http://localhost:8086".into(),
                user: "admin".into(),
                password: String::new(),
                org: "dev".into(),
                bucket: "dev".into(),
            };
        };
        let e = platform.service(Kind::Influx).unwrap_or(&Value::Null);
        Influx {
            url: format!("{}://{}:{}", s(e, "scheme"), s(e, "host"), e["port"]),
            user: s(e, "user"), // lint-expect: renamed-user
            password: s(e, "password"),
            org: s(e, Self::ORG), 
            bucket: s(e, KEYS[1]),
        }
    }
}

const KEYS: [&str; 2] = ["host", "bucket"]; // lint-expect: moved-bucket

impl Influx {
    const ORG: &'static str = "org"; // lint-expect: moved-org
}

fn s(value: &Value, key: &str) -> String {
    value.get(key).and_then(|v| v.as_str()).map(|s| s.to_string()).unwrap_or_default()
}

#[derive(Debug, Deserialize)]
pub struct Settings {
    pub debug: bool,
    pub influx: Influx,
}

impl Settings {
    pub fn load() -> Result<Self, ConfigError> {
        Config::builder()
            .set_default("debug", false)?
            .set_default("influx.token", PLATFORM.as_ref().and_then(Platform::token).unwrap_or_default())?
            .add_source(File::with_name("config/default").required(false))
            .add_source(Environment::with_prefix("APP").separator("__"))
            .build()?
            .try_deserialize()
    }
}
