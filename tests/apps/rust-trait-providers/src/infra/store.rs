use async_trait::async_trait;

use crate::domain::Credentials;

#[async_trait]
pub trait Store {
    async fn write(&self, line: &str) -> eyre::Result<()>;
    fn username(&self) -> String;
}

pub struct InfluxStore {
    credentials: Credentials,
}

impl InfluxStore {
    pub fn new(credentials: Credentials) -> Self {
        Self { credentials }
    }

    fn url(&self) -> String {
        let c = &self.credentials;
        let org = c.nested(&["query", "org"]).and_then(|v| v.as_str()).unwrap_or_else(|| c.require("org")); // lint-expect: moved-org=note
        format!("{}/api/v2/write?org={org}&bucket={}", c.require("host"), c.require("bucket")) // lint-expect: moved-bucket
    }
}

#[async_trait]
impl Store for InfluxStore {
    async fn write(&self, line: &str) -> eyre::Result<()> {
        let token = self.credentials.get("api_token").map(|t| format!("Token {t}")); // lint-expect: moved-api-token
        let request = ureq::post(&self.url()).set("Authorization", token.as_deref().unwrap_or(""));
        request.send_string(line)?;
        Ok(())
    }

    fn username(&self) -> String {
        self.credentials.require("user").to_owned() // lint-expect: renamed-user
    }
}
