use crate::config::Endpoint;
use crate::Relationships;

const BUCKET: &str = "bucket"; // lint-expect: moved-bucket

pub struct Writer<'a> {
    endpoint: &'a Endpoint,
}

impl<'a> Writer<'a> {
    pub fn new(all: &'a Relationships) -> Option<Self> {
        let endpoint = all.tsdb.first()?;
        Some(Self { endpoint })
    }

    pub fn bucket(&self) -> &str {
        self.endpoint.rest.get(BUCKET).and_then(|v| v.as_str()).unwrap_or("main")
    }

    pub fn token(&self) -> Option<String> {
        match self.endpoint.rest.get("api_token") { // lint-expect: moved-api-token
            Some(serde_json::Value::String(s)) => Some(s.clone()),
            _ => None,
        }
    }
}
