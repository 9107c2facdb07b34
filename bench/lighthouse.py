"""Lighthouse as on a phone, over every kind of page of a running site: the median of five runs as a table.

    make lighthouse BASE=http://127.0.0.1:8000 RUNS=5

Measure a server with the settings of production and `collectstatic` done, on a machine that does nothing else, and a
campaign that isn't an example: an example asks not to be found, which costs points of `seo`. npm fetches Lighthouse to
`var/audit` once.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

VERSION = "13.5.0"
FOLDER = Path(__file__).resolve().parents[1] / "var/audit" / f"lighthouse-{VERSION}"
PROGRAM = FOLDER / "node_modules/.bin/lighthouse"
LISTS = ("/blog/", "/briefwisseling/", "/gouden-gemeente/", "/pers/")
SCORES = ("performance", "accessibility", "best-practices", "seo")
MEASURES = {"largest-contentful-paint": "LCP", "cumulative-layout-shift": "CLS", "total-blocking-time": "TBT"}
PATIENCE_SECONDS = 180


def install() -> None:
    """Get Lighthouse, unless it is there."""
    if not PROGRAM.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(FOLDER), "--silent", "--ignore-scripts", f"lighthouse@{VERSION}"]
        subprocess.run(command, check=True)


def places(base: str) -> list[str]:
    """The front page, each list, and the first item of each."""
    found = ["/"]
    for start in LISTS:
        with urllib.request.urlopen(base + start) as answer:
            html = answer.read().decode()
        items = re.findall(rf'<h[23][^>]*>\s*<a href="(?:https?://[^/]+)?({start}[\w-]+/)"', html)
        found += [start, *items[:1]]
    return found


def run(address: str) -> dict[str, float]:
    """One run: points out of 100, LCP and TBT in milliseconds, CLS as it is."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    command = [str(PROGRAM), address, "--quiet", "--output=json", f"--only-categories={','.join(SCORES)}", flags]
    report = _report(command)
    scores = {name: report["categories"][name]["score"] * 100 for name in SCORES}
    return scores | {short: report["audits"][name]["numericValue"] for name, short in MEASURES.items()}


def _report(command: list[str]) -> dict[str, Any]:
    """What Lighthouse found. Now and then it loses the browser's record (NO_NAVSTART); then once more."""
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE_SECONDS)
    if done.returncode:
        done = subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_SECONDS)
    return json.loads(done.stdout)


def main() -> None:
    base, runs = os.environ.get("BASE", "http://127.0.0.1:8000"), int(os.environ.get("RUNS", "5"))
    install()
    columns = (*SCORES, *MEASURES.values())
    print("| page | " + " | ".join(columns) + " |\n|---" + "|---" * len(columns) + "|")
    for place in places(base):
        found = [run(base + place) for _number in range(runs)]
        middle = {name: median(one[name] for one in found) for name in columns}
        cells = [f"{middle[name]:.3f}" if name == "CLS" else f"{middle[name]:.0f}" for name in columns]
        print(f"| {place} | " + " | ".join(cells) + " |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
