use crate::config::{self, INFLUX};

/// One variable for two services, one after the other.
pub fn url() -> Option<String> {
    let mut endpoint = config::endpoint(INFLUX).ok()?;
    let bucket = endpoint["bucket"].as_str()?; // lint-expect: moved-bucket
    endpoint = config::endpoint("redis").ok()?;
    let user = endpoint["user"].as_str().unwrap_or("default"); // lint-silent: Redis now
    let url = format!("redis://{user}@{}/{bucket}", endpoint["host"].as_str()?);
    {
        let endpoint = config::endpoint("events").ok()?;
        log::debug!("events go to {}", endpoint["org"]); // lint-expect: moved-org
    }
    log::debug!("cache of {}", endpoint["org"]); // lint-silent: Redis still
    Some(url)
}
