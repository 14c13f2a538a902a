pub mod error;
pub mod handlers;
pub mod services;
pub mod settings;

pub use error::{AppError, Result};
pub use settings::Settings;
