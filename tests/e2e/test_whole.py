"""Every kind of page stays whole: at 320 px, with the text spacing of WCAG 1.4.12, at 200 %, in forced colours, without motion.

Whole means: nothing to scroll sideways, no text cut off, no two things to press on top of each other.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import PAGE_WITHIN_MS
from tests.e2e.places import LISTINGS, PLACES, first_of

# WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
FAULTS = """() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);
  const isHidden = (one) => one.closest(".visually-hidden, .skip-link, .trap, [hidden], select, details:not([open]) > :not(summary)") || !one.checkVisibility();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE", "TEXTAREA"].includes(parent.tagName) || isHidden(parent)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width && (box.right > width + 1 || box.left < -1)) faults.push(`off the page: ${node.data.trim().slice(0, 40)}`);
    }
    for (let above = parent; above && above !== document.body; above = above.parentElement) {
      if (getComputedStyle(above).overflowY === "hidden" && above.scrollHeight > above.clientHeight + 2) {
        faults.push(`cut off in ${above.className || above.tagName}: ${node.data.trim().slice(0, 40)}`);
      }
    }
  }
  const targets = [...document.querySelectorAll("a, button, input, select, summary")].filter((one) => !isHidden(one) && one.getClientRects().length);
  const boxes = targets.flatMap((one) => [...one.getClientRects()].map((box) => ({ one, box })));
  for (const [index, first] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (first.one === other.one || first.one.contains(other.one)) continue;
      const across = Math.min(first.box.right, other.box.right) - Math.max(first.box.left, other.box.left);
      const down = Math.min(first.box.bottom, other.box.bottom) - Math.max(first.box.top, other.box.top);
      if (across > 2 && down > 10) faults.push(`on top of each other: ${first.one.textContent.trim().slice(0, 30)} | ${other.one.textContent.trim().slice(0, 30)}`);
    }
  }
  return [...new Set(faults)];
}"""
MOVES = """() => [...document.querySelectorAll("*")]
  .filter((one) => getComputedStyle(one).transitionDuration.split(",").some((time) => parseFloat(time) > 0) || getComputedStyle(one).animationName !== "none")
  .map((one) => one.tagName + "." + one.className)"""
UNMARKED = """() => [...document.querySelectorAll("main .button")]
  .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) < 1)
  .map((one) => one.textContent.trim())"""

BROKEN = """() => [...document.querySelectorAll("main .unbroken, main a[href^='tel:']:not(.button)")]
  .filter((one) => one.checkVisibility() && !one.closest(".lead"))
  .filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
  })
  .map((one) => one.textContent.trim())"""

PICTURES = re.compile(r"\.(avif|webp|jpe?g|png|svg)$")
LETTERS = re.compile(r"\.woff2$")
SCRIPT = re.compile(r"/copy\.")
PAINTED = """() => new Promise((done) => {
  new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
})"""
# Now, once the fonts of the page are there and two frames were drawn with them.
SET_IN_OUR_FONTS = """() => document.fonts.ready.then(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
}))"""
SHIFTS = """(since) => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().filter((shift) => shift.startTime > since).map((shift) => [shift.value, ...shift.sources.map((one) => one.node?.outerHTML?.slice(0, 80))])))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 100);
})"""


@pytest.fixture(scope="module")
def narrow(browser, demo) -> Iterator[Page]:
    """One small window for all pages; our policy is off for the style that a test adds."""
    context = browser.new_context(base_url=demo.url, viewport={"width": 320, "height": 640}, bypass_csp=True)
    context.set_default_navigation_timeout(PAGE_WITHIN_MS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [*PLACES, *LISTINGS])
def test_page_stays_whole(narrow: Page, kind: str):
    narrow.set_viewport_size({"width": 320, "height": 640})
    narrow.emulate_media(forced_colors="none", reduced_motion="no-preference")
    narrow.goto(first_of(narrow, LISTINGS[kind]) if kind in LISTINGS else kind)

    found = {"at 320 px": narrow.evaluate(FAULTS)}
    narrow.emulate_media(forced_colors="active", reduced_motion="reduce")
    found["in forced colours"] = narrow.evaluate(FAULTS)
    found["buttons without an edge"] = narrow.evaluate(UNMARKED)
    found["moves though nobody wants it"] = narrow.evaluate(MOVES)
    narrow.emulate_media(forced_colors="none")
    # 1280 px at 200 %.
    narrow.set_viewport_size({"width": 640, "height": 400})
    found["at 200 %"] = narrow.evaluate(FAULTS)
    narrow.set_viewport_size({"width": 320, "height": 640})
    narrow.add_style_tag(content=TEXT_SPACING)
    found["with wide text"] = narrow.evaluate(FAULTS)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_day_and_number_stay_in_one_piece(narrow: Page):
    narrow.goto("/patronen/")

    found = {}
    for width in range(300, 420, 10):
        narrow.set_viewport_size({"width": width, "height": 640})
        found[width] = narrow.evaluate(BROKEN)
    assert {width: words for width, words in found.items() if words} == {}


def test_paper_holds_what_is_read_and_not_what_is_pressed(page: Page):
    page.emulate_media(media="print")
    page.goto("/pers/")
    for name in ("Persagenda", "In de media", "Perscontact"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    release = first_of(page, LISTINGS["a release"])
    page.goto(release)
    expect(page.get_by_role("heading", name="Perscontact")).to_be_visible()
    expect(page.get_by_text(release)).to_be_visible()

    for pressed in ("Alleen tekst", "Tekst om te plakken", "Kopieer de tekst", "Menu", "Zoeken"):
        for place in page.get_by_text(pressed).all():
            expect(place).to_be_hidden()


def test_paper_keeps_an_authors_sentence_around_a_link_to_press(page: Page):
    page.emulate_media(media="print")
    page.goto(first_of(page, LISTINGS["a release"]))
    page.locator(".prose").first.evaluate(
        "(text) => text.innerHTML = '<p>Kom naar <a href=\"/a.ics\">de markt</a>.</p>'"
    )

    expect(page.get_by_text("Kom naar")).to_be_visible()
    expect(page.get_by_text("de markt", exact=True)).to_be_hidden()


def test_no_page_of_a_series_on_paper_holds_just_a_line(page: Page, tmp_path: Path):
    page.goto("/briefwisseling/alles/")
    page.pdf(path=tmp_path / "series.pdf", format="A4", prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", tmp_path / "series.pdf", "-"], capture_output=True, text=True, check=True)

    papers = [paper.strip().splitlines() for paper in read.stdout.split("\f")[:-1]]
    assert len(papers) > page.locator(".series-letters .section").count()
    assert [paper for paper in papers if len(paper) < 6] == []


def moved(phone: Page, kind: str, late: re.Pattern[str]) -> list[list[float | str]]:
    """What moves on a phone, and how much (CLS), when something comes after the first paint."""
    waiting: list[Route] = []
    address = first_of(phone, LISTINGS[kind]) if kind in LISTINGS else kind
    phone.route(late, lambda route: waiting.append(route))
    phone.goto(address, wait_until="commit")
    phone.evaluate(PAINTED)
    since = 0 if late is LETTERS else phone.evaluate(SET_IN_OUR_FONTS)
    assert waiting
    for route in waiting:
        route.continue_()
    phone.unroute(late)
    phone.wait_for_load_state("networkidle")
    return phone.evaluate(SHIFTS, since)


@pytest.mark.parametrize("kind", [*PLACES, *LISTINGS])
def test_nothing_moves_when_pictures_come(phone: Page, kind: str):
    assert moved(phone, kind, PICTURES) == []


@pytest.mark.parametrize("kind", ["/pers/", "a release"])
def test_nothing_moves_when_buttons_to_copy_come(phone: Page, kind: str):
    assert moved(phone, kind, SCRIPT) == []


@pytest.mark.parametrize("kind", [*PLACES, *LISTINGS])
def test_letters_come_without_a_jolt(phone: Page, kind: str):
    # A line may break elsewhere. 0.1 is where Web Vitals call it bad.
    assert sum(shift[0] for shift in moved(phone, kind, LETTERS)) < 0.05


def test_first_screen_of_a_small_phone_says_who_where_what_and_the_next_step(narrow: Page):
    narrow.set_viewport_size({"width": 320, "height": 640})
    narrow.goto("/")

    for words in (".hero .sender", ".hero h1", ".hero .button"):
        box = narrow.locator(words).bounding_box()
        assert box["y"] + box["height"] <= 640
    assert "Oeverstad" in narrow.locator(".hero .sender").inner_text()


def test_search_waits_for_the_first_letter(narrow: Page):
    narrow.goto("/zoeken/")
    assert narrow.evaluate("document.activeElement.id") == "q"
    narrow.goto("/zoeken/?q=kinderen")
    assert narrow.evaluate("document.activeElement.id") != "q"
