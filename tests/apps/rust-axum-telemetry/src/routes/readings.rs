use axum::extract::State;
use axum::http::StatusCode;
use axum::Json;
use serde::{Deserialize, Serialize};

use crate::AppState;

#[derive(Deserialize)]
pub struct Reading {
    sensor: String,
    org: String, // lint-silent: a request's body
    value: f64,
}

#[derive(Serialize)]
pub struct Latest {
    bucket: String,
    rows: serde_json::Value,
}

pub async fn store(State(state): State<AppState>, Json(reading): Json<Reading>) -> Result<StatusCode, StatusCode> {
    let line = format!("{},org={} value={}", reading.sensor, reading.org, reading.value); // lint-silent: a request's body
    match state.influx.write(&line).await {
        Ok(()) => Ok(StatusCode::ACCEPTED),
        Err(error) => {
            tracing::error!(%error, "could not store a reading");
            Err(StatusCode::BAD_GATEWAY)
        }
    }
}

pub async fn latest(State(state): State<AppState>) -> Result<Json<Latest>, StatusCode> {
    let bucket = state.settings.bucket.clone(); // lint-silent: the app's own settings
    let flux = format!("from(bucket: \"{bucket}\") |> range(start: -1h) |> last()");
    let rows = state.influx.query(&flux).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Latest { bucket, rows }))
}
