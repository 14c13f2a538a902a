mod services;

use services::{Registry, Service};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let registry = Registry::load()?;
    for service in registry.services() {
        match service {
            Service::Influx(influx) => println!("{}", influx.url()),
            Service::Mysql { user, host } => println!("mysql://{user}@{host}"),
            Service::Rabbit(e) => println!("amqp://{}@{}", e["user"], e["host"]), // lint-silent: rabbitmq
        }
    }
    Ok(())
}
