pub mod config;
pub mod writer;
pub use config::{relationships, Endpoint, Relationships};
