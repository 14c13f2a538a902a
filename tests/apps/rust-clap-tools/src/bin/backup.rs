use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use influx_tools::{cmd::ask, influx, Target};

#[derive(Parser)]
struct Cli {
    /// Overrides the organisation.
    #[arg(long, env = "INFLUXDB_ORG")] // lint-expect: vanished-variable
    org: Option<String>,
    #[arg(long, env = "INFLUXDB_USERNAME")]
    user: Option<String>, // lint-silent: an argument of the program
    #[command(subcommand)]
    command: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    Backup(Backup),
    Login,
}

#[derive(Args)]
struct Backup {
    #[arg(short, long, default_value = "/tmp/backup")]
    to: PathBuf,
    #[arg(long)]
    bucket: Option<String>, // lint-silent: an argument of the program
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    match cli.command {
        Cmd::Backup(Backup { to, bucket }) => {
            let target = influx()?;
            let org = cli.org.unwrap_or(target.org);
            let bucket = bucket.unwrap_or_else(|| target.bucket.clone());
            Command::new("influx")
                .args(["backup", "--org", &org, "--bucket", &bucket, "--token", &target.token])
                .arg(to)
                .status()?;
        }
        Cmd::Login => {
            let Target { login: (user, _), .. } = influx()?;
            println!("{user} {}", ask(".influxdb[0] | [.user, .port] | @tsv")?); // lint-expect: renamed-user
        }
    }
    Ok(())
}
