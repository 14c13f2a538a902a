use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub struct Either {
    #[serde(alias = "user")] // lint-expect: renamed-user=note
    pub username: String,
    #[serde(default)]
    pub query: Option<Query>,
    #[serde(default)]
    org: Option<String>, // lint-expect: moved-org=note
}

#[derive(Deserialize, Default)]
pub struct Query {
    pub org: String, // lint-silent: the new place
    pub bucket: String, // lint-silent: the new place
}

pub struct Settled {
    pub user: String,
    pub org: String,
}

impl From<Value> for Settled {
    fn from(value: Value) -> Self {
        let Either { username, query, org } = serde_json::from_value(value).expect("an endpoint");
        let org = query.map(|query| query.org).or(org).unwrap_or_default();
        Self { user: username, org }
    }
}

pub fn bucket(endpoint: &Value) -> String {
    endpoint["query"]["bucket"]
        .as_str()
        .or_else(|| endpoint["bucket"].as_str()) // lint-expect: moved-bucket=note
        .unwrap_or("main")
        .to_string()
}
