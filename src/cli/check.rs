//! `check`: look, judge, write down.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::arguments::{self, Output};
use super::print;
use super::terminal::{Color, PLAIN};
use crate::gate::{Policy, Verdict, verdict};
use crate::report::FORMATS;
use crate::rules::Severity;
use crate::{Error, Options, Outcome};

#[derive(Args)]
pub(super) struct Arguments {
    /// Directories or files to check
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    #[arg(long, value_name = "FORMAT[=FILE]", help = formats())]
    format: Vec<String>,

    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    fail_on: FailOn,

    /// Do not fail because something could not be analysed
    #[arg(long)]
    allow_incomplete: bool,

    /// A relationship that no configuration here declares; may be repeated. Without TYPE it is InfluxDB
    #[arg(long, value_name = "NAME[=TYPE:VERSION]")]
    relationship: Vec<String>,

    /// The version of InfluxDB that the app is to be ready for
    #[arg(long, value_name = "VERSION", default_value = "2.3")]
    target: String,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, hide_possible_values = false)]
    pub(super) color: Color,

    /// How many threads to use [default: as many as there are processors]
    #[arg(long, value_name = "COUNT")]
    threads: Option<NonZeroUsize>,

    /// Parse every file, even where nothing in it can matter
    #[arg(long)]
    no_prefilter: bool,

    /// Say on standard error what took how long
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

fn formats() -> String {
    let mut help = "How to write down what was found, and where to; may be repeated:".to_owned();
    for (index, format) in FORMATS.iter().enumerate() {
        let default = if index == 0 { " (default)" } else { "" };
        help.push_str(&format!("\n- {}: {}{default}", format.id, format.description));
    }
    help
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let outputs = outputs(&arguments.format)?;
    let options = options(arguments)?;
    let policy = policy(arguments);
    let outcome = crate::check(&options)?;
    let verdict = verdict(&outcome.findings, &outcome.coverage, &policy);
    // Files first: a terminal that is closed early must not cost anybody a report.
    for output in &outputs {
        if let Some(path) = &output.file {
            save(output, path, &outcome)?;
        }
    }
    for output in outputs.iter().filter(|output| output.file.is_none()) {
        let look = arguments.color.look(&io::stdout());
        print(|out| (output.format.write)(&outcome, &look, out))?;
    }
    if arguments.timings {
        for (what, time) in &outcome.timings {
            let _ = writeln!(io::stderr(), "{:>9.1} ms  {what}", time.as_secs_f64() * 1000.0);
        }
    }
    Ok(verdict)
}

fn outputs(formats: &[String]) -> Result<Vec<Output>, Error> {
    let mut outputs = formats.iter().map(|text| arguments::output(text)).collect::<Result<Vec<_>, _>>()?;
    if outputs.iter().filter(|output| output.file.is_none()).count() > 1 {
        return Err(Error::new("two formats cannot both go to standard output")
            .help("give all but one of them a file: `--format json=report.json`"));
    }
    if outputs.is_empty() {
        outputs.extend(FORMATS.first().map(|format| Output { format, file: None }));
    }
    Ok(outputs)
}

fn options(arguments: &Arguments) -> Result<Options, Error> {
    for path in &arguments.paths {
        if let Err(error) = path.metadata() {
            let command = path.to_str().is_some_and(super::is_command);
            let path = path.display();
            return Err(match error.kind() {
                io::ErrorKind::NotFound if command => Error::new(format!("there is no file `{path}`"))
                    .help(format!("a command comes before all options: `influx-upgrade-lint {path} …`")),
                io::ErrorKind::NotFound => Error::new(format!("there is no file or directory `{path}`")),
                _ => Error::new(format!("cannot look at `{path}`: {error}")),
            });
        }
    }
    Ok(Options {
        paths: arguments.paths.clone(),
        relationships: arguments.relationship.iter().map(|text| arguments::relationship(text)).collect::<Result<_, _>>()?,
        target: arguments::target(&arguments.target)?,
        prefilter: !arguments.no_prefilter,
        threads: arguments.threads,
    })
}

fn policy(arguments: &Arguments) -> Policy {
    let fail_on = match arguments.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Note => Some(Severity::Note),
        FailOn::Never => None,
    };
    Policy { fail_on, allow_incomplete: arguments.allow_incomplete }
}

fn save(output: &Output, path: &str, outcome: &Outcome) -> Result<(), Error> {
    let write = || {
        let mut out = BufWriter::new(File::create(path)?);
        (output.format.write)(outcome, &PLAIN, &mut out)?;
        out.flush()
    };
    write().map_err(|error| Error::new(format!("cannot write `{path}`: {error}")))
}
