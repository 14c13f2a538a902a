mod relationships;

use std::collections::BTreeMap;

use relationships::{Endpoint, Relationships, Scheme};

struct Influx<'r> {
    endpoint: &'r Endpoint,
}

impl<'r> Influx<'r> {
    fn find(all: &'r Relationships) -> Option<Self> {
        all.iter().find(|e| e.rel == "influxdb").map(|endpoint| Influx { endpoint })
    }

    fn credentials(&self) -> (&'r str, &'r str) {
        match (&self.endpoint.user, &self.endpoint.password) {
            (Some(user), Some(password)) => (user, password),
            (None, Some(password)) => ("admin", password),
            _ => ("", ""),
        }
    }

    fn extra(&self, key: &str) -> Option<&'r str> {
        self.endpoint.extra.get(key).and_then(|v| v.as_str())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let all: Relationships = std::env::var("PLATFORM_RELATIONSHIPS")?.parse()?;
    let influx = Influx::find(&all).ok_or("no influx")?;
    let (user, _) = influx.credentials();
    let org = influx.extra("org").unwrap_or("main"); // lint-expect: moved-org
    let bucket = influx.extra("bucket").or(influx.extra("db")).unwrap_or(org); // lint-expect: moved-bucket
    let token = if let Some(query) = influx.endpoint.extra.get("query")
        && let Some(token) = query["api_token"].as_str()
    {
        token
    } else {
        influx.extra("api_token").unwrap_or_default() // lint-expect: moved-api-token=note
    };
    println!("{user} {bucket} {token}");
    let by_scheme: BTreeMap<Scheme, Vec<&Endpoint>> = all.iter().fold(BTreeMap::new(), |mut map, e| {
        map.entry(e.scheme).or_insert_with(Vec::new).push(e);
        map
    });
    for e in by_scheme.get(&Scheme::Mysql).into_iter().flatten() {
        println!("mysql://{}@{}", e.user.as_deref().unwrap_or("user"), e.host); // lint-silent: mysql
    }
    Ok(())
}
