use actix_web::{get, web, HttpRequest, HttpResponse, Responder};
use serde_json::json;

use crate::config::{self, ConfigError};
use crate::metrics::{self, Metrics};
use crate::session::{self, Session};
use crate::{cache, export};

#[get("/health")]
pub async fn health(metrics: web::Data<Metrics>) -> impl Responder {
    let session = metrics::basic_auth().map(|(user, _)| user); // lint-silent: a tuple
    HttpResponse::Ok().json(json!({
        "bucket": metrics.bucket(), // lint-silent: what is answered
        "user": session, // lint-silent: what is answered
        "influx": metrics::summary(),
    }))
}

/// One property of the InfluxDB endpoint, for debugging.
#[get("/debug/{key}")]
pub async fn debug(key: web::Path<String>) -> Result<String, actix_web::Error> {
    let endpoint = config::endpoint(config::INFLUX).map_err(actix_web::error::ErrorNotFound)?;
    let value = &endpoint[key.as_str()]; // lint-expect: undecided-key
    Ok(value.to_string())
}

#[get("/me")]
pub async fn me(request: HttpRequest) -> HttpResponse {
    match Session::of(&request) {
        Some(session) => HttpResponse::Ok().body(session.label()),
        None => HttpResponse::Unauthorized().finish(),
    }
}

#[get("/inventory")]
pub async fn inventory() -> HttpResponse {
    HttpResponse::Ok().json(json!({
        "services": export::inventory(),
        "organisations": export::organisations(),
        "users": export::users(),
        "hosts": export::hosts(),
        "uploads": session::uploads(),
        "cache": cache::url(),
    }))
}

pub fn reason(error: &ConfigError) -> String {
    match error {
        ConfigError::Missing(name) => format!("{name} is missing"),
        ConfigError::Incomplete { relationship, key } => format!("{relationship} has no {key}"), // lint-silent: an error's fields
    }
}
