from django.conf import settings
import requests


def write(line, user):
    m = settings.METRICS
    return requests.post(f"http://{m['host']}:{m['port']}/api/v2/write",
                         params={'bucket': m['bucket'], **settings.INFLUX_OPTIONS},  # lint-expect: moved-bucket
                         auth=(user.username, m.get('password')), data=line)
