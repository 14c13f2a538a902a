use base64::Engine;
use serde_json::Value;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

pub fn service(name: &str) -> Result<Value, Failure> {
    let raw = std::env::var_os("PLATFORM_RELATIONSHIPS").ok_or("not set")?;
    let raw = raw.into_string().map_err(|_| "not text")?;
    let mut decoded = Vec::new();
    base64::engine::general_purpose::STANDARD.decode_vec(raw, &mut decoded)?;
    let document: Value = serde_json::from_reader(decoded.as_slice())?;
    document.get(name).and_then(|all| all.get(0)).cloned().ok_or_else(|| format!("no {name}").into())
}

pub fn property(name: &str, key: &str) -> Result<String, Failure> {
    let endpoint = service(name)?;
    match &endpoint[key] {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(format!("{key} is {other}").into()),
    }
}
