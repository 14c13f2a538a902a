mod readings;
mod session;

use axum::routing::{get, post};
use axum::Router;

use crate::AppState;

pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/readings", post(readings::store).get(readings::latest))
        .route("/whoami", get(session::whoami))
        .with_state(state)
}
