"""The pattern page shows every component, and no production shows the pattern page."""

import re
from pathlib import Path

import pytest

from core.assets import sources
from tests.front.touching import touching

ROOT = Path(__file__).resolve().parents[2]
# Parts that only come with a real page, a click or a script: each is looked at on its own page.
ELSEWHERE = {
    *(
        "front",
        "across",
        "led",
        "with-image",
        "with-wordmark",
        "laureate",
        "related",
        "page-head",
        "playing",
        "qr",
        "series-letters",
        "in-series",
    ),
    *(
        "contents",
        "coverage",
        "loose-quote",
        "press-contact",
        "press-jump",
        "press-tools",
        "copy-line",
        "in-sight",
        "signature",
    ),
    *("error-summary", "trap", "choice", "breadcrumbs"),
}


def test_pattern_page_shows_every_component(client, home, site):
    settings = site.campaignsettings
    settings.is_demo = True
    settings.save()
    styles = "".join(path.read_text(encoding="utf-8") for path in sources() if path.parent.name == "components")
    styles = re.sub(r"url\([^)]*\)|/\*.*?\*/", "", styles, flags=re.DOTALL)
    known = set(re.findall(r"\.([a-z][a-z-]*)(?=[\s.:,\[>)+{])", styles))

    html = client.get("/patronen/").content.decode()
    shown = {name for names in re.findall(r'class="([^"]+)"', html) for name in names.split()}

    assert known - shown - ELSEWHERE == set()


def test_no_two_words_on_the_pattern_page_touch(client, home):
    assert touching(client.get("/patronen/").content.decode()) == []


def test_no_two_elements_of_the_pattern_page_have_one_name(client, home):
    names = re.findall(r'\sid="([^"]+)"', client.get("/patronen/").content.decode())

    assert [name for name in names if names.count(name) > 1] == []


def test_pattern_page_is_off_unless_a_developers_settings_turn_it_on():
    folder = ROOT / "site/config/settings"
    on = {path.name for path in folder.glob("*.py") if "PATTERN_PAGE = True" in path.read_text(encoding="utf-8")}

    assert on == {"dev.py", "test.py"}
    assert "PATTERN_PAGE = False" in (folder / "base.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<b>Samira Bouzid</b><span>sociaal werker</span>", ["Samira Bouzid|sociaal werker"]),
        ("<b><a>Samira</a></b><span>werker</span>", ["Samira|werker"]),
        ("<b>Samira</b> <span>werker</span>", []),
        ("<b>Samira<span>,</span></b> <span>werker</span>", []),
        ("<p><b>Samira</b></p><p><b>werker</b></p>", []),
        ("<p>onbe<b>kend</b></p>", []),
    ],
)
def test_touching_words_are_seen(html, found):
    assert touching(html) == found
