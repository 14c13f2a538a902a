use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    Http,
    Mysql,
    Redis,
    #[serde(other)]
    Other,
}

/// Any endpoint, of whatever service.
#[derive(Deserialize, Clone, Debug)]
pub struct Endpoint {
    pub host: String,
    pub port: u16,
    pub rel: String,
    pub scheme: Scheme,
    pub user: Option<String>, // lint-expect: renamed-user
    pub password: Option<String>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
