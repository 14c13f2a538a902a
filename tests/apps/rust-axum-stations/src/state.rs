use std::sync::Arc;

use axum::extract::FromRef;

use crate::config::{Config, SqlEndpoint};
use crate::influx::Client;

#[derive(Clone)]
pub struct AppState {
    pub influx: Arc<Client>,
    pub sql: SqlEndpoint,
}

impl AppState {
    pub fn new(config: Config) -> Self {
        let Config { influx, database, label } = config;
        Self { influx: Arc::new(Client::new(influx, label)), sql: database }
    }
}

impl FromRef<AppState> for Arc<Client> {
    fn from_ref(state: &AppState) -> Self {
        state.influx.clone()
    }
}
