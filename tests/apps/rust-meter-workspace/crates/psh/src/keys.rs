pub const DATABASE: &str = "database";
pub const QUEUE: &str = "queue";

pub const ORG: &str = "org"; // lint-expect: moved-org
pub const USER: &str = "user"; // lint-silent: of the queue only
pub const TOKEN_KEYS: [&str; 2] = ["api_token", "password"]; // lint-expect: moved-api-token
