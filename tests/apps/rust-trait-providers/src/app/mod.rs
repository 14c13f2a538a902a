mod builder;
mod container;

pub use builder::{AppContext, AppContextBuilder};
pub use container::Container;
