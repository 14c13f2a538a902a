//! Finds every read of an InfluxDB relationship key that the platform's upgrade to InfluxDB 2.3 removes.
//!
//! One street, with no way back: `project` finds the files and services, `source` reads them, `syntax` lowers each
//! language to one IR, `flow` follows the relationships document through it, `rules` judges what was read, `report` writes it down.

pub mod outcome;
pub mod project;
pub mod report;
pub mod rules;
pub mod source;
pub mod syntax;
