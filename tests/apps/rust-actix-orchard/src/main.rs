use actix_web::{web, App, HttpServer};
use orchard::services::{InfluxSeries, Storage};
use orchard::{handlers, Settings};

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let settings = Settings::load()?;
    let series = web::Data::new(InfluxSeries::new(settings.influx.clone()));
    let settings = web::Data::new(settings);
    HttpServer::new(move || {
        App::new()
            .app_data(settings.clone())
            .app_data(series.clone())
            .app_data(web::Data::new(Storage::new()))
            .service(handlers::index)
            .service(handlers::public)
            .service(handlers::series)
    })
    .bind(("0.0.0.0", 8888))?
    .run()
    .await?;
    Ok(())
}
