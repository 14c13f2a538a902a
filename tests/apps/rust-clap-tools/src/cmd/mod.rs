pub mod shell;

pub use shell::ask;
