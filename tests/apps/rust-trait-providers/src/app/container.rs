use super::AppContext;
use crate::infra::store::{InfluxStore, Store};

pub struct Container {
    pub store: Box<dyn Store>,
    pub sql_user: String,
}

impl From<AppContext> for Container {
    fn from(AppContext { store, sql }: AppContext) -> Self {
        Container {
            store: Box::new(InfluxStore::new(store)),
            sql_user: sql.map(|c| c.get("user").unwrap_or("main").to_string()).unwrap_or_default(), // lint-silent: postgresql
        }
    }
}
