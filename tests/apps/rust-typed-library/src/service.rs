use serde::de::DeserializeOwned;
use serde::Deserialize;

pub trait Service: DeserializeOwned {
    const NAME: &'static str;
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
pub struct Influx {
    pub host: String,
    #[serde(alias = "username")]
    pub user: String, // lint-expect: renamed-user=note
    pub password: String,
    #[serde(flatten)]
    pub target: Target,
}

#[derive(Deserialize, Debug)]
pub struct Target {
    pub org: String, // lint-expect: moved-org
    #[serde(rename(deserialize = "bucket"))] // lint-expect: moved-bucket
    pub database: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_token: Option<String>, // lint-expect: moved-api-token
}

impl Service for Influx {
    const NAME: &'static str = "influxdb";
}

#[derive(Deserialize, Debug)]
pub struct Mysql {
    pub host: String,
    pub user: Option<String>, // lint-silent: mysql
    pub username: String,
}

impl Service for Mysql {
    const NAME: &'static str = "database";
}

impl Influx {
    pub fn authorization(&self) -> String {
        match &self.target.api_token {
            Some(token) => format!("Token {token}"),
            None => format!("Token {}:{}", self.user, self.password),
        }
    }
}
