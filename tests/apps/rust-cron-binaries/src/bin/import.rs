use std::process::ExitCode;

use jobs::platform::{Platform, Relationship};
use jobs::service::{Influx, Service};

fn main() -> ExitCode {
    let Some(platform) = Platform::detect() else {
        eprintln!("not on the platform");
        return ExitCode::FAILURE;
    };

    let influx = Influx::try_from(&platform).expect("an endpoint");
    println!("{} {} {} {:?}", influx.host, influx.account, influx.org, influx.bucket);

    let service = Service::open(&platform, Relationship::Influx);
    println!("{:?} {:?}", service.user(), service.token());

    let options = platform.find(Relationship::Influx).map(|e| jobs::options(e, &["host", "bucket"])); // lint-expect: moved-bucket
    println!("{:?}", options.and_then(|o| o.get("bucket").cloned())); // lint-silent: our own

    let options = platform.find(Relationship::Search).map(|e| jobs::options(e, &["host", "user"])); // lint-silent: Elasticsearch
    println!("{options:?}");

    if let Some(host) = platform.find(Relationship::Legacy).and_then(|e| e.get("host")) { // lint-silent: 1.8 has no credentials
        println!("{host}");
    }
    ExitCode::SUCCESS
}
