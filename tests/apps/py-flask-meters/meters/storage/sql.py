class SqlExtension:
    def init_app(self, app):
        conf = app.config["SQL"]
        app.extensions["sql"] = self
        self.dsn = "mysql://{user}:{password}@{host}/main".format(**conf)  # lint-silent: our own dictionary
        self.user = conf["user"]  # lint-silent: our own dictionary
