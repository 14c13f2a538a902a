mod influx;
pub use influx::InfluxService;
