use super::Settings;

pub struct Writer {
    settings: Settings,
}

impl Writer {
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    pub fn describe(&self) -> String {
        let Settings { url, org, bucket, .. } = &self.settings; // lint-silent: fields of the app's own
        format!("{url}/api/v2/write?org={org}&bucket={bucket}")
    }
}
