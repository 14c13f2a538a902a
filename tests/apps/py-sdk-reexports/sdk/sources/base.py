from abc import ABC, abstractmethod


class Source(ABC):
    @abstractmethod
    def endpoint(self, name):
        raise NotImplementedError

    def require(self, name):
        found = self.endpoint(name)
        if not found:
            raise LookupError(name)
        return found
