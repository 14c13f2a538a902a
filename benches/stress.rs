//! What long and dull programs cost: a chain of 50 calls, 1,000 functions that call one another, a class of 2,000 fields, in
//! each language. `cargo bench --bench stress`

use std::fs;

use divan::Bencher;
use influx_upgrade_lint::{Options, check};

#[path = "../tests/stress/mod.rs"]
mod stress;

fn main() {
    divan::main();
}

fn names() -> Vec<String> {
    stress::programs(1).into_iter().map(|program| program.name).collect()
}

#[divan::bench(args = names(), sample_count = 3, sample_size = 1)]
fn program(bencher: Bencher<'_, '_>, name: &str) {
    let program = stress::programs(1000).into_iter().find(|program| program.name == name);
    let program = program.expect("it is one of the names");
    let app = tempfile::tempdir().expect("a directory");
    let config = "name: app\nrelationships:\n    influxdb: 'influx:influxdb'\n";
    fs::write(app.path().join(".platform.app.yaml"), config).expect("a file");
    fs::write(app.path().join(program.path), program.text).expect("a file");
    let options = Options { paths: vec![app.path().to_owned()], ..Options::default() };
    bencher.bench(|| check(&options));
}
