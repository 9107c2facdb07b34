#!/bin/sh
# Start the worker: publishes on time, sends mail, builds media kits.
set -eu
exec python manage.py worker
