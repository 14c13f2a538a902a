use serde_json::Value;

fn endpoint(name: &str) -> Option<Value> {
    let raw = std::env::var("PLATFORM_RELATIONSHIPS").ok()?;
    let doc: Value = serde_json::from_slice(&base64::decode(raw).ok()?).ok()?;
    doc.get(name)?.as_array()?.iter().find(|e| e["rel"] == "influxdb" || e["rel"] == "postgresql").cloned()
}

fn main() {
    let Some(influx) = endpoint("tsdb") else { return };
    let Value::Object(map) = &influx else { return };
    println!("{}", map["user"].as_str().unwrap()); // lint-expect: renamed-user
    if let Some(org) = influx.pointer("/org") { // lint-expect: moved-org
        println!("{org}");
    }
    let pg = endpoint("pg").unwrap();
    println!("{}", pg["user"]); // lint-silent: PostgreSQL
}
