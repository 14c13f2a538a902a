mod environment;

use environment::{endpoint, Influx, Sql};

fn main() {
    let influx: Influx = endpoint("INFLUX_ENDPOINT");
    let sql: Sql = endpoint("SQL_ENDPOINT");
    println!("{} {} {}", influx.login, influx.host, sql.user); // lint-silent: fields of our own
    let user = std::env::var("INFLUX_USER").unwrap_or_default(); // lint-silent: a variable of our own
    let all = environment::relationships();
    let bucket = all["influx"][0]["bucket"].as_str(); // lint-expect: moved-bucket
    let owner = all["sql"][0]["user"].as_str(); // lint-silent: MySQL
    println!("{user} {bucket:?} {owner:?}");
}
