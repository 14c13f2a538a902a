pub mod orders;
pub mod writer;

use crate::error::Error;
use crate::platform::{Endpoint, Relationships};

pub struct Settings {
    pub url: String,
    pub org: String,
    pub bucket: String,
    pub token: String,
}

impl TryFrom<&Relationships> for Settings {
    type Error = Error;

    fn try_from(relationships: &Relationships) -> Result<Self, Self::Error> {
        relationships.endpoint("timeseries")?.try_into()
    }
}

impl<'a> TryFrom<Endpoint<'a>> for Settings {
    type Error = Error;

    fn try_from(endpoint: Endpoint<'a>) -> Result<Self, Self::Error> {
        let token = if endpoint.has("api_token") { // lint-expect: moved-api-token
            endpoint.text("api_token")? // lint-expect: moved-api-token
        } else {
            endpoint.text("password")?
        };
        Ok(Self {
            url: format!("http://{}:{}", endpoint.text("host")?, endpoint.port()),
            org: endpoint.text("org")?.to_string(), // lint-expect: moved-org
            bucket: endpoint.text("bucket")?.into(), // lint-expect: moved-bucket
            token: token.to_owned(),
        })
    }
}
