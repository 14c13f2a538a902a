//! What we miss on JSON values.

use serde_json::Value;

pub trait ValueExt {
    fn text(&self, key: &str) -> Option<String>;

    fn nested(&self, path: &[&str]) -> Option<&Value>;
}

impl ValueExt for Value {
    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(ToOwned::to_owned)
    }

    fn nested(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(*key))
    }
}
