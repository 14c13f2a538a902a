use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
pub struct InfluxEndpoint {
    pub host: String,
    #[serde(default = "default_port")]
    pub port: u16,
    #[serde(default)]
    pub org: Option<String>, // lint-expect: moved-org
    #[serde(rename = "bucket")] // lint-expect: moved-bucket
    pub target: String,
    #[serde(alias = "api_token", default)] // lint-silent: optional, and nobody looks at it
    pub token: String,
    #[serde(flatten)]
    pub login: Login,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Login {
    pub user: String, // lint-expect: renamed-user
    pub password: String,
}

fn default_port() -> u16 {
    8086
}

impl InfluxEndpoint {
    pub fn url(&self) -> String {
        format!("http://{}:{}", self.host, self.port)
    }
}
