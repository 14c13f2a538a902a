use crate::error::Error;
use crate::platform::Relationships;

pub async fn connect(relationships: &Relationships) -> Result<String, Error> {
    let orders = relationships.endpoint("orders")?;
    let user = orders.text("username")?;
    let owner = orders.text("user").unwrap_or(user); // lint-silent: postgresql
    Ok(format!("postgres://{owner}@{}", orders.text("host")?))
}
