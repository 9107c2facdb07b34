"""All style sheets of the site as one file: sources stay one per component, a browser fetches one."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.templatetags.static import static

JOINED = "css/site.css"
SOURCES = Path(settings.ROOT) / "static/css"
# In the order of the cascade: tokens name the layers, and a later component may refine an earlier one.
NAMES = (
    "tokens.css",
    "fonts.css",
    "base.css",
    "layout.css",
    *(
        f"components/{name}.css"
        for name in (
            *(
                "banner",
                "navigation",
                "breadcrumbs",
                "pagination",
                "prose",
                "tag",
                "quote",
                "fact",
                "notice",
                "figure",
                "table",
            ),
            *("downloads", "card", "plain-list", "button", "hero", "people", "letter", "award", "form", "press"),
        )
    ),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(r'url\("\.\./([^"]+)"\)')


class JoinedStylesFinder(BaseFinder):
    """Lets `collectstatic` and the development server find `css/site.css`, made anew when a source is newer."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:
        if path != JOINED:
            return []
        found = str(joined_file())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        joined_file()
        yield JOINED, FileSystemStorage(location=settings.JOINED_STYLES_ROOT)


def sources() -> list[Path]:
    """The style sheets in the order in which they are joined."""
    return [SOURCES / name for name in NAMES]


def joined_file() -> Path:
    """The joined style sheet, up to date; put in its place in one step, so that nobody reads half of it."""
    target = Path(settings.JOINED_STYLES_ROOT) / JOINED
    newest = max(path.stat().st_mtime for path in sources())
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as file:
            file.write(joined(sources()))
        Path(file.name).chmod(0o644)
        os.replace(file.name, target)
    return target


def styles() -> str:
    """All style sheets as one text that can be served from any address: those in it are whole."""
    return _styles(max(path.stat().st_mtime for path in sources()))


@lru_cache(maxsize=1)
def _styles(newest: float) -> str:
    return _ADDRESS.sub(lambda found: f'url("{static(found[1])}")', joined(sources()))


def joined(paths: Iterable[Path]) -> str:
    """These style sheets as one text, as short as it can be; a picture's address counts from `css/`."""
    return shortened("\n".join(_from_joined(path) for path in paths))


def shortened(css: str) -> str:
    """Without comments and needless space. No shortener of others: rcssmin takes '.card :is(p)' for '.card:is(p)'."""
    for pattern, instead in ((_COMMENT, ""), (r"\s+", " "), (r" ?([{};,]) ?", r"\1"), (r"(?<=[\w-]): ", ":")):
        css = re.sub(pattern, instead, css)
    return css.strip()


def _from_joined(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.replace('url("../../', 'url("../') if path.parent.name == "components" else text
