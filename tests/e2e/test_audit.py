"""Outside checkers (`make audit`): Nu HTML and CSS, IBM Equal Access over every kind of page, TypeScript over scripts."""

import subprocess
from pathlib import Path

import pytest
from audit_tools import IBM, NU, TSC
from playwright.sync_api import Page

from core.assets import joined_file
from tests.e2e.conftest import PAGE_WITHIN_MS
from tests.e2e.places import LISTINGS, PLACES, first_of

pytestmark = pytest.mark.audit

ROOT = Path(__file__).resolve().parents[2]
FURTHER = ["/zoeken/", "/zoeken/?q=wethouder", "/zoeken/?q=qqqqq", "/persmap/beeld/"]
# Part of CSS since 2022 (css-contain-3), and not in this checker yet.
UNKNOWN_TO_NU = ("Property “container-type” doesn't exist", "Unrecognized at-rule “@container”")
FAILED = """async () => {
  const report = await new window.ace_of_the_audit.Checker().check(document, ["WCAG_2_2"]);
  return report.results.filter((found) => found.value[1] === "FAIL").map((found) => [found.ruleId, found.snippet]);
}"""


def places(page: Page) -> list[str]:
    """Every kind of page: the lists, the first thing in each, a laureate, and the form of the round that is open."""
    firsts = {kind: first_of(page, listing) for kind, listing in LISTINGS.items()}
    page.goto(LISTINGS["a round"])
    laureate = page.locator(".laureates h4 a").first.get_attribute("href")
    return [*PLACES, *FURTHER, *firsts.values(), laureate, f"{firsts['a round']}voordragen/"]


def nu(*arguments: str) -> str:
    command = ["java", "-jar", str(NU.path), "--format", "gnu", "--stdout", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300).stdout


def test_html_of_every_page_is_valid(page: Page, tmp_path: Path):
    for number, place in enumerate(places(page)):
        (tmp_path / f"{number:02}.html").write_bytes(page.request.get(place).body())
    assert nu(*map(str, sorted(tmp_path.glob("*.html")))).splitlines() == []


@pytest.fixture(scope="module")
def stick(demo, tmp_path_factory) -> list[Path]:
    """Every page of the media kits as they go on a USB stick, one under embargo among them."""
    folder = tmp_path_factory.mktemp("stick")
    demo.manage("export_media_kit", str(folder / "map"), "--with-embargo")
    return sorted(folder.rglob("*.html"))


def test_html_of_every_page_of_the_media_kits_is_valid(stick):
    # Nu takes a file for a page without an origin, so that "'self'" would be nothing; browsers show the pictures.
    found = [line for line in nu(*map(str, stick)).splitlines() if "blocked by “img-src” directive" not in line]

    assert len(stick) > 10
    assert found == []


def test_checker_sees_what_is_wrong(tmp_path: Path):
    (tmp_path / "fout.html").write_text("<!doctype html><html lang=nl><title>Fout</title><p id=a><p id=a>")
    assert "Duplicate ID" in nu(str(tmp_path / "fout.html"))


def test_style_sheet_is_valid():
    found = nu("--css", str(joined_file())).splitlines()
    assert [line for line in found if not any(words in line for words in UNKNOWN_TO_NU)] == []


def test_equal_access_finds_nothing_in_the_media_kits_on_a_phone(browser, stick):
    context = browser.new_context(bypass_csp=True, locale="nl-NL", viewport={"width": 360, "height": 740})
    context.set_default_navigation_timeout(PAGE_WITHIN_MS)
    page = context.new_page()
    findings = []
    for path in stick:
        page.goto(path.as_uri())
        page.evaluate(IBM.path.read_text(encoding="utf-8") + "; window.ace_of_the_audit = ace; 0")
        findings += [(path.name, *found) for found in page.evaluate(FAILED)]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        broken = page.evaluate("[...document.images].filter((one) => one.complete && !one.naturalWidth).length")
        assert broken == 0, path
    context.close()
    assert "\n".join(map(str, findings)) == ""


def types(*scripts: Path) -> str:
    """What TypeScript says of scripts whose types stand in their comments."""
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--moduleDetection", "force"]
    command = ["node", str(TSC.path), *options, "--lib", "es2023,dom,dom.iterable", *map(str, scripts)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300).stdout


def test_scripts_keep_their_types():
    assert types(*sorted((ROOT / "static/js").rglob("*.js"))) == ""


def test_type_that_is_not_kept_is_seen(tmp_path: Path):
    (tmp_path / "fout.js").write_text(
        "/** @param {string} words */\nfunction say(words) { return words.length; }\nsay(3);\n"
    )
    assert "error TS2345" in types(tmp_path / "fout.js")


def is_ours_to_choose(rule: str, snippet: str) -> bool:
    """A wide table scrolls in a region with a name that the keyboard can reach: without `tabindex` not in every browser."""
    return rule == "element_tabbable_role_valid" and 'class="table-scroll"' in snippet


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_equal_access_finds_nothing(browser, demo, colours: str):
    rules = IBM.path.read_text(encoding="utf-8") + "; window.ace_of_the_audit = ace; 0"
    # The rules are put into the page, which our own content policy rightly refuses.
    context = browser.new_context(base_url=demo.url, bypass_csp=True, color_scheme=colours, locale="nl-NL")
    page = context.new_page()
    findings = []
    for place in places(page):
        page.goto(place)
        page.evaluate(rules)
        findings += [(place, *found) for found in page.evaluate(FAILED) if not is_ours_to_choose(*found)]
    context.close()
    assert "\n".join(map(str, findings)) == ""
