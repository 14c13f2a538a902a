use base64::{engine::general_purpose, Engine};
use serde::de::DeserializeOwned;

pub fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Box<dyn std::error::Error>> {
    let bytes = general_purpose::STANDARD.decode(text.as_bytes())?;
    Ok(serde_json::from_slice::<T>(&bytes)?)
}
