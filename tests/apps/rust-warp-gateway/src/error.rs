use thiserror::Error;

#[derive(Debug, Error)]
pub enum Error {
    #[error("no relationships: {0}")]
    Missing(#[from] std::env::VarError),
    #[error("bad base64")]
    Base64(#[from] base64::DecodeError),
    #[error("bad json")]
    Json(#[from] serde_json::Error),
    #[error("no relationship `{0}`")]
    Relationship(String),
    #[error("no key `{0}`")]
    Key(&'static str),
}
