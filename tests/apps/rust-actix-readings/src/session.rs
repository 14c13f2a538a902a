//! People, not services.

use actix_web::HttpRequest;
use serde_json::Value;

use crate::config;

pub struct Session {
    user: String,
    org: String,
}

impl Session {
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let header = request.headers().get("x-session")?.to_str().ok()?;
        let claims: Value = serde_json::from_str(header).ok()?;
        Some(Self {
            user: claims["user"].as_str()?.to_owned(), // lint-silent: a session
            org: claims.get("org")?.as_str()?.to_owned(), // lint-silent: a session
        })
    }

    pub fn label(&self) -> String {
        let Session { user, org } = self; // lint-silent: a session
        format!("{user} of {org}")
    }
}

/// The bucket on S3 that uploads go to.
pub fn uploads() -> String {
    let bucket = config::variable("bucket").unwrap_or_default(); // lint-silent: a variable of the project
    format!("s3://{bucket}/uploads")
}
