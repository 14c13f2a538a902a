use std::sync::OnceLock;

use serde_json::Value;

use crate::settings::Influx;

pub trait Series {
    const RELATIONSHIP: &'static str;

    fn endpoint(&self) -> &Value;

    fn bucket(&self) -> &str {
        self.endpoint()["bucket"].as_str().unwrap_or("main") // lint-expect: moved-bucket
    }
}

pub struct InfluxSeries {
    raw: OnceLock<Value>,
    typed: Influx,
}

impl InfluxSeries {
    pub fn new(typed: Influx) -> Self {
        Self { raw: OnceLock::new(), typed }
    }

    pub fn header(&self) -> String {
        match self.typed.token() {
            Some(token) => format!("Token {token}"),
            None => {
                let (user, password) = self.typed.login();
                format!("Token {user}:{password}")
            }
        }
    }
}

impl Series for InfluxSeries {
    const RELATIONSHIP: &'static str = "influxdb";

    fn endpoint(&self) -> &Value {
        self.raw.get_or_init(|| super::storage::lookup(Self::RELATIONSHIP).unwrap_or_default())
    }
}
