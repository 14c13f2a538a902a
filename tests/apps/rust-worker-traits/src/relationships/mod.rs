mod model;

use std::collections::HashMap;
use std::str::FromStr;

pub use model::{Endpoint, Scheme};

pub struct Relationships {
    named: HashMap<String, Vec<Endpoint>>,
}

impl Relationships {
    pub fn iter(&self) -> impl Iterator<Item = &Endpoint> {
        self.named.values().flatten()
    }
}

impl FromStr for Relationships {
    type Err = Box<dyn std::error::Error>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use base64::prelude::{Engine as _, BASE64_STANDARD};
        let json = String::from_utf8(BASE64_STANDARD.decode(text)?)?;
        let named = serde_json::from_str(&json)?;
        Ok(Relationships { named })
    }
}
