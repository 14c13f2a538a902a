use relationships::{Environment, Source, TextExt};

fn main() {
    let db = Environment::new("PLATFORM_RELATIONSHIPS").endpoint("tsdb").expect("a database");
    println!("mysql://{}@{}", db.text("user"), db["host"]); // lint-silent: mysql, whatever the relationship is called
}
