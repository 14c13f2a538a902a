mod influx;

use std::collections::HashMap;

use serde_json::Value;

pub use influx::Influx;

pub enum Service {
    Influx(Influx),
    Mysql { user: String, host: String },
    Rabbit(Value),
}

pub struct Registry {
    all: HashMap<String, Value>,
}

impl Registry {
    pub fn load() -> Result<Self, Box<dyn std::error::Error>> {
        let text = base64::decode(std::env::var("PLATFORM_RELATIONSHIPS")?)?;
        Ok(Registry { all: serde_json::from_slice(&text)? })
    }

    fn first(&self, name: &str) -> Option<&Value> {
        self.all.get(name)?.as_array()?.first()
    }

    pub fn services(&self) -> Vec<Service> {
        let mut services = Vec::new();
        if let Some(e) = self.first("tsdb") {
            services.push(Service::Influx(e.into()));
        }
        if let Some(e) = self.first("sql") {
            let text = |key: &str| e[key].as_str().unwrap_or_default().to_owned();
            services.push(Service::Mysql { user: text("user"), host: text("host") }); // lint-silent: mysql
        }
        services.extend(self.first("mail").cloned().map(Service::Rabbit));
        services
    }
}
