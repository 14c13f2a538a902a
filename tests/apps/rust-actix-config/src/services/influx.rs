use crate::settings::Influx;

pub struct InfluxService {
    auth: Option<(String, String)>,
    org: String,
}

impl InfluxService {
    pub fn new(settings: &Influx) -> Self {
        let auth = (!settings.user.is_empty()).then(|| (settings.user.clone(), settings.password.clone()));
        InfluxService { auth, org: settings.org.clone() } // lint-silent: the app's own setting
    }
    pub fn org(&self) -> &str {
        &self.org
    }
}
