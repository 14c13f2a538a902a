#![doc = include_str!("../README.md")]
use std::collections::HashMap;
use std::env;
use std::sync::OnceLock;

use serde::Deserialize;

pub mod service;

use service::{Influx, Mysql, Service};

pub type Outcome = Result<()>;
type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Env(#[from] env::VarError),
    #[error("{0}")]
    Decode(#[from] base64::DecodeError),
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("missing {0}")]
    Missing(String),
}

#[derive(Default)]
pub struct Builder {
    prefix: Option<&'static str>,
}

impl Builder {
    pub fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = Some(prefix);
        self
    }

    pub fn build(self) -> Result<Platform> {
        let prefix = self.prefix.unwrap_or("PLATFORM");
        let text = env::var(format!("{prefix}_RELATIONSHIPS"))?;
        Ok(Platform { services: serde_json::from_slice(&base64::decode(text)?)? })
    }
}

pub struct Platform {
    services: HashMap<String, Vec<serde_json::Value>>,
}

impl Platform {
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub fn global() -> &'static Platform {
        static PLATFORM: OnceLock<Platform> = OnceLock::new();
        PLATFORM.get_or_init(|| Self::builder().build().unwrap())
    }

    pub fn get<S: Service>(&self) -> Result<S> {
        let value = self.services.get(S::NAME).and_then(|all| all.first()).ok_or_else(|| Error::Missing(S::NAME.into()))?;
        Ok(S::deserialize(value)?)
    }

    pub fn influx(&self) -> Result<Influx> {
        self.get::<Influx>()
    }

    pub fn mysql(&self) -> Result<Mysql> {
        self.get()
    }
}
