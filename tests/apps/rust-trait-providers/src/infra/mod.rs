pub mod psh;
pub mod store;
