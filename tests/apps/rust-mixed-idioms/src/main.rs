use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::Value;

mod env {
    pub(crate) mod read {
        use std::env;

        pub fn decoded(name: &str) -> Option<String> {
            let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, env::var(name).ok()?).ok()?;
            String::from_utf8(bytes).ok()
        }
    }
    pub(crate) use read::decoded;
}

static MAPPING: &[(&str, &str)] = &[
    ("INFLUX_HOST", "host"),
    ("INFLUX_LOGIN", "user"), // lint-expect: renamed-user
    ("INFLUX_SECRET", "password"),
    ("INFLUX_ORG", "org"), // lint-expect: moved-org
];

thread_local! {
    static CACHE: OnceCell<HashMap<String, Value>> = const { OnceCell::new() };
}

fn service(name: &str) -> Option<Value> {
    CACHE.with(|cache| {
        let all = cache.get_or_init(|| env::decoded("PLATFORM_RELATIONSHIPS").and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default());
        all.get(name)?.get(0).cloned()
    })
}

struct Dsn<'a>(&'a Value);

impl std::fmt::Display for Dsn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let e = self.0;
        write!(f, "{}:{}", e["user"].as_str().unwrap_or("-"), e["port"]) // lint-expect: renamed-user
    }
}

fn tokens(e: &Value) -> Option<(&str, &str)> {
    e.get("api_token").zip(e.get("password")).and_then(|(t, p)| Some((t.as_str()?, p.as_str()?))) // lint-expect: moved-api-token
}

async fn ping(client: &reqwest::Client, e: &Value) -> Result<u16, reqwest::Error> {
    let response = client
        .get(format!("http://{}:{}/ping", e["host"].as_str().unwrap(), e["port"]))
        .query(&[("org", e["org"].as_str()), ("user", None)]) // lint-expect: moved-org
        .basic_auth(&e["username"], Some(&e["password"]))
        .send()
        .await?;
    Ok(response.status().as_u16())
}

#[tokio::main]
async fn main() {
    let influx = service("metrics").expect("metrics");
    let mysql = service("database").unwrap_or(Value::Null);
    let mut out = String::new();
    for (variable, key) in MAPPING {
        if let Some(Value::String(text)) = influx.get(*key) {
            let _ = writeln!(out, "{variable}={text}");
        }
    }
    if let Value::String(bucket) = &influx["bucket"] { // lint-expect: moved-bucket
        out.push_str(bucket);
    }
    let login = mysql.pointer("/user").and_then(Value::as_str); // lint-silent: mysql
    println!("{out} {} {login:?} {:?}", Dsn(&influx), tokens(&influx));
    let pick = |service: &Value, keys: &[&str]| keys.iter().map(|k| service[*k].to_string()).collect::<Vec<_>>();
    println!("{:?} {:?}", pick(&influx, &["host", "bucket"]), pick(&mysql, &["user", "host"])); // lint-expect: moved-bucket
    ping(&reqwest::Client::new(), &influx).await.ok();
    let mut edited = influx.clone();
    edited["user"] = "fixed".into(); // lint-silent: written, not read
    println!("{}", edited["user"]); // lint-silent: what was written
}

#[cfg(test)]
mod tests {
    #[test]
    fn dsn() {
        let e = serde_json::json!({ "user": "a", "port": 1 }); // lint-silent: test data
        assert_eq!(super::Dsn(&e).to_string(), "a:1");
        assert_eq!(e["user"], "a"); // lint-silent: test data
    }
}
