use serde::{Deserialize, Deserializer};

pub mod model {
    use super::*;

    #[derive(Debug, Deserialize)]
    pub struct Env {
        #[serde(rename = "platform_relationships", deserialize_with = "super::base64_json")]
        pub relationships: Relationships,
        pub port: u16,
        #[serde(default)]
        pub user: String, // lint-silent: the variable USER
    }

    #[derive(Debug, Deserialize)]
    pub struct Relationships {
        pub tsdb: Vec<Influx>,
        #[serde(default)]
        pub sql: Vec<Sql>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(try_from = "RawInflux")]
    pub struct Influx {
        pub url: String,
        pub org: String, // lint-silent: made from another field
        pub token: String,
    }

    #[derive(Deserialize)]
    struct RawInflux {
        host: String,
        port: u16,
        org: String, // lint-expect: moved-org
        api_token: Option<String>, // lint-expect: moved-api-token
        user: Option<String>, // lint-silent: nobody looks at it
    }

    impl TryFrom<RawInflux> for Influx {
        type Error = String;

        fn try_from(raw: RawInflux) -> Result<Self, Self::Error> {
            let RawInflux { host, port, org, api_token, .. } = raw;
            let token = api_token.ok_or("no token")?;
            Ok(Influx { url: format!("http://{host}:{port}"), org, token })
        }
    }

    #[derive(Debug, Deserialize)]
    pub struct Sql {
        pub host: String,
        pub user: String, // lint-silent: postgresql
    }
}

fn base64_json<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: serde::de::DeserializeOwned,
{
    use serde::de::Error;
    let text = String::deserialize(deserializer)?;
    let bytes = base64::decode(text).map_err(D::Error::custom)?;
    serde_json::from_slice(&bytes).map_err(D::Error::custom)
}

pub fn load() -> Result<model::Env, envy::Error> {
    envy::from_env::<model::Env>()
}
