"""The look of a campaign in one style sheet: ours, and after it the shades of the campaign's own colour.

One file, because each file that holds up the first paint costs a reader on a phone another trip to the server.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from core.assets import shortened, styles
from core.campaigns.rules import is_colour, style_sheet


@dataclass(frozen=True)
class Face:
    """A whole style sheet, and `version`, which is another one when anything in it changes."""

    css: str
    version: str


def face_of(accent: str) -> Face:
    """The style sheet for a colour ('#rrggbb'); anything else leaves the usual colours."""
    return _face(styles(), accent.lower() if is_colour(accent) else "")


@lru_cache(maxsize=64)
def _face(ours: str, accent: str) -> Face:
    css = ours + (shortened(style_sheet(accent)) if accent else "")
    return Face(css, hashlib.sha256(css.encode()).hexdigest()[:16])
