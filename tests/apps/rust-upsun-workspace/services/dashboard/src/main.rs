mod settings;

use anyhow::Context;
use base64::{engine::general_purpose, Engine as _};
use settings::Settings;

fn main() -> anyhow::Result<()> {
    let encoded = std::env::var("PLATFORM_RELATIONSHIPS").context("no relationships")?;
    let document = String::from_utf8(general_purpose::STANDARD.decode(encoded)?)?;
    let settings = Settings::load(&document)?;
    println!("{}: {:?}", settings.title, settings.database);
    let endpoint = env::endpoint("influxdb")?;
    let org = endpoint.pointer("/query/org").or_else(|| endpoint.pointer("/org")); // lint-expect: moved-org=note
    println!("{org:?} {:?}", env::Service::from(endpoint).address());
    for (name, endpoints) in env::relationships()? {
        let Some(endpoint) = endpoints.first() else { continue };
        if endpoint["type"].as_str().is_some_and(|kind| kind.starts_with("influxdb:")) {
            println!("{name}: {}", endpoint["api_token"]); // lint-expect: moved-api-token
        }
        if !endpoint["scheme"].as_str().map_or(false, |scheme| scheme == "mysql") {
            continue;
        }
        println!("{name}: {}", endpoint["user"]); // lint-silent: MySQL
    }
    Ok(())
}
