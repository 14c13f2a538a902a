use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct Common {
    pub host: String,
    pub port: u16,
    #[serde(default)]
    pub scheme: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Login {
    #[serde(rename = "user")] // lint-expect: renamed-user
    pub name: String,
    pub password: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct InfluxEndpoint {
    #[serde(flatten)]
    pub common: Common,
    #[serde(flatten)]
    pub login: Login,
    pub org: String, // lint-expect: moved-org
    pub bucket: String, // lint-expect: moved-bucket
    #[serde(rename = "api_token")] // lint-expect: moved-api-token
    pub token: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct SqlEndpoint {
    #[serde(flatten)]
    pub common: Common,
    #[serde(alias = "username")]
    pub user: String, // lint-silent: PostgreSQL
    pub password: String,
    pub path: String,
}
