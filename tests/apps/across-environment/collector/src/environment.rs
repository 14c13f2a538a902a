use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub struct Influx {
    pub host: String, // lint-silent: the host
    #[serde(rename = "user")] // lint-expect: renamed-user
    pub login: String,
    pub org: String, // lint-expect: moved-org
}

#[derive(Deserialize)]
pub struct Sql {
    pub user: String, // lint-silent: MySQL
    pub host: String,
}

pub fn endpoint<T: DeserializeOwned>(variable: &str) -> T {
    let text = std::env::var(variable).expect("the environment of the app");
    serde_json::from_str(&text).expect("JSON")
}

pub fn relationships() -> Value {
    serde_json::from_str(&std::env::var("RELATIONSHIPS_JSON").unwrap()).unwrap()
}
