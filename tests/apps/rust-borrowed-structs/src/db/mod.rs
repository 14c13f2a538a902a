use crate::raw::{Document, Error, InfluxEndpoint};

pub trait Connect {
    fn url(&self) -> String;
}

pub struct Influx<'a> {
    endpoint: InfluxEndpoint<'a>,
}

impl<'a, 'd: 'a> TryFrom<&'d Document<'a>> for Influx<'a> {
    type Error = Error;

    fn try_from(document: &'d Document<'a>) -> Result<Self, Error> {
        let [endpoint, ..] = document.metrics[..] else { return Err("no metrics".into()) };
        Ok(Influx { endpoint })
    }
}

impl Connect for Influx<'_> {
    fn url(&self) -> String {
        let InfluxEndpoint { host, port, login, organisation, query, .. } = self.endpoint;
        let bucket = query.map(|q| q.bucket).unwrap_or("main");
        format!("http://{login}@{host}:{port}/{}/{bucket}", organisation.unwrap_or("org"))
    }
}

pub struct Mysql<'a>(pub &'a Document<'a>);

impl Connect for Mysql<'_> {
    fn url(&self) -> String {
        let [endpoint] = &self.0.mysql;
        format!("mysql://{}@{}", endpoint.user, endpoint.host)
    }
}
