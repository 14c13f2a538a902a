use std::collections::BTreeMap;
use std::fmt::Debug;

use serde_json::Value;

/// What a service is reached with.
#[derive(Clone, Debug)]
pub struct Credentials {
    values: BTreeMap<String, Value>,
}

impl Credentials {
    pub fn new(values: impl IntoIterator<Item = (String, Value)>) -> Self {
        Self { values: values.into_iter().collect() }
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key)?.as_str()
    }

    pub fn require(&self, key: &str) -> &str {
        self.get(key).unwrap_or_else(|| panic!("no {key}"))
    }

    pub fn nested(&self, path: &[&str]) -> Option<&Value> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.values.get(*first)?, |value, key| value.get(key))
    }
}

pub trait CredentialsProvider: Debug + Send + Sync {
    fn credentials(&self, name: &str) -> Option<Credentials>;
}
