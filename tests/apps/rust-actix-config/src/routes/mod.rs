use actix_web::{get, web, HttpResponse, Responder};

use crate::services::InfluxService;

#[get("/org")]
async fn org(influx: web::Data<InfluxService>) -> impl Responder {
    HttpResponse::Ok().json(serde_json::json!({ "org": influx.org() })) // lint-silent: a key of the answer
}

pub fn configure(config: &mut web::ServiceConfig) {
    config.service(org);
}
