//! The environment of the platform, decoded once.

pub mod keys;
mod macros;
mod vars;

pub use vars::{application, endpoint, endpoints, try_endpoint, Error};

pub mod prelude {
    pub use crate::keys::*;
    pub use crate::{endpoint, field};
}
