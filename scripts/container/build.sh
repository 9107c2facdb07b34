#!/bin/sh
# Build step of the image: translations and collected static files. Needs no secret and no database.
set -eu
python scripts/build_locale.py
SECRET_KEY=only-while-building-the-image-0123456789-0123456789 ALLOWED_HOSTS=localhost \
BASE_URL=https://localhost DEFAULT_FROM_EMAIL=build@localhost.example \
python manage.py collectstatic --noinput --verbosity=0
