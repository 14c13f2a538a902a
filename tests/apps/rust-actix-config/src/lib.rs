pub mod routes;
pub mod services;
pub mod settings;
