"""The rules of this repository that no linter knows: templates, addresses, words."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written in pieces, so that this file doesn't hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "npmjs" + ".com",
    "artifact" + "ory",
]
BINARY = {".jpg", ".jpeg", ".png", ".webp", ".woff2", ".ico", ".pdf"}
INLINE = re.compile(r"<style[\s>]|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)[\s>]", re.IGNORECASE)
# Wagtail's admin pages have their own style; a kit's pages must read without any other file.
TEMPLATES_WITH_OWN_RULES = ("wagtailadmin", "admin/")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def problems() -> list[str]:
    found = []
    for path in tracked():
        if path.suffix in BINARY or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        name = path.relative_to(ROOT).as_posix()
        found += [f"{name}: names a package registry ({host})" for host in REGISTRIES if host in text.lower()]
        if path.suffix == ".html" and not any(part in name for part in TEMPLATES_WITH_OWN_RULES):
            found += [f"{name}:{line}: inline style or script" for line in _inline_lines(text)]
        if path.name in ("utils.py", "helpers.py"):
            found.append(f"{name}: say what is in it; no utils, no helpers")
    return found


def _inline_lines(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), start=1) if INLINE.search(line)]


def main() -> int:
    found = problems()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
