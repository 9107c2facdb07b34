#!/bin/sh
# Start the web server. Migrations run first: they are safe to repeat.
set -eu
python manage.py migrate --noinput --verbosity=0
python manage.py setup_roles
exec env PYTHONPATH=site python -m gunicorn config.wsgi --bind "0.0.0.0:${PORT:-8000}" \
  --worker-class gthread --workers "${WEB_WORKERS:-2}" --threads "${WEB_THREADS:-4}" --access-logfile -
