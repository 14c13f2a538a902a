use std::collections::{BTreeMap, HashMap};
use std::env;

use anyhow::{Context, Result};
use base64::{engine::general_purpose::STANDARD as BASE64, Engine};
use serde_json::{Map, Value};

type Relationships = BTreeMap<String, Vec<Map<String, Value>>>;

fn relationships() -> Result<Relationships> {
    let raw = env::var("PLATFORM_RELATIONSHIPS").context("not on the platform")?;
    let json = BASE64.decode(raw)?;
    serde_json::from_slice(&json).context("bad relationships")
}

fn main() -> Result<()> {
    let all = relationships()?;
    let mut urls = HashMap::new();
    for (name, endpoints) in &all {
        for endpoint in endpoints {
            let get = |key: &str| endpoint.get(key).and_then(Value::as_str).unwrap_or_default();
            match get("scheme") {
                "mysql" => {
                    urls.insert(name.clone(), format!("mysql://{}@{}", get("user"), get("host"))); // lint-silent: mysql by its scheme
                }
                "amqp" | "amqps" => {
                    urls.insert(name.clone(), format!("amqp://{}@{}", endpoint["user"], endpoint["host"])); // lint-silent: rabbitmq
                }
                "http" | "https" if endpoint["rel"] == "influxdb" => {
                    urls.insert(name.clone(), format!("{}?org={}", get("host"), endpoint["org"])); // lint-expect: moved-org
                }
                _ => continue,
            }
        }
    }
    let metrics = all
        .iter()
        .filter(|(name, _)| name.as_str() == "metrics" || name.starts_with("influx"))
        .find_map(|(_, endpoints)| endpoints.first())
        .context("no metrics")?;
    println!("{:?}", metrics.get("bucket")); // lint-expect: moved-bucket
    let influx: Vec<_> = all.values().flatten().filter(|e| matches!(e["rel"].as_str(), Some("influxdb"))).collect();
    for e in &influx {
        println!("{}", e["api_token"]); // lint-expect: moved-api-token
    }
    let others: Vec<_> = all.values().flatten().filter(|e| e["rel"] != "influxdb").collect();
    for e in others {
        println!("{}", e["user"]); // lint-silent: everything but influx
    }
    let Some((_, list)) = all.iter().find(|(_, list)| list.iter().any(|e| e["service"] == "influx")) else {
        return Ok(());
    };
    if let [only] = &list[..] {
        println!("{}", only["user"]); // lint-expect: renamed-user
    }
    for (name, list) in all.iter().filter(|(name, _)| !matches!(name.as_str(), "database" | "queue")) {
        println!("{name} {}", list[0]["org"]); // lint-expect: moved-org
    }
    for (name, list) in &all {
        println!("{name} {:?}", list.first().and_then(|e| e.get("user"))); // lint-expect: undecided-key
    }
    Ok(())
}
