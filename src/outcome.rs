//! All that a run found out: what `report` writes down and `gate` judges.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::project::walk::LeftOut;
use crate::rules::Finding;
use crate::source::{Files, Place};

#[derive(Debug, Default)]
pub struct Outcome {
    /// At least every file that a finding, one of its steps or an incomplete entry points into.
    pub files: Files,
    /// By path, byte, rule, once [`Outcome::sort`] was called.
    pub findings: Vec<Finding>,
    pub services: Vec<ServiceStatus>,
    pub coverage: Coverage,
    /// The version that the app is to be ready for: `2.3`.
    pub target: String,
    /// What took how long, in the order that it was done.
    pub timings: Vec<(&'static str, Duration)>,
}

/// A relationship to a service of the kind that is looked at, and how far its app is from the upgrade.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ServiceStatus {
    pub app: Option<String>,
    pub relationship: String,
    pub service: Option<String>,
    /// Without its version: `influxdb`.
    #[serde(rename = "type")]
    pub kind: String,
    pub version: Option<String>,
    /// How many stand between it and the upgrade, in the whole project: errors and warnings, no notes.
    pub findings: usize,
    /// There are none, and everything that was asked for could be analysed.
    pub ready: bool,
}

/// What was looked at, and what wasn't.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub files_walked: usize,
    pub files_read: usize,
    pub files_parsed: usize,
    /// What matters and could not be analysed.
    pub incomplete: Vec<Incomplete>,
    /// How many files and directories were walked past on purpose.
    pub left_out: BTreeMap<LeftOut, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Incomplete {
    pub path: String,
    /// Lower case, no full stop.
    pub why: String,
    pub place: Option<Place>,
}

impl Outcome {
    /// Brings everything into the one order that it is shown in.
    pub fn sort(&mut self) {
        let files = &self.files;
        self.findings.sort_by_cached_key(|finding| {
            let place = finding.place;
            let path = files.get(place.file).path.clone();
            (path, place.span, finding.rule, finding.before.clone(), finding.app.clone(), finding.message.clone())
        });
        self.services.sort();
        self.coverage.incomplete.sort();
        self.coverage.incomplete.dedup();
    }
}
