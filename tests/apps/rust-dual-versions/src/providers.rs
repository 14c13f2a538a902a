use std::collections::BTreeMap;

use serde_json::Value;

pub trait Provider {
    fn endpoint(&self) -> &Value;
    fn dsn(&self) -> String;

    fn host(&self) -> &str {
        self.endpoint()["host"].as_str().unwrap_or("localhost")
    }
}

pub struct Influx {
    pub endpoint: Value,
}

pub struct Postgres {
    pub endpoint: Value,
}

impl Provider for Influx {
    fn endpoint(&self) -> &Value {
        &self.endpoint
    }

    fn dsn(&self) -> String {
        let Some(user) = self.endpoint.get("user") else { return String::new() }; // lint-expect: renamed-user
        let token = self.endpoint().get("api_token").map(|t| t.to_string()); // lint-expect: moved-api-token
        format!("influx://{}@{}?{}", user, self.host(), token.unwrap_or_default())
    }
}

impl Provider for Postgres {
    fn endpoint(&self) -> &Value {
        &self.endpoint
    }

    fn dsn(&self) -> String {
        format!("postgres://{}@{}", self.endpoint["user"], self.host()) // lint-silent: PostgreSQL
    }
}

#[derive(Default)]
pub struct Registry {
    providers: BTreeMap<String, Box<dyn Provider>>,
}

impl Registry {
    pub fn add(&mut self, name: impl Into<String>, provider: Box<dyn Provider>) -> &mut Self {
        self.providers.insert(name.into(), provider);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &dyn Provider)> {
        self.providers.iter().map(|(name, provider)| (name.as_str(), provider.as_ref()))
    }
}
