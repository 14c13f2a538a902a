from .services import services, ServiceNotFound

influx = services.influx
