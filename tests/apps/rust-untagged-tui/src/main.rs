use std::{borrow::Cow, collections::HashMap, env, ops::Index, rc::Rc};

use once_cell::sync::Lazy;
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{json, Value};

static RAW: Lazy<Vec<u8>> = Lazy::new(|| {
    let encoded = env::vars().find(|(name, _)| name == "PLATFORM_RELATIONSHIPS").map(|(_, value)| value).unwrap_or_default();
    base64::decode(encoded).expect("base64")
});

fn all<T: DeserializeOwned>() -> T {
    serde_json::from_slice(&RAW).expect("json")
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Credentials {
    Token { api_token: String }, // lint-expect: moved-api-token
    Login { user: String, password: String }, // lint-expect: renamed-user
}

#[derive(Deserialize)]
struct Typed {
    influxdb: (Credentials,),
}

struct Config {
    values: Rc<HashMap<String, Vec<Value>>>,
}

impl Index<&str> for Config {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        &self.values[name][0]
    }
}

mod view {
    pub mod header {
        use super::super::Config;
        use serde_json::Value;

        pub fn line(config: &Config) -> String {
            let influx = &config["influxdb"];
            let parts: Vec<String> = ["org", "bucket"] // lint-expect: moved-org moved-bucket
                .iter()
                .filter_map(|key| influx.get(*key))
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
            parts.join("/")
        }
    }

    pub use header::line as header_line;
}

fn main() {
    let config = Config { values: Rc::new(all()) };
    println!("{}", view::header_line(&config));
    let db = &config["database"];
    println!("{} {}", db["user"], config["cache"]["host"]); // lint-silent: mysql
    let influx = &config["influxdb"];
    let name: Cow<'_, str> = match influx["user"].as_str() { // lint-expect: renamed-user
        Some(user) if user.len() < 20 => Cow::Borrowed(user),
        Some(user) => Cow::Owned(user[..20].to_string()),
        None => Cow::Borrowed("?"),
    };
    let Typed { influxdb: (credentials,) } = all();
    let header = match credentials {
        Credentials::Token { api_token } => format!("Token {api_token}"),
        Credentials::Login { user, password } => format!("Basic {user}:{password}"),
    };
    let body = json!({ "user": name, "auth": header, "org": influx.as_object().map(|o| o["org"].clone()) }); // lint-expect: moved-org
    println!("{body}");
    let shown = influx.as_object().into_iter().flat_map(|o| o.iter()).filter(|(k, _)| *k != "password").count(); // lint-expect: undecided-key
    println!("{shown}");
}
