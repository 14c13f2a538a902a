use actix_web::{middleware::Logger, web, App, HttpServer};
use dash::{routes, services::InfluxService, settings::Settings};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    env_logger::init();
    let settings = web::Data::new(Settings::load().expect("settings"));
    let influx = web::Data::new(InfluxService::new(&settings.influx));
    HttpServer::new(move || {
        App::new()
            .wrap(Logger::default())
            .app_data(settings.clone())
            .app_data(influx.clone())
            .service(web::scope("/api").configure(routes::configure))
    })
    .bind(("0.0.0.0", 8080))?
    .run()
    .await
}
