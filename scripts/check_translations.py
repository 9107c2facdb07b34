"""Every text of ours that can appear on screen has a Dutch translation. Needs GNU gettext (xgettext)."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_locale import ROOT, BadTranslation, collect, parse


def messages_in_source() -> dict[str, str]:
    """Every marked text in the source: its key, and where it was found first."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "source")
        shutil.copytree(
            ROOT,
            copy,
            ignore=shutil.ignore_patterns(".venv", "var", ".git", "tests", "__pycache__", "locale"),
        )
        (copy / "locale").mkdir()
        manage = [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--no-wrap"]
        subprocess.run(manage, cwd=copy, check=True, capture_output=True, text=True)
        text = (copy / "locale/nl/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    return {entry.key: entry.singular for entry in parse(text, "source")}


def main() -> int:
    if not shutil.which("xgettext"):
        print("This check needs gettext. Run: sudo apt install gettext")
        return 1
    try:
        translated = collect()
    except BadTranslation as error:
        print(error)
        return 1
    source = messages_in_source()
    missing = [text for key, text in source.items() if key not in translated or not translated[key].value]
    for text in sorted(missing):
        print(f"no Dutch for: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
