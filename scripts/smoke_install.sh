#!/bin/sh
# The locked requirements install on this Python, and the site starts with them.
set -eu
PYTHON=$1
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
"$PYTHON" -c 'import ensurepip' 2>/dev/null || { echo "$("$PYTHON" -V): no venv module, left out"; exit 0; }
"$PYTHON" -m venv "$FOLDER/venv"
if command -v uv >/dev/null 2>&1; then
  uv pip install --quiet --python "$FOLDER/venv/bin/python" --require-hashes -r requirements/base.txt
else
  "$FOLDER/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
fi
VAR_DIR="$FOLDER" DJANGO_SETTINGS_MODULE=config.settings.dev "$FOLDER/venv/bin/python" manage.py check
echo "$("$PYTHON" -V): fine"
