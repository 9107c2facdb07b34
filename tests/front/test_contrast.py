"""Text can be read: every pair of colours we set text in meets WCAG 2.2 AA, most of them AAA."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS))
TEXT = 4.5
EDGE = 3.0


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, 'relative luminance'), 0 to 1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        *((text, behind) for text in ("ink", "ink-soft", "sea", "gold-deep") for behind in ("paper", "card")),
        *(("ink", behind) for behind in ("gold", "gold-bright", "gold-pale", "sea-pale", "paper-deep")),
        ("gold-deep", "gold-pale"),
        ("ink-soft", "gold-pale"),
        ("ink-soft", "sea-pale"),
        ("sea", "sea-pale"),
        ("card", "sea"),
        ("card", "sea-deep"),
        ("on-dark", "sea-deep"),
        ("on-dark", "ink"),
        ("gold-bright", "sea-deep"),
        ("gold-bright", "ink"),
        ("alarm", "alarm-pale"),
        ("alarm", "paper"),
    ],
)
def test_text_can_be_read_on_what_lies_behind_it(text, behind):
    assert contrast(text, behind) >= TEXT


@pytest.mark.parametrize(("edge", "behind"), [("edge", "paper"), ("edge", "card"), ("sea", "paper"), ("ink", "gold")])
def test_edge_of_a_field_and_of_the_focus_can_be_seen(edge, behind):
    assert contrast(edge, behind) >= EDGE
