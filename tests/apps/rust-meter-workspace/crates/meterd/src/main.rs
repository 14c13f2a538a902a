use eyre::{eyre, Result, WrapErr};
use meter_psh::prelude::*;
use meter_psh::{application, field, try_endpoint};

mod queue;
mod target;

use target::{Target, TargetBuilder};

fn main() -> Result<()> {
    let influx = endpoint(DATABASE);
    let org = field!(influx, ORG);
    let bucket = field!(influx, "bucket", "main"); // lint-expect: moved-bucket
    let queue = endpoint(QUEUE);
    println!("{org}/{bucket} {}", field!(queue, USER)); // lint-silent: RabbitMQ

    let target = TargetBuilder::default().org(org).bucket(bucket).login(login()?).build();
    println!("{}", target.url());
    println!("{:?}", application().get("user")); // lint-silent: PLATFORM_APPLICATION
    for token in tokens() {
        println!("{}", &token[..4]);
    }
    queue::announce(&target);
    Ok(())
}

fn login() -> Result<(String, String)> {
    let map = try_endpoint("database").wrap_err("where is the database?")?;
    let user = map
        .get("user") // lint-expect: renamed-user
        .and_then(|v| v.as_str())
        .ok_or_else(|| eyre!("no user"))?
        .to_string();
    let password = map["password"].as_str().map(String::from).unwrap_or_default();
    Ok((user, password))
}

fn tokens() -> Vec<String> {
    TOKEN_KEYS
        .iter()
        .filter_map(|key| endpoint(DATABASE).get(*key))
        .filter_map(|value| value.as_str())
        .map(str::to_owned)
        .collect()
}

#[allow(dead_code)]
fn all() -> Vec<Target> {
    meter_psh::endpoints(DATABASE).map(Target::from).collect()
}
