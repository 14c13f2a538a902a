use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Command;
use crate::ext::ValueExt;

pub struct Report {
    pub days: u32,
}

impl Command for Report {
    const RELATIONSHIP: &'static str = "metrics";

    fn run(&self) -> anyhow::Result<()> {
        let endpoint = self.endpoint()?;
        let org = endpoint.text("org").unwrap_or_default(); // lint-expect: moved-org
        let token = endpoint.nested(&["query", "api_token"]); // lint-silent: the new place
        let body = json!({
            "query": self.flux(endpoint),
            "org": org, // lint-silent: what is sent
            "user": endpoint.text("username"), // lint-silent: the new key
        });
        println!("{body} {token:?}");
        println!("{}", header(endpoint));
        Ok(())
    }
}

impl Report {
    fn flux(&self, endpoint: &Value) -> String {
        let mut flux = String::new();
        let bucket = if let Value::String(bucket) = &endpoint["bucket"] { bucket } else { "site" }; // lint-expect: moved-bucket
        let _ = write!(flux, "from(bucket: {bucket:?}) |> range(start: -{}d)", self.days);
        flux.push_str(" |> group(columns: [\"user\", \"org\"])"); // lint-silent: columns of the data
        flux
    }
}

/// One line about where the numbers come from.
fn header(endpoint: &Value) -> String {
    let fields: BTreeMap<&str, &Value> = ["host", "org", "user"] // lint-expect: moved-org renamed-user
        .into_iter()
        .map(|key| (key, &endpoint[key]))
        .collect();
    let mut line = String::from("from ");
    for (key, value) in &fields {
        write!(line, "{key}={value} ").expect("writing to a string");
    }
    line
}
