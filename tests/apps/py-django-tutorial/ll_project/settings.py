from pathlib import Path
from platformshconfig import Config

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = 'dev'
DEBUG = True
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': BASE_DIR / 'db.sqlite3'}}
LOGIN_URL = 'accounts:login'

# Platform.sh settings.
config = Config()
if config.is_valid_platform():
    ALLOWED_HOSTS.append('.platformsh.site')
    DEBUG = False

    if config.appDir:
        STATIC_ROOT = Path(config.appDir) / 'static'
    if config.projectEntropy:
        SECRET_KEY = config.projectEntropy

    if not config.in_build():
        db_settings = config.credentials('db')
        DATABASES = {
            'default': {
                'ENGINE': 'django.db.backends.postgresql',
                'NAME': db_settings['path'],
                'USER': db_settings['username'],
                'PASSWORD': db_settings['password'],
                'HOST': db_settings['host'],
                'PORT': db_settings['port'],
            },
        }
        db_settings = config.credentials('metrics')
        INFLUX_USER = db_settings['user']  # lint-expect: renamed-user
        INFLUX_OPTIONS = {
            'org': db_settings['org'],  # lint-expect: moved-org
            'bucket': 'll',  # lint-silent: ours
        }
        METRICS = db_settings
else:
    METRICS = {'host': 'localhost', 'user': 'x', 'bucket': 'y'}
