#!/bin/sh
# Print the configuration of nginx as it is shipped in deploy/, with made-up values for what must be set.
set -eu
SECRET_KEY=only-to-print-the-configuration-0123456789-0123456789-0123456789 \
ALLOWED_HOSTS=campagne.example.nl \
BASE_URL=https://campagne.example.nl \
DEFAULT_FROM_EMAIL=campagne@campagne.example.nl \
VAR_DIR=/srv/campagne/var \
PAGE_FILES_DIR=/srv/campagne/var/pages \
KIT_ACCEL_LOCATION=/_persmappen/ \
DJANGO_SETTINGS_MODULE=config.settings.production \
"$1" manage.py nginx_conf
