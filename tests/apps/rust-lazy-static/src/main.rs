#[macro_use]
extern crate lazy_static;
#[macro_use]
extern crate serde_derive;
extern crate base64;
extern crate serde;
extern crate serde_json;

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::process;

#[derive(Debug, Deserialize, Clone)]
struct Endpoint {
    host: String,
    port: u16,
    #[serde(default)]
    username: String,
    #[serde(default)]
    user: String, // lint-expect: renamed-user=note
    #[serde(default)]
    password: String,
    org: Option<String>, // lint-expect: moved-org
    bucket: Option<String>, // lint-expect: moved-bucket
    #[serde(rename = "api_token")]
    token: Option<String>, // lint-silent: never looked at
    #[serde(default)]
    query: HashMap<String, String>,
}

lazy_static! {
    static ref RELATIONSHIPS: HashMap<String, Vec<Endpoint>> = {
        let raw = match env::var("PLATFORM_RELATIONSHIPS") {
            Ok(raw) => raw,
            Err(e) => {
                eprintln!("{}", e);
                process::exit(2)
            }
        };
        let json = try_decode(&raw).expect("relationships");
        json
    };
}

fn try_decode(raw: &str) -> Result<HashMap<String, Vec<Endpoint>>, Box<dyn Error>> {
    let bytes = r#try!(base64::decode(raw));
    let text = String::from_utf8(bytes)?;
    let parsed = serde_json::from_str(text.as_str())?;
    return Ok(parsed);
}

fn login(e: &Endpoint) -> &str {
    if e.username.is_empty() { &e.user } else { &e.username }
}

fn main() {
    let e = match RELATIONSHIPS.get("tsdb").map(|list| &list[0]) {
        Some(e) => e,
        None => return,
    };
    let org = e.org.as_ref().map(String::as_str).unwrap_or("main");
    let mut line = String::new();
    line += &format!("{}:{}/{}", e.host, e.port, org);
    line.push('/');
    line = line + e.bucket.as_ref().unwrap_or(&String::from("bucket"));
    println!("{} {}", line, login(e));
    if let Some(sql) = RELATIONSHIPS.get("sql").and_then(|list| list.get(0)) {
        println!("{} {:?}", login(sql), sql.org); // lint-silent: postgresql
    }
}
