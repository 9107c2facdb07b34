#!/bin/sh
# Lock what pyproject.toml asks for: exact versions with hashes, and no address of a registry.
set -eu
OPTIONS="--generate-hashes --universal --no-header --no-annotate --no-emit-index-url --python-version 3.11 --quiet"
uv pip compile pyproject.toml $OPTIONS -o requirements/base.txt
uv pip compile pyproject.toml --group test $OPTIONS -o requirements/test.txt
uv pip compile pyproject.toml --group test --group lint $OPTIONS -o requirements/dev.txt
