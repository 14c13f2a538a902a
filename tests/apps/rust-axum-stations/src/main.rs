mod config;
mod http;
mod influx;
mod state;

use anyhow::Context;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let config = config::Config::from_env().context("no configuration")?;
    println!("database user {}", config.database.user); // lint-silent: PostgreSQL
    let state = state::AppState::new(config);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8888").await?;
    axum::serve(listener, http::router(state)).await.context("serving")
}
