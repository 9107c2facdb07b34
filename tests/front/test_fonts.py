"""The fonts: the letters of Dutch names, a licence that is kept, and nothing that shifts while they come."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from PIL import ImageFont

from tests.factories.core import make_image

ROOT = Path(__file__).resolve().parents[2]
FONTS = sorted((ROOT / "static/fonts").rglob("*.woff2"))
CSS = (ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
TOKENS = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
DUTCH = "Zoë's ideeën: één café, ‘s-Gravenhage – ‘ja’, “nee” … (€ 5) · crêpe à 3 × 4 ÉÖÜË › →"
RARE = "ÅÇŁİŠğşı½°"
NAMES = "Zoë Çelik Işık Yağmur Özdemir Łukasz Żak Škrabić İnan Núñez Crêpe Ångström ‘s-Gravenhage € – … ›"


def test_fonts_of_dutch_come_in_one_round_trip():
    """20 packets of 1,460 bytes come in the second round trip of a connection; each answer has 400 bytes of headers."""
    dutch = [path for path in FONTS if path.stem in ("figtree", "gemeente-serif")]

    assert sum(path.stat().st_size + 400 for path in dutch) < 20 * 1460


def test_no_letter_of_dutch_has_rarer_letters_fetched():
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", " ".join(re.findall("unicode-range: (.+);", CSS)))
    rare = {chr(number) for low, high in ranges for number in range(int(low, 16), int(high or low, 16) + 1)}

    assert set(DUTCH) & rare == set()
    assert set(RARE) <= rare


@pytest.mark.parametrize("family", ["figtree", "gemeente-serif"])
def test_font_has_a_sign_of_its_own_for_each_letter_of_dutch_names(family):
    fonts = [ImageFont.truetype(str(path), 40) for path in FONTS if path.parent.name == family]

    def has(font, letter: str) -> bool:
        return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010ffff"))

    assert {letter for letter in set(NAMES) if not any(has(font, letter) for font in fonts)} == set()


def test_font_that_is_changed_does_not_bear_the_name_its_maker_reserved():
    """SIL Open Font License 1.1, condition 3."""
    for path in [*ROOT.glob("static/fonts/*serif/*.woff2"), *ROOT.glob("site/core/cards/fonts/*.woff2")]:
        assert "Reserved Font Name ‘Source’" in path.with_name("LICENSE").read_text(encoding="utf-8")
        assert ImageFont.truetype(str(path), 20).getname()[0] == "Gemeente Serif"
    assert re.findall(r'family: "?(Source[^;"]*)', CSS + TOKENS) == []


def test_a_stand_in_for_each_font_is_in_the_list_a_page_uses():
    """A face that no list names, or a name without a face, would shift the text when the font comes."""
    faces = set(re.findall(r'font-family: "([^"]+)"', CSS))
    lists = " ".join(re.findall(r"--(?:serif|sans): ([^;]+);", TOKENS))

    assert {name.strip().strip('"') for name in lists.split(",") if "(" in name} == {
        name for name in faces if "(" in name
    }
    # Regular and bold: a bold letter is wider, in each font by another measure.
    assert CSS.count("size-adjust") == CSS.count("src: local(") == 12


@pytest.mark.parametrize("name", ["400.html", "403.html", "500.html"])
def test_font_of_the_first_screen_is_asked_for_early(name):
    html = render_to_string(name)

    (preload,) = re.findall(
        r'<link rel="preload" href="/static/([^"]+)" as="font" type="font/woff2" crossorigin>', html
    )
    assert preload == "fonts/gemeente-serif/gemeente-serif.woff2"


def test_page_asks_for_both_its_fonts_before_the_style_sheet_names_them(client, home):
    html = client.get("/").content.decode()

    asked = re.findall(r'<link rel="preload" href="/static/([^"]+)" as="font" type="font/woff2" crossorigin>', html)
    assert asked == ["fonts/gemeente-serif/gemeente-serif.woff2", "fonts/figtree/figtree.woff2"]
    assert html.index("figtree.woff2") < html.index('rel="stylesheet"')


def test_front_page_lets_its_words_go_before_its_picture(client, home, site):
    """On a phone the picture comes below what is new."""
    home.hero_image = make_image(site)
    home.save_revision().publish()

    html = client.get("/").content.decode()

    assert html.index('class="words"') < html.index("<picture>")
    assert (html.count('loading="lazy"'), html.count('fetchpriority="high"'), html.count('as="font"')) == (1, 0, 2)
