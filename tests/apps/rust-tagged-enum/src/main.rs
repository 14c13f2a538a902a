use std::collections::HashMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(tag = "rel", rename_all = "lowercase")]
enum Endpoint {
    Influxdb {
        host: String,
        user: String, // lint-expect: renamed-user
        org: String, // lint-expect: moved-org
        #[serde(default)]
        api_token: Option<String>, // lint-expect: moved-api-token
    },
    Mysql {
        host: String,
        user: Option<String>, // lint-silent: mysql
        path: String,
    },
    #[serde(other)]
    Other,
}

fn relationships() -> HashMap<String, Vec<Endpoint>> {
    let raw = std::env::var("PLATFORM_RELATIONSHIPS").expect("on the platform");
    serde_json::from_slice(&base64::decode(raw).expect("base64")).expect("json")
}

fn main() {
    for (name, endpoints) in relationships() {
        for endpoint in endpoints {
            let url = match endpoint {
                Endpoint::Influxdb { host, user, org, api_token } => {
                    format!("http://{user}@{host}/{org}?{}", api_token.unwrap_or_default())
                }
                Endpoint::Mysql { host, user, path } => format!("mysql://{}@{host}/{path}", user.unwrap_or_default()),
                Endpoint::Other => continue,
            };
            println!("{name}={url}");
        }
    }
}
