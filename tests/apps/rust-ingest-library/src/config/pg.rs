use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
pub struct Pg {
    pub username: String,
    #[serde(default)]
    pub user: Option<String>, // lint-silent: PostgreSQL
}
