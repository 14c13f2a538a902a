//! The keys of an endpoint.

pub const USER: &str = "user"; // lint-expect: renamed-user
pub const PASSWORD: &str = "password";
pub const NEVER_USED: &str = "org"; // lint-silent: nobody reads by it
