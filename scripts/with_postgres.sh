#!/bin/sh
# Run a command with DATABASE_URL set to a PostgreSQL of its own, in a temporary folder, and end it after.
set -eu
BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$BIN" ] || BIN=$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)")
[ -x "$BIN/initdb" ] || { echo "PostgreSQL isn't installed. Run: sudo apt install postgresql"; exit 1; }
FOLDER=$(mktemp -d)
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# PostgreSQL refuses to run as root.
AS=""
if [ "$(id -u)" = 0 ]; then chown postgres "$FOLDER"; AS="runuser -u postgres --"; fi
stop() { $AS "$BIN/pg_ctl" -D "$FOLDER/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$FOLDER"; }
trap stop EXIT INT TERM
cd "$FOLDER"
$AS "$BIN/initdb" -D "$FOLDER/data" -U campagne --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
$AS "$BIN/pg_ctl" -D "$FOLDER/data" -w -o "-p $PORT -h 127.0.0.1 -k $FOLDER -c fsync=off -c max_connections=50" start >/dev/null
cd - >/dev/null
DATABASE_URL="postgres://campagne@127.0.0.1:$PORT/postgres" "$@"
