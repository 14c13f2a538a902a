use anyhow::{Context, ensure};
use serde_json::{Map, Value};

use crate::env::{self, Environment};

/// Prints what a script needs to talk to InfluxDB.
pub struct Tokens {
    metrics: Map<String, Value>,
    names: Vec<String>,
}

impl Tokens {
    pub fn new(environment: &Environment) -> anyhow::Result<Tokens> {
        let mut document: Value = environment.decoded()?;
        let metrics = document
            .as_object_mut()
            .and_then(|services| services.remove("metrics"))
            .context("no metrics")?;
        let metrics = match metrics {
            Value::Array(mut endpoints) => endpoints.swap_remove(0),
            other => other,
        };
        let Value::Object(metrics) = metrics else { anyhow::bail!("an endpoint is an object") };
        let names = document.as_object().map(|rest| rest.keys().cloned().collect()).unwrap_or_default();
        Ok(Self { metrics, names })
    }

    pub async fn print(&self) -> anyhow::Result<()> {
        ensure!(self.metrics.contains_key("host"), "nowhere to go"); // lint-silent: the key stays
        let token = self.token().await.context("no token")?;
        println!("export INFLUX_TOKEN={token}");
        if let Some(org) = self.metrics.get("org") // lint-expect: moved-org
            && let Some(bucket) = self.metrics.get("bucket").and_then(Value::as_str) // lint-expect: moved-bucket
        {
            println!("export INFLUX_ORG={org} INFLUX_BUCKET={bucket}"); // lint-silent: what is printed
        }
        println!("# also here: {}", self.names.join(", "));
        Ok(())
    }

    async fn token(&self) -> Option<String> {
        let get = async { self.metrics.get("api_token").map(|token| token.to_string()) }; // lint-expect: moved-api-token
        tokio::select! {
            token = get => token,
            _ = tokio::time::sleep(std::time::Duration::from_secs(1)) => None,
        }
    }
}

/// Whoever may sign in, over all services.
pub fn people() -> Vec<String> {
    let mut people = Vec::new();
    'services: for (name, endpoints) in env::ALL.iter() {
        let mut endpoints = endpoints.iter();
        while let Some(endpoint) = endpoints.next() {
            match endpoint["scheme"].as_str() {
                Some("mysql") => people.extend(endpoint["user"].as_str().map(String::from)), // lint-silent: MySQL
                Some(_) if name == "search" => continue 'services,
                _ => {}
            }
            if matches!(endpoint["rel"].as_str(), Some("influxdb")) {
                people.push(format!("{}", endpoint["user"])); // lint-expect: renamed-user
            }
        }
    }
    people
}
