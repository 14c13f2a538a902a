use actix_web::{get, web, HttpResponse, Responder};
use serde::Deserialize;

use crate::services::{InfluxSeries, Series, Storage};
use crate::Settings;

#[derive(Deserialize)]
pub struct Params {
    org: Option<String>, // lint-silent: the query string
}

#[get("/")]
pub async fn index(settings: web::Data<Settings>, params: web::Query<Params>) -> impl Responder {
    let org = params.org.as_deref().or_else(|| settings.influx.org()).unwrap_or("farm");
    HttpResponse::Ok().body(format!("{} {org} {}", settings.influx.base(), settings.maria.username))
}

#[get("/public")]
pub async fn public(settings: web::Data<Settings>) -> impl Responder {
    web::Json(settings.influx.public())
}

#[get("/series")]
pub async fn series(series: web::Data<InfluxSeries>, storage: web::Data<Storage>) -> impl Responder {
    let token = series.endpoint().pointer("/api_token").and_then(|t| t.as_str()); // lint-expect: moved-api-token
    format!("{} {} {token:?} {:?}", series.bucket(), series.header(), storage.bucket())
}
