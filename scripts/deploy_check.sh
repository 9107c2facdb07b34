#!/bin/sh
# Django's deployment checks on the production settings, with made-up values for what must be set.
set -eu
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
SECRET_KEY=$(head -c 48 /dev/urandom | od -An -tx1 | tr -d ' \n') \
ALLOWED_HOSTS=campagne.example \
BASE_URL=https://campagne.example \
DEFAULT_FROM_EMAIL=campagne@campagne.example \
VAR_DIR="$FOLDER" \
DJANGO_SETTINGS_MODULE=config.settings.production \
"$1" manage.py check --deploy --fail-level WARNING
