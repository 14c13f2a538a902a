use anyhow::Result;
use serde_json::json;

use crate::platform::InfluxEndpoint;

/// A client of the 2.x API.
#[derive(Clone)]
pub struct Influx {
    base: String,
    org: String,
    bucket: String,
    token: String,
    http: reqwest::Client,
}

impl Influx {
    pub async fn connect(endpoint: &InfluxEndpoint) -> Result<Self> {
        let base = format!("{}://{}:{}", endpoint.scheme, endpoint.host, endpoint.port);
        let http = reqwest::Client::new();
        let token = match &endpoint.api_token {
            Some(token) => token.clone(),
            None => Self::sign_in(&http, &base, endpoint).await?,
        };
        Ok(Self {
            base,
            org: endpoint.org.clone(), // lint-silent: the key stands at the field
            bucket: endpoint.default_bucket.clone(),
            token,
            http,
        })
    }

    async fn sign_in(http: &reqwest::Client, base: &str, endpoint: &InfluxEndpoint) -> Result<String> {
        let InfluxEndpoint { login, password, .. } = endpoint; // lint-silent: renamed by serde
        let session = http
            .post(format!("{base}/api/v2/signin"))
            .basic_auth(login, Some(password))
            .send()
            .await?
            .error_for_status()?;
        Ok(session.headers()["set-cookie"].to_str()?.to_owned())
    }

    pub async fn write(&self, line: &str) -> Result<()> {
        self.http
            .post(format!("{}/api/v2/write", self.base))
            .query(&[("org", &self.org), ("bucket", &self.bucket)]) // lint-silent: what InfluxDB's API calls them
            .header("Authorization", format!("Token {}", self.token))
            .body(line.to_owned())
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }

    pub async fn query(&self, flux: &str) -> Result<serde_json::Value> {
        let body = json!({ "query": flux, "type": "flux", "org": self.org }); // lint-silent: what is sent
        let answer = self.http.post(format!("{}/api/v2/query", self.base)).json(&body).send().await?;
        Ok(answer.json().await?)
    }
}
