"""An editor sees beside the page, and on the site, what can be better; every word of it Dutch."""

import re

import pytest
from playwright.sync_api import Page, expect

MAKE = """
import json
from home.models import ContentPage, HomePage
long = "Wij " + "woord " * 34 + "einde."
text = f'<p><a href="https://a.example/">klik hier</a></p><p><a href="https://b.example/">https://b.example/</a></p>'
text += f"<p>{long}</p><p>DIT MOET IEDEREEN LEZEN.</p><p><a href='https://a.example/x.pdf'>Het verslag</a></p>"
body = [{"type": "text", "value": text}, {"type": "heading", "value": {"text": "Diep", "level": "h3"}}]
home = HomePage.objects.first()
page = home.add_child(instance=ContentPage(title="Controleproef", slug="controleproef", body=json.dumps(body)))
page.save_revision()
print(page.pk)
"""
# Of the heading that skips a size nothing is said: the page gives it the level that fits.
EXPECTED = [
    "Deze link gaat naar een pdf",
    "Deze link is een kaal adres",
    "Deze link zegt niet waar hij heen gaat",
    "Hier staat een zin van meer dan 30 woorden",
    "Woorden in hoofdletters",
]
ENGLISH = r"\b(Checks|Use|Link text|Heading|Avoid|Image|Issues|Words|Reading|meaningful|description|Show)\b"


@pytest.fixture
def number(demo) -> str:
    return demo.manage("shell", "-c", MAKE).strip().splitlines()[-1]


def test_editor_reads_in_dutch_what_can_be_better(page: Page, log_in, number):
    log_in("eindredactie")
    page.goto(f"/admin/pages/{number}/edit/")
    page.get_by_role("button", name="Controles tonen of verbergen").click()
    names = page.locator("[data-checks-panel] [data-content-checker-name]")
    expect(names.first).to_be_visible(timeout=20_000)
    expect(names).to_have_count(len(EXPECTED), timeout=20_000)

    assert sorted(names.all_inner_texts()) == EXPECTED
    panel = page.locator("[data-side-panel=checks]").inner_text()
    assert re.findall(ENGLISH, panel) == []

    page.goto("/controleproef/")
    expect(page.locator("wagtail-userbar [data-content-checker-count]").last).to_have_text(str(len(EXPECTED)))
