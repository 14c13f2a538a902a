use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(influx_upgrade_lint::cli::run())
}
