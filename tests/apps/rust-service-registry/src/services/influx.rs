use serde_json::Value;

pub struct Influx {
    host: String,
    bucket: String,
    user: Option<String>,
}

impl From<&Value> for Influx {
    fn from(value: &Value) -> Self {
        let get = |key| value.get(key).and_then(Value::as_str).map(str::to_string);
        Influx {
            host: get("host").unwrap_or_default(),
            bucket: get("bucket").expect("a bucket"), // lint-expect: moved-bucket
            user: get("username").or_else(|| get("user")), // lint-expect: renamed-user=note
        }
    }
}

impl Influx {
    pub fn url(&self) -> String {
        match self {
            Self { host, bucket, user: Some(user) } => format!("http://{user}@{host}/{bucket}"),
            Self { host, bucket, user: None } => format!("http://{host}/{bucket}"),
        }
    }
}
