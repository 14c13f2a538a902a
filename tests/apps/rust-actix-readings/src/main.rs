mod cache;
mod config;
mod export;
mod handlers;
mod metrics;
mod session;

use actix_web::{web, App, HttpServer};

use crate::metrics::Metrics;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    env_logger::init();
    if std::env::args().nth(1).as_deref() == Some("export") {
        if let Err(error) = export::run() {
            log::error!("export failed: {error}");
            std::process::exit(1);
        }
        return Ok(());
    }
    let metrics = Metrics::new().unwrap_or_else(|error| panic!("{}", handlers::reason(&error)));
    if let Ok(events) = Metrics::for_events() {
        log::info!("events go to {}", events.bucket());
    }
    let metrics = web::Data::new(metrics);
    let port = std::env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(8080u16);
    HttpServer::new(move || {
        App::new()
            .app_data(metrics.clone())
            .service(handlers::health)
            .service(handlers::debug)
            .service(handlers::me)
            .service(handlers::inventory)
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await
}
