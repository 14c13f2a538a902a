use std::sync::Arc;

use eyre::OptionExt;

use crate::domain::{Credentials, CredentialsProvider};

pub struct AppContext {
    pub(super) store: Credentials,
    pub(super) sql: Option<Credentials>,
}

#[derive(Default)]
pub struct AppContextBuilder {
    provider: Option<Arc<dyn CredentialsProvider>>,
}

impl AppContext {
    pub fn builder() -> AppContextBuilder {
        AppContextBuilder::default()
    }
}

impl AppContextBuilder {
    pub fn provider(mut self, provider: Arc<dyn CredentialsProvider>) -> Self {
        self.provider = Some(provider);
        self
    }

    pub fn build(self) -> eyre::Result<AppContext> {
        let provider = self.provider.ok_or_eyre("no provider")?;
        Ok(AppContext { store: provider.credentials("tsdb").ok_or_eyre("no tsdb")?, sql: provider.credentials("sql") })
    }
}
