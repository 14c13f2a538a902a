mod app;
mod domain;
mod infra;

use std::sync::Arc;

use crate::app::{AppContext, Container};
use crate::infra::psh::PshProvider;

#[tokio::main(flavor = "current_thread")]
async fn main() -> eyre::Result<()> {
    let provider = Arc::new(PshProvider::detect()?);
    let context = AppContext::builder().provider(provider.clone()).build()?;
    let container = Container::from(context);
    container.store.write("cpu value=1").await?;
    tracing::info!(user = %container.store.username(), "ready");
    Ok(())
}
