use jobs::platform::Platform;
use serde_json::Value;

fn text<'v>(value: &'v Value, path: &str) -> &'v str {
    value.pointer(path).and_then(Value::as_str).unwrap_or("-")
}

fn main() {
    let platform = match Platform::detect() {
        Some(platform) => platform,
        None => return,
    };
    for (name, endpoint) in platform.each() {
        println!("{name} {}", text(endpoint, "/host"));
        match endpoint["type"].as_str() {
            Some(kind) if kind.starts_with("influxdb:2") => {
                println!("{} {}", text(endpoint, "/org"), text(endpoint, "/bucket")); // lint-expect: moved-org moved-bucket
            }
            Some("elasticsearch:7.17") => println!("{}", text(endpoint, "/user")), // lint-silent: Elasticsearch
            _ => {}
        }
    }

    let tokens: Vec<&str> = platform
        .each()
        .filter(|(name, _)| name.as_str() == "influx")
        .filter_map(|(_, endpoint)| endpoint["api_token"].as_str()) // lint-expect: moved-api-token
        .collect();
    println!("{}", tokens.join(","));

    let users = platform.each().fold(Vec::new(), |mut users, (name, endpoint)| {
        if name == "search" {
            users.push(text(endpoint, "/user")); // lint-silent: Elasticsearch
        }
        users
    });
    println!("{users:?} {:?}", std::env::var("USER").map(|user| user.len())); // lint-silent: who runs it
}
