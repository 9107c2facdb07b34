"""The WSGI entry point; run it with `PYTHONPATH=site gunicorn config.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()

# What is loaded by now stays. Looking for cycles in it again and again took a tenth of a first view.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
