mod commands;
mod env;
mod ext;
mod service;

use clap::{Parser, Subcommand};
use commands::{Command, report::Report, search::Search, tokens, typed};
use data_encoding::BASE64;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    environment: env::Environment,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Report {
        #[arg(long, default_value_t = 7)]
        days: u32,
    },
    Search,
    /// The user is whoever runs it.
    Tokens { user: Option<String>, bucket: Option<String> }, // lint-silent: arguments
    Summary,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    match cli.task {
        Task::Report { days } => Report { days }.run()?,
        Task::Search => Search.run()?,
        Task::Tokens { user, bucket } => { // lint-silent: arguments
            println!("# for {} on {}", user.unwrap_or_default(), bucket.as_deref().unwrap_or("every bucket"));
            tokens::Tokens::new(&cli.environment)?.print().await?;
            println!("# {:?} {:?}", tokens::people(), env::route_user("https://{default}/"));
        }
        Task::Summary => {
            let document = BASE64.decode(cli.environment.relationships.as_bytes())?;
            let document = std::str::from_utf8(&document)?;
            println!("{}", typed::summary(document)?);
            println!("{:?} {:?}", service::target(document), service::Service::open("metrics").user());
        }
    }
    Ok(())
}
