#[macro_use]
extern crate rocket;

mod config;
mod db;

use config::AppConfig;
use rocket::fairing::AdHoc;
use rocket::figment::providers::{Env, Format, Serialized, Toml};
use rocket::figment::Figment;
use rocket::State;

#[get("/")]
fn index(config: &State<AppConfig>) -> String {
    format!("{}/{}", config.influx.organisation, config.database.user)
}

#[launch]
fn rocket() -> _ {
    let platform = AppConfig::from_platform().expect("platform config");
    let figment = Figment::from(rocket::Config::default())
        .merge(Serialized::defaults(&platform))
        .merge(Toml::file("App.toml").nested())
        .merge(Env::prefixed("APP_").global());
    rocket::custom(figment).manage(platform).attach(AdHoc::config::<AppConfig>()).mount("/", routes![index])
}
