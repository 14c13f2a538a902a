use relationships::{Endpoint, TextExt};

pub fn url(rabbit: &Endpoint) -> String {
    format!("amqp://{}@{}", rabbit.text("user"), rabbit.text("host")) // lint-silent: rabbitmq
}
