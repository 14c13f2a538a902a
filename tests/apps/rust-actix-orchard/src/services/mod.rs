mod series;
mod storage;

pub use series::{InfluxSeries, Series};
pub use storage::Storage;
