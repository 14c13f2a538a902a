from platformshconfig import Config

from .base import Source


class PlatformSource(Source):
    _config = None

    @property
    def config(self):
        if self._config is None:
            type(self)._config = Config()
        return self._config

    def endpoint(self, name):
        if not self.config.is_valid_platform() or not self.config.has_relationship(name):
            return None
        return self.config.credentials(name)
