use anyhow::Result;
use sqlx::mysql::{MySqlConnectOptions, MySqlPool};

use crate::platform::SqlEndpoint;

pub async fn pool(endpoint: &SqlEndpoint) -> Result<MySqlPool> {
    let owner = endpoint.owner.as_deref().unwrap_or(&endpoint.username); // lint-silent: MySQL
    let options = MySqlConnectOptions::new()
        .host(&endpoint.host)
        .port(endpoint.port)
        .username(owner)
        .password(&endpoint.password)
        .database(&endpoint.path);
    Ok(MySqlPool::connect_with(options).await?)
}
