mod error;
mod metrics;
mod platform;

use std::sync::Arc;

use warp::Filter;

use crate::error::Error;
use crate::metrics::{writer::Writer, Settings};
use crate::platform::Relationships;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let relationships = Relationships::from_env()?;
    let settings = Settings::try_from(&relationships)?;
    let pool = metrics::orders::connect(&relationships).await?;
    let writer = Arc::new(Writer::new(settings));
    let route = warp::path!("health").map(move || {
        let writer = writer.clone();
        format!("{} {}", writer.describe(), pool)
    });
    warp::serve(route).run(([127, 0, 0, 1], 8888)).await;
    Ok(())
}
