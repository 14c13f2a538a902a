use anyhow::{bail, Result};
use platform_env::Credentials;
use psh_config::credentials;
use serde_json::Value;

pub struct Sink {
    endpoint: Value,
}

impl Sink {
    const BUCKET: &'static str = "bucket"; // lint-expect: moved-bucket

    pub fn open() -> Result<Self> {
        let Some(endpoint) = credentials("influxdb") else {
            bail!("no InfluxDB");
        };
        Ok(Self { endpoint })
    }

    /// Where the readings go to.
    pub fn target(&self) -> String {
        format!("{}/{}", self.organisation(), self.field(Self::BUCKET).unwrap_or("readings"))
    }

    fn organisation(&self) -> &str {
        let query = &self.endpoint["query"];
        if query["org"].is_string() { // lint-silent: the new place
            query["org"].as_str().unwrap_or_default()
        } else {
            self.endpoint["org"].as_str().unwrap_or_default() // lint-expect: moved-org=note
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.endpoint.get(name)?.as_str()
    }

    pub fn user(&self) -> Option<&str> {
        self.field("username") // lint-silent: the new key
    }
}

pub fn drain(credentials: &Credentials) -> Result<()> {
    let sink = Sink::open()?;
    let user = sink.user().unwrap_or("collector"); // lint-silent: no key at all
    println!("{user} -> {} ({})", sink.target(), credentials.header().0);
    let Some(queue) = credentials_of_queue() else { return Ok(()) };
    println!("draining as {}", queue["user"]); // lint-silent: RabbitMQ
    Ok(())
}

fn credentials_of_queue() -> Option<Value> {
    psh_config::credentials("queue")
}
