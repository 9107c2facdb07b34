"""Text can be read: every pair of colours we set text in meets WCAG 2.2 AA, most of them AAA."""

import re
from pathlib import Path

import pytest

from core.campaigns import rules
from core.campaigns.rules import contrast as ratio

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
LIGHT = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS))
_PAIRS = {
    name: (light, dark) for name, light, dark in re.findall(r"--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
}
DARK = {**LIGHT, **{name: dark for name, (_light, dark) in _PAIRS.items()}}
FACES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT = 4.5
EDGE = 3.0


def contrast(colours: dict[str, str], one: str, other: str) -> float:
    return ratio(colours[one], colours[other])


@FACES
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        *(
            (text, behind)
            for text in ("ink", "ink-soft", "link", "link-strong", "gold-deep")
            for behind in ("paper", "card")
        ),
        *(("ink", behind) for behind in ("gold-pale", "tint", "paper-deep")),
        *(("night", behind) for behind in ("gold", "gold-bright")),
        ("gold-deep", "gold-pale"),
        ("ink-soft", "gold-pale"),
        ("ink-soft", "tint"),
        ("link", "tint"),
        ("on-dark", "band"),
        ("on-dark", "night"),
        ("gold-bright", "band"),
        ("gold-bright", "night"),
        ("alarm", "alarm-pale"),
        ("alarm", "paper"),
    ],
)
def test_text_can_be_read_on_what_lies_behind_it(colours, text, behind):
    assert contrast(colours, text, behind) >= TEXT


@FACES
@pytest.mark.parametrize(
    ("edge", "behind"),
    [
        ("edge", "paper"),
        ("edge", "card"),
        ("link", "paper"),
        ("night", "gold"),
        ("accent", "paper"),
        ("accent", "card"),
        ("fill", "paper"),
    ],
)
def test_edge_of_a_field_and_of_the_focus_can_be_seen(colours, edge, behind):
    assert contrast(colours, edge, behind) >= EDGE


def test_daylight_is_the_same_with_and_without_light_dark():
    assert {name: light for name, (light, _dark) in _PAIRS.items()} == {name: LIGHT[name] for name in _PAIRS}


@FACES
@pytest.mark.parametrize("behind", ["fill", "fill-strong", "band"])
def test_white_can_be_read_on_buttons_and_bands(colours, behind):
    assert ratio("#ffffff", colours[behind]) >= TEXT


def test_tokens_are_the_shades_of_the_usual_colour():
    """A page without a campaign looks like one with the usual colour."""
    shades = rules.shades(rules.DEFAULT_ACCENT)

    assert {name: (LIGHT[name], DARK[name]) for name in shades} == {
        name: tuple(shade) for name, shade in shades.items()
    }


def test_shades_are_judged_on_the_papers_of_the_site():
    assert {name: LIGHT[name] for name in rules.LIGHT_PAPERS} == rules.LIGHT_PAPERS
    assert {name: DARK[name] for name in rules.DARK_PAPERS} == rules.DARK_PAPERS
    assert (LIGHT["on-dark"], LIGHT["gold-bright"]) == rules.ON_BAND


def test_every_colour_a_style_sheet_uses_is_a_token():
    folder = Path(__file__).resolve().parents[2] / "static/css"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.css") if "admin" not in path.parts)
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sources))
    assert sorted(used - set(re.findall(r"(--[a-z0-9-]+):", sources))) == []
