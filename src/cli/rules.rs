//! `rules`: every rule in a line.

use std::io;

use clap::Args;

use super::print;
use super::terminal::Color;
use crate::Error;
use crate::rules::rules;

#[derive(Args)]
pub(super) struct Arguments {
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub(super) color: Color,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Error> {
    let look = arguments.color.look(&io::stdout());
    let width = rules().iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    print(|out| {
        for rule in rules() {
            let id = look.strong(&format!("{:width$}", rule.id));
            writeln!(out, "{id}  {:7}  {} {}: {}", rule.severity, rule.service, rule.since, rule.summary)?;
        }
        Ok(())
    })
}
