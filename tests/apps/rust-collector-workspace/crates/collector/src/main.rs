mod client;
mod queue;

use relationships::{Environment, Source};

fn main() {
    let environment = Environment::default();
    let Some(endpoint) = environment.endpoint("tsdb") else {
        eprintln!("no tsdb");
        std::process::exit(1);
    };
    let client = client::Builder::default().endpoint(&endpoint).build();
    let queue = environment.endpoint("queue").map(|rabbit| queue::url(&rabbit)).unwrap_or_default();
    println!("{client:?} {queue}");
}
