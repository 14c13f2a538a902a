pub mod report;
pub mod search;
pub mod tokens;
pub(crate) mod typed;

/// A command and what it needs from the services.
pub trait Command {
    const RELATIONSHIP: &'static str;

    fn run(&self) -> anyhow::Result<()>;

    fn endpoint(&self) -> anyhow::Result<&'static serde_json::Value> {
        crate::env::ALL
            .get(Self::RELATIONSHIP)
            .and_then(|endpoints| endpoints.first())
            .ok_or_else(|| anyhow::anyhow!("no {}", Self::RELATIONSHIP))
    }
}
