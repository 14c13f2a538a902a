use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::influx::Client;
use crate::state::AppState;

#[derive(Deserialize)]
struct Filter {
    bucket: Option<String>, // lint-silent: the query string
    user: Option<String>, // lint-silent: the query string
}

pub fn router(state: AppState) -> Router {
    Router::new().route("/", get(index)).route("/lines", post(lines)).route("/owner", get(owner)).with_state(state)
}

async fn index(State(influx): State<Arc<Client>>, Query(filter): Query<Filter>) -> String {
    format!("{} {:?} {:?}", influx.describe(), filter.bucket, filter.user)
}

async fn lines(State(influx): State<Arc<Client>>, Json(body): Json<HashMap<String, String>>) -> String {
    let user = &body["user"]; // lint-silent: the body of a request
    match influx.write(format!("lines,by={user} n=1")).await {
        Ok(()) => "ok".into(),
        Err(error) => error.to_string(),
    }
}

async fn owner(State(state): State<AppState>) -> String {
    state.sql.user.clone() // lint-silent: PostgreSQL
}
