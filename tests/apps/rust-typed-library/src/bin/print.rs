use psh::Platform;

fn main() -> psh::Outcome {
    let platform = Platform::global();
    let influx = platform.influx()?;
    println!("{} {}", influx.target.database, influx.authorization());
    println!("{}", platform.mysql()?.user.unwrap_or_default());
    Ok(())
}
