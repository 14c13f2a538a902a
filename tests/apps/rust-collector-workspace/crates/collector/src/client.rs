use relationships::{Endpoint, TextExt};

#[derive(Debug)]
pub struct Client {
    url: String,
    org: String,
    bucket: String,
    token: String,
    user: String,
}

#[derive(Default)]
pub struct Builder {
    url: Option<String>,
    org: Option<String>,
    bucket: Option<String>,
    token: Option<String>,
    user: Option<String>,
}

impl Builder {
    pub fn endpoint(mut self, endpoint: &Endpoint) -> Self {
        self.url = Some(format!("{}://{}:{}", endpoint.text("scheme"), endpoint.text("host"), endpoint.text("port")));
        self.org = Some(endpoint.text("org")); // lint-expect: moved-org
        self.bucket(endpoint["bucket"].as_str().unwrap_or("main")).token(endpoint).user(endpoint) // lint-expect: moved-bucket
    }

    pub fn bucket(mut self, bucket: &str) -> Self {
        self.bucket.replace(bucket.to_owned());
        self
    }

    fn token(mut self, endpoint: &Endpoint) -> Self {
        let query = endpoint.get("query");
        self.token = query
            .and_then(|query| query.get("api_token"))
            .or_else(|| endpoint.get("api_token")) // lint-expect: moved-api-token=note
            .and_then(|token| token.as_str())
            .map(ToOwned::to_owned);
        self
    }

    fn user(mut self, endpoint: &Endpoint) -> Self {
        let mut user = None;
        for (key, value) in endpoint {
            match key.as_str() {
                "user" => user = value.as_str().map(String::from), // lint-expect: renamed-user
                "password" => {}
                _ => continue,
            }
        }
        self.user = user;
        self
    }

    pub fn build(self) -> Client {
        Client {
            url: self.url.unwrap_or_default(),
            org: self.org.unwrap_or_default(),
            bucket: self.bucket.unwrap_or_default(),
            token: self.token.unwrap_or_default(),
            user: self.user.unwrap_or_default(),
        }
    }
}
