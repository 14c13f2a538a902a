use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SqlEndpoint {
    pub host: String,
    #[serde(alias = "user")] // lint-silent: mysql
    pub username: String,
    #[serde(skip)]
    pub user: String, // lint-silent: not from data
    pub path: String,
}
