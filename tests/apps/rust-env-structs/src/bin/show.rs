fn main() {
    let env = envs::load().expect("environment");
    for influx in &env.relationships.tsdb {
        println!("{} {} {}", influx.url, influx.org, influx.token);
    }
    for sql in &env.relationships.sql {
        println!("{}@{}", sql.user, sql.host);
    }
}
