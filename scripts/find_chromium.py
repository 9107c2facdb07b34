"""Print the path of a Chromium for the browser tests, installing one where the user may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "The browser tests need Chromium: sudo apt install chromium (macOS: brew install --cask chromium)"
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find() -> str:
    """`CHROMIUM`, else one of the system's, else Playwright's own; empty when there is none."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES, MAC):
        if name and (path := shutil.which(name)):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def main() -> int:
    path = find()
    if not path:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr)
        path = find()
    if not path:
        print(MISSING, file=sys.stderr)

        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
