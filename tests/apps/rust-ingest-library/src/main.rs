use ingest::{relationships, writer::Writer};

struct Session { user: String }

fn main() -> anyhow::Result<()> {
    let all = relationships()?;
    let w = Writer::new(&all).expect("influx");
    let s = Session { user: "x".into() };
    println!("{:?}", all.tsdb[0].org);
    println!("{} {} {}", w.bucket(), s.user, all.pg[0].username);
    Ok(())
}
