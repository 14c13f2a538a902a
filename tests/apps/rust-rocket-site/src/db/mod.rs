mod influx;
mod sql;

pub use influx::InfluxEndpoint;
pub use sql::SqlEndpoint;
