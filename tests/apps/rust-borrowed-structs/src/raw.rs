use std::borrow::Cow;

use serde::Deserialize;

pub type Error = Box<dyn std::error::Error + Send + Sync>;

#[derive(Deserialize)]
pub struct Document<'a> {
    #[serde(borrow)]
    pub metrics: Vec<InfluxEndpoint<'a>>,
    #[serde(borrow, rename = "database")]
    pub mysql: [MysqlEndpoint<'a>; 1],
}

#[derive(Deserialize, Clone, Copy)]
pub struct InfluxEndpoint<'a> {
    pub host: &'a str,
    pub port: u16,
    #[serde(rename = "user")] // lint-expect: renamed-user
    pub login: &'a str,
    pub password: &'a str,
    #[serde(default, rename = "org")] // lint-expect: moved-org
    pub organisation: Option<&'a str>,
    #[serde(borrow)]
    pub query: Option<Query<'a>>,
}

#[derive(Deserialize, Clone, Copy)]
pub struct Query<'a> {
    pub bucket: &'a str, // lint-silent: where it is from 2.3 on
}

#[derive(Deserialize)]
pub struct MysqlEndpoint<'a> {
    pub host: Cow<'a, str>,
    pub user: &'a str, // lint-silent: mysql
}

pub fn text() -> Result<String, Error> {
    let mut buffer = Vec::new();
    let encoded = std::env::var_os("PLATFORM_RELATIONSHIPS").ok_or("no relationships")?;
    let encoded = encoded.into_string().map_err(|_| "not text")?;
    base64::decode_config_buf(encoded, base64::STANDARD, &mut buffer)?;
    Ok(String::from_utf8(buffer)?)
}
