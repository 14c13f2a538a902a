mod db;
mod raw;

use db::{Connect, Influx, Mysql};
use raw::Document;

fn main() -> Result<(), raw::Error> {
    let text = raw::text()?;
    let document: Document<'_> = serde_json::from_str(&text)?;
    let services: Vec<Box<dyn Connect + '_>> = vec![Box::new(Influx::try_from(&document)?), Box::new(Mysql(&document))];
    for service in &services {
        println!("{}", service.url());
    }
    Ok(())
}
