//! The command line: one file a subcommand. It stands above the street: it alone reads arguments, knows terminals and prints.

mod arguments;
mod check;
mod explain;
mod rules;
mod terminal;

use std::io::{self, Write};

use clap::{CommandFactory, Parser, Subcommand};

use crate::Error;
use crate::gate::{EXIT_CODES, Verdict};
use crate::report::{Shown, render};

use terminal::Color;

/// Finds every read of an InfluxDB relationship key that the upgrade to InfluxDB 2.3 removes
#[derive(Parser)]
#[command(
    name = "influx-upgrade-lint",
    version,
    max_term_width = 110,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = exit_codes()
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: check::Arguments,
}

#[derive(Subcommand)]
enum Command {
    /// Check a project; what is done when no command is given
    #[command(after_help = exit_codes())]
    Check(check::Arguments),
    /// Say what a rule looks for, why, and what to write instead
    Explain(explain::Arguments),
    /// List the rules
    Rules(rules::Arguments),
}

impl Command {
    fn color(&self) -> Color {
        match self {
            Self::Check(arguments) => arguments.color,
            Self::Explain(arguments) => arguments.color,
            Self::Rules(arguments) => arguments.color,
        }
    }
}

fn is_command(name: &str) -> bool {
    Cli::command().get_subcommands().any(|command| command.get_name() == name)
}

/// Does what the command line says, and gives the exit code.
pub fn run() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too. Nobody is left to tell if they can't be written.
            let _ = error.print();
            return if error.use_stderr() { Verdict::Misuse.code() } else { Verdict::Pass.code() };
        }
    };
    let command = cli.command.unwrap_or(Command::Check(cli.check));
    let color = command.color();
    let done = match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments).map(|()| Verdict::Pass),
        Command::Rules(arguments) => rules::run(&arguments).map(|()| Verdict::Pass),
    };
    match done {
        Ok(verdict) => verdict.code(),
        Err(error) => {
            complain(&error, color);
            Verdict::Misuse.code()
        }
    }
}

fn complain(error: &Error, color: Color) {
    let look = color.look(&io::stderr());
    let blame = error.blame.as_deref().map(|blame| (&blame.file, blame.span, blame.label.as_str()));
    let text = render(&Shown::error(&error.message, error.help.as_deref(), blame, &look), &look);
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes to standard output. A reader that has seen enough (`| head`) is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("cannot write to standard output: {error}")))
        }
        _ => {
            // What could not be written is not to be tried again on dropping.
            let _ = out.into_parts();
            Ok(())
        }
    }
}

fn exit_codes() -> String {
    let mut help = "Exit codes:".to_owned();
    for (_, code, meaning) in EXIT_CODES {
        help.push_str(&format!("\n  {code}  {meaning}"));
    }
    help
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
