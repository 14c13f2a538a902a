mod sink;

use anyhow::Result;
use platform_env::{credentials, keys, Credentials};

const FALLBACK: &str = "influxdb";

fn main() -> Result<()> {
    let relationship = std::env::args().nth(1).unwrap_or_else(|| FALLBACK.to_string());
    println!("{}", credentials::describe(FALLBACK)?);
    let credentials = Credentials::of(FALLBACK)?;
    println!("collecting as {} of {}", credentials.user, credentials.org); // lint-silent: fields of ours
    sink::drain(&credentials)?;
    archive();
    let other = platform_env::endpoint(&relationship)?;
    println!("{}", other["host"]); // lint-silent: the key stays
    println!("{}", platform_env::v1_url(platform_env::endpoint(FALLBACK)?).unwrap_or_default());
    Ok(())
}

/// Old readings go to S3.
fn archive() {
    let raw = std::env::var("ARCHIVE").unwrap_or_else(|_| "{}".into());
    let archive: serde_json::Value = serde_json::from_str(&raw).unwrap_or_default();
    if let Some(bucket) = archive[keys::BUCKET].as_str() { // lint-silent: S3
        println!("archiving to {bucket}");
    }
}
