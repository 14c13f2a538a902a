mod compat;
mod env;
mod providers;

use std::collections::HashMap;

use providers::{Provider, Registry};

fn main() -> Result<(), env::Failure> {
    let metrics = env::service("metrics")?;
    let settled = compat::Settled::from(metrics.clone());
    println!("{} {}", settled.user, settled.org);
    println!("{}", compat::bucket(&metrics));

    let mut registry = Registry::default();
    registry.add("metrics", Box::new(providers::Influx { endpoint: metrics }));
    registry.add("db", Box::new(providers::Postgres { endpoint: env::service("db")? }));
    for (name, provider) in registry.iter() {
        println!("{name}: {}", provider.dsn());
    }
    let counts: HashMap<&str, usize> = HashMap::from([("user", 1)]);
    println!("{:?}", counts["user"]); // lint-silent: our own
    if cfg!(debug_assertions) {
        println!("{}", env::property("metrics", "bucket")?); // lint-expect: moved-bucket
        println!("{}", env::property("db", "user")?); // lint-silent: PostgreSQL
    }
    Ok(())
}
