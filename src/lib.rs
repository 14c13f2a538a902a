//! Finds every read of an InfluxDB relationship key that the platform's upgrade to InfluxDB 2.3 removes.
//!
//! One street, with no way back: `project` finds the files and services, `source` reads them, `syntax` lowers each
//! language to one IR, `flow` follows the relationships document through it, `rules` judges what was read, `report` writes it down.

pub mod cli;
pub mod error;
pub mod fix;
pub mod flow;
pub mod gate;
mod judge;
pub mod outcome;
mod program;
pub mod project;
pub mod report;
pub mod rules;
pub mod source;
pub mod syntax;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use judge::Court;
use program::Program;

pub use error::Error;
pub use outcome::Outcome;

/// What to look at, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Directories or files.
    pub paths: Vec<PathBuf>,
    /// Beside those that the platform's configuration declares; they hide those of the same name.
    pub relationships: Vec<project::Relationship>,
    /// The version that the app is to be ready for: `2.3`.
    pub target: String,
    /// Whether files that hold none of the words that matter are left unparsed.
    pub prefilter: bool,
    /// As many as the machine has, if not given.
    pub threads: Option<NonZeroUsize>,
}

impl Default for Options {
    fn default() -> Self {
        Self { paths: vec![".".into()], relationships: Vec::new(), target: "2.3".into(), prefilter: true, threads: None }
    }
}

pub fn check(options: &Options) -> Result<Outcome, Error> {
    let mut clock = Instant::now();
    let mut timings = Vec::new();
    let mut lap = |what| timings.push((what, std::mem::replace(&mut clock, Instant::now()).elapsed()));

    let mut program = Program::open(options)?;
    lap("walk, search, lower");
    let evidence = program.follow(options.prefilter);
    lap("follow");
    let court = Court { project: &program.project, files: program.files(), target: &options.target };
    let findings = court.findings(&evidence);
    let services = court.services(&findings);
    lap("judge");
    let (files, coverage) = program.finish();
    let mut outcome = Outcome { files, findings, services, coverage, target: options.target.clone(), timings };
    outcome.sort();
    Ok(outcome)
}
