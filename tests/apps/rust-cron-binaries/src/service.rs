use serde::Deserialize;
use serde_json::Value;

use crate::platform::{Platform, Relationship};

#[derive(Deserialize)]
pub struct Influx<'a> {
    pub host: &'a str,
    #[serde(rename(deserialize = "user"))] // lint-expect: renamed-user
    pub account: &'a str,
    #[serde(borrow)]
    pub org: std::borrow::Cow<'a, str>, // lint-expect: moved-org
    #[serde(skip)]
    pub bucket: Option<String>, // lint-silent: skipped
}

#[derive(Deserialize)]
pub struct Search {
    pub host: String,
    pub user: Option<String>, // lint-silent: Elasticsearch
}

pub enum Service<'a> {
    Influx(&'a Value),
    Search(Search),
    Other,
}

impl<'a> Service<'a> {
    pub fn open(platform: &'a Platform, relationship: Relationship) -> Self {
        match (relationship, platform.find(relationship)) {
            (Relationship::Influx, Some(value)) => Service::Influx(value),
            (Relationship::Search, Some(value)) => match serde_json::from_value(value.clone()) {
                Ok(search) => Service::Search(search),
                Err(_) => Service::Other,
            },
            _ => Service::Other,
        }
    }

    pub fn user(&self) -> Option<&str> {
        match self {
            Service::Influx(value) => value.get("user").and_then(Value::as_str), // lint-expect: renamed-user
            Service::Search(search) => search.user.as_deref(), // lint-silent: Elasticsearch
            Service::Other => None,
        }
    }

    pub fn token(&self) -> Option<String> {
        let Service::Influx(value) = self else {
            return None;
        };
        let token = value["api_token"].as_str()?; // lint-expect: moved-api-token
        Some(token.to_owned())
    }
}

impl<'a> TryFrom<&'a Platform> for Influx<'a> {
    type Error = serde_json::Error;

    fn try_from(platform: &'a Platform) -> Result<Self, Self::Error> {
        let value = platform.find(Relationship::Influx).unwrap_or(&Value::Null);
        Influx::deserialize(value)
    }
}
