module.exports = {
  port: { doc: 'where to listen', format: 'port', default: 8080, env: 'PORT' },
  influx: {
    url: { doc: 'base URL', format: String, default: 'http://localhost:8086' },
    org: { doc: 'organisation', format: String, default: 'dev' }, // lint-silent: the schema of the app's own configuration
    bucket: { doc: 'bucket', format: String, default: 'dev' }, // lint-silent: the schema of the app's own configuration
    token: { doc: 'token', format: String, default: '', sensitive: true },
    login: { doc: 'user of the 1.x API', format: String, default: 'admin' },
  },
  mysql: {
    user: { doc: 'user', format: String, default: 'root' }, // lint-silent: the schema of the app's own configuration
    password: { doc: 'password', format: String, default: '' },
    host: { doc: 'host', format: String, default: 'localhost' },
  },
};
