"""Text can be read: every pair of colours we set text in meets WCAG 2.2 AA, most of them AAA."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
LIGHT = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS))
_PAIRS = {
    name: (light, dark) for name, light, dark in re.findall(r"--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
}
DARK = {**LIGHT, **{name: dark for name, (_light, dark) in _PAIRS.items()}}
FACES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT = 4.5
EDGE = 3.0


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, 'relative luminance'), 0 to 1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colours: dict[str, str], one: str, other: str) -> float:
    light, dark = sorted((luminance(colours[one]), luminance(colours[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@FACES
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        *(
            (text, behind)
            for text in ("ink", "ink-soft", "link", "link-strong", "gold-deep")
            for behind in ("paper", "card")
        ),
        *(("ink", behind) for behind in ("gold-pale", "sea-pale", "paper-deep")),
        *(("night", behind) for behind in ("gold", "gold-bright")),
        ("gold-deep", "gold-pale"),
        ("ink-soft", "gold-pale"),
        ("ink-soft", "sea-pale"),
        ("link", "sea-pale"),
        ("on-dark", "sea"),
        ("on-dark", "sea-deep"),
        ("on-dark", "night"),
        ("gold-bright", "sea-deep"),
        ("gold-bright", "night"),
        ("alarm", "alarm-pale"),
        ("alarm", "paper"),
    ],
)
def test_text_can_be_read_on_what_lies_behind_it(colours, text, behind):
    assert contrast(colours, text, behind) >= TEXT


@FACES
@pytest.mark.parametrize(
    ("edge", "behind"), [("edge", "paper"), ("edge", "card"), ("link", "paper"), ("night", "gold")]
)
def test_edge_of_a_field_and_of_the_focus_can_be_seen(colours, edge, behind):
    assert contrast(colours, edge, behind) >= EDGE


def test_daylight_is_the_same_with_and_without_light_dark():
    assert {name: light for name, (light, _dark) in _PAIRS.items()} == {name: LIGHT[name] for name in _PAIRS}
