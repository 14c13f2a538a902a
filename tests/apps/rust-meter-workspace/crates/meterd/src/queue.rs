use crate::target::Target;

pub fn announce(target: &Target) {
    let queue = meter_psh::endpoint(meter_psh::keys::QUEUE);
    let user = queue["user"].as_str(); // lint-silent: RabbitMQ
    println!("{user:?} {} {}", target.user, target.org); // lint-silent: our own
    match meter_psh::try_endpoint(meter_psh::keys::QUEUE) {
        Ok(map) => println!("{:?}", map.get("user")), // lint-silent: RabbitMQ
        Err(error) => eprintln!("{error}"),
    }
}
