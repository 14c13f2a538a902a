//! Finds every read of an InfluxDB relationship key that the platform's upgrade to InfluxDB 2.3 removes.
//!
//! One street, with no way back: `project` finds the files and services, `source` reads them, `syntax` lowers each
//! language to one IR, `flow` follows the relationships document through it, `rules` judges what was read, `report` writes it down.

pub mod cli;
pub mod embed;
pub mod error;
pub mod fix;
pub mod flow;
pub mod gate;
mod hash;
mod judge;
pub mod outcome;
mod program;
pub mod project;
mod reach;
pub mod report;
pub mod rules;
mod scope;
pub mod source;
pub mod syntax;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use judge::Court;
use program::Program;
use scope::Scope;

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

    let scope = Scope::of(&options.paths).map_err(|error| Error::new(format!("cannot look at every path: {error}")))?;
    let mut program = Program::open(options, scope.walk())?;
    lap("walk, search, lower");
    let evidence = program.follow(options.prefilter);
    lap("follow");
    let read = |path: &str| program.text(path);
    let court = Court { project: &program.project, files: program.files(), target: &options.target, read: &read };
    let mut findings = court.findings(&evidence);
    let mut services = court.services(&findings);
    findings.retain(|finding| scope.holds(&program.files().get(finding.place.file).path));
    services.retain(|service| {
        program.project.apps.iter().all(|app| Some(&app.name) != service.app.as_ref() || scope.touches(&app.root))
    });
    lap("judge");
    let (mut files, mut coverage) = program.finish();
    coverage.incomplete.retain(|incomplete| scope.holds(&incomplete.path));
    coverage.incomplete.iter_mut().for_each(|incomplete| incomplete.path = scope.shown(&incomplete.path));
    scope.rename(&mut files);
    services.iter_mut().for_each(|service| service.ready &= coverage.incomplete.is_empty());
    let mut outcome = Outcome { files, findings, services, coverage, target: options.target.clone(), timings };
    outcome.sort();
    Ok(outcome)
}
