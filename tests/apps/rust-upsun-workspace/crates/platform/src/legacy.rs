use serde_json::Value;

/// The URL of the 1.x API, with the credentials in it.
pub fn v1_url(endpoint: &Value) -> Option<String> {
    let [user, password, host] = ["user", "password", "host"].map(|key| endpoint[key].as_str()); // lint-expect: renamed-user
    Some(format!("http://{}:{}@{}:8086", user?, password?, host?))
}

/// Not called since the collector speaks Flux.
#[allow(dead_code)]
fn database(options: &Value) -> &Value {
    &options["bucket"] // lint-silent: options of whoever calls, and nobody does
}
