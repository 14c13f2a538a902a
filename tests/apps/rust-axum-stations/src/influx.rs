use crate::config::InfluxEndpoint;

pub struct Client {
    http: reqwest::Client,
    endpoint: InfluxEndpoint,
    label: String,
}

impl Client {
    pub fn new(endpoint: InfluxEndpoint, label: String) -> Self {
        Self { http: reqwest::Client::new(), endpoint, label }
    }

    pub async fn write(&self, lines: String) -> anyhow::Result<()> {
        let InfluxEndpoint { common, org, bucket, token, .. } = &self.endpoint;
        let url = format!("http://{}:{}/api/v2/write", common.host, common.port);
        self.http
            .post(url)
            .query(&[("org", org), ("bucket", bucket)]) // lint-silent: output
            .header("Authorization", format!("Token {token}"))
            .body(lines)
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }

    pub fn describe(&self) -> String {
        format!("{}@{} ({})", self.endpoint.login.name, self.endpoint.org, self.label)
    }
}
