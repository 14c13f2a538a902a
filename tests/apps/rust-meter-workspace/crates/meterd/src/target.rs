use serde_json::Value;

#[derive(Default, Debug, Clone)]
pub struct Target {
    pub org: String, // lint-silent: our own
    pub bucket: String, // lint-silent: our own
    pub user: String, // lint-silent: our own
}

impl From<&Value> for Target {
    fn from(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_string();
        Self { org: text("org"), bucket: text("bucket"), user: text("user") } // lint-expect: moved-org moved-bucket renamed-user
    }
}

impl Target {
    pub fn url(&self) -> String {
        format!("/api/v2/write?org={}&bucket={}", self.org, self.bucket) // lint-silent: our own
    }
}

#[derive(Default)]
pub struct TargetBuilder {
    target: Target,
}

impl TargetBuilder {
    pub fn org(mut self, org: impl Into<String>) -> Self {
        self.target.org = org.into();
        self
    }

    pub fn bucket(mut self, bucket: &str) -> Self {
        self.target.bucket = bucket.to_owned();
        self
    }

    pub fn login(mut self, (user, _password): (String, String)) -> Self {
        self.target.user = user; // lint-silent: our own
        self
    }

    pub fn build(self) -> Target {
        self.target
    }
}
