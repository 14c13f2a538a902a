use serde::{Deserialize, Serialize};

use crate::source::Place;

/// In ascending order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A fallback, a thing to know.
    Note,
    /// Likely, not proven.
    Warning,
    /// A proven read that fails on the target version.
    Error,
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// One place to change, and why.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The id of its rule.
    pub rule: &'static str,
    pub severity: Severity,
    pub confidence: Confidence,
    /// One sentence that names the problem: lower case, no full stop, code between backticks.
    pub message: String,
    /// The remedy.
    pub help: Option<String>,
    /// The text of the old key where it is written.
    pub place: Place,
    pub app: Option<String>,
    pub relationship: Option<String>,
    pub service: Option<String>,
    pub service_version: Option<String>,
    /// The old key; empty where it is not known.
    pub key: String,
    /// The access path that is read: `$.influxdb[0].org`.
    pub before: String,
    /// The one to read instead: `$.influxdb[0].query.org`.
    pub after: String,
    /// It stands beside a read of the new key.
    pub fallback: bool,
    /// How the value came here, in the order that it travelled; the last is the read itself.
    pub flow: Vec<Step>,
    pub fixes: Vec<Fix>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub place: Place,
    pub label: String,
}

#[derive(Clone, Debug)]
pub struct Fix {
    pub title: String,
    pub applicability: Applicability,
    pub edits: Vec<Edit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Does what the old code did, on the new version.
    Safe,
    /// Likely right; to be looked at.
    Unsafe,
    /// A picture of what to write, not to be applied.
    Display,
}

/// Puts `text` in the place of what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub place: Place,
    pub text: String,
}
