use serde_json::Value;

use super::Command;
use crate::ext::ValueExt;

/// Rebuilds the index.
pub struct Search;

impl Command for Search {
    const RELATIONSHIP: &'static str = "search";

    fn run(&self) -> anyhow::Result<()> {
        let endpoint = self.endpoint()?;
        let user = endpoint.text("user"); // lint-silent: OpenSearch
        println!("indexing as {user:?}");
        for index in indices(endpoint) {
            println!("{index}");
        }
        Ok(())
    }
}

fn indices(endpoint: &Value) -> Vec<String> {
    let prefix = endpoint["bucket"].as_str().unwrap_or("site"); // lint-silent: OpenSearch
    ["pages", "files"].iter().enumerate().map(|(number, name)| format!("{prefix}-{number}-{name}")).collect()
}
