"""The rules of this repository that no linter knows: addresses, paths, templates, names of modules."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Registries of packages and of images. In pieces, so that this file doesn't name what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
        ("crates", "io"), ("proxy", "golang"), ("rubygems", "org"), ("deb", "debian"), ("docker", "io"),
    )
]  # fmt: skip
REGISTRY_WORDS = ["arti" + "factory", "--" + "index-url", "--extra-" + "index-url"]
MACHINE_PATH = re.compile(r"(?<![\w.)}\]*-])/(?:home|root|Users|work)/[\w.]")
INLINE = re.compile(r"<style(?:[\s>]|$)|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?:[\s>]|$)", re.IGNORECASE)
BINARY = {".jpg", ".jpeg", ".png", ".webp", ".woff2", ".woff", ".ttf", ".otf", ".ico", ".pdf", ".zip"}
UNNAMED = {"utils.py", "helpers.py"}


def tracked() -> list[Path]:
    """What git holds, and what a commit of everything new would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def problems_in(name: str, text: str) -> Iterator[str]:
    """What is wrong with one file, as lines to show."""
    if Path(name).name in UNNAMED:
        yield f"{name}: say what is in it; no utils, no helpers"
    if Path(name).name == "uv.lock":
        yield f"{name}: names a package registry; `make lock` writes requirements without one"
    for number, line in enumerate(text.splitlines(), start=1):
        lower = line.lower()
        for word in (*REGISTRIES, *REGISTRY_WORDS):
            if word in lower:
                yield f"{name}:{number}: names a package registry ({word})"
        if MACHINE_PATH.search(line):
            yield f"{name}:{number}: a path of one machine"
        if name.endswith(".html") and INLINE.search(line):
            yield f"{name}:{number}: inline style or script"


def main() -> int:
    found: list[str] = []
    for path in tracked():
        if path.suffix not in BINARY and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += problems_in(path.relative_to(ROOT).as_posix(), text)
    if found:
        print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
