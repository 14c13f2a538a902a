mod db;
mod influx;
mod platform;
mod routes;
mod settings;

use anyhow::Result;
use influx::Influx;
use platform::Relationships;
use settings::Settings;
use sqlx::mysql::MySqlPool;

#[derive(Clone)]
pub struct AppState {
    pub influx: Influx,
    pub settings: Settings,
    pub sql: Option<MySqlPool>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let relationships = Relationships::load()?;
    let settings = Settings::load(&relationships)?;
    tracing::info!("writing as {}", settings.describe());
    let sql = match relationships.sql() {
        Some(endpoint) => Some(db::pool(endpoint).await?),
        None => None,
    };
    let influx = Influx::connect(&settings.influx).await?;
    let state = AppState { influx, settings, sql };
    let port = std::env::var("PORT").unwrap_or_else(|_| "8888".into());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    axum::serve(listener, routes::router(state)).await?;
    Ok(())
}
