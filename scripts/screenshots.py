"""`make screenshots`: pictures of every kind of page of a running demo, to look at one by one.

They come in `var/screenshots`, at the widths of a phone, a tablet and a desk, in light and dark; what people
print comes as PDF too.
`BASE=http://127.0.0.1:8000 WIDTHS=360,1440 ONLY=home,post make screenshots` makes some of them.
"""

import os
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from find_chromium import find
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "screenshots"
BASE = os.environ.get("BASE", "http://127.0.0.1:8000")
WIDTHS = [int(width) for width in os.environ.get("WIDTHS", "360,768,1440").split(",")]
Scheme = Literal["light", "dark"]
SCHEMES = [cast(Scheme, name) for name in os.environ.get("SCHEMES", "light,dark").split(",")]
ONLY = {name for name in os.environ.get("ONLY", "").split(",") if name}
PRINTED = ("post", "exchange", "whole-series", "release")
PLACES = {
    "home": "/",
    "blog": "/blog/",
    "post": "/blog/ main h2 a",
    "person": "/blog/ > post .byline a",
    "series": "/briefwisseling/",
    "waiting": "/briefwisseling/ main li h2 a",
    "exchange": "/briefwisseling/ main li:nth-child(2) h2 a",
    "whole-series": "/briefwisseling/alles/",
    "award": "/gouden-gemeente/",
    "open-round": "/gouden-gemeente/ .timeline > li:nth-child(1) > h3 a",
    "round": "/gouden-gemeente/ .timeline > li:nth-child(2) > h3 a",
    "laureate": "/gouden-gemeente/ .laureates h4 a",
    "history": "/gouden-gemeente/ section.notice a",
    "press": "/pers/",
    "release": "/pers/ main h3 a",
    "pictures": "/persmap/beeld/",
    "toolkit": "/zelf-aan-de-slag/",
    "content": "/over-ons/",
    "search": "/zoeken/?q=kinderen",
    "search-empty": "/zoeken/",
    "search-nothing": "/zoeken/?q=xyzzy",
    "archive": "/blog/ nav[aria-labelledby=archief] a",
    "topic": "/blog/ nav .tag-list li:nth-child(2) a",
    "nominate": "/gouden-gemeente/ > open-round .notice .button",
    "accessibility": "/toegankelijkheid/",
    "not-found": "/bestaat-niet/",
    "patterns": "/patronen/",
}


def address_of(page: Page, place: str) -> str:
    """An address, or where the first link of a list leads: `/list/ selector`, `/list/ > post selector`."""
    listing, _, selector = place.partition(" ")
    if selector.startswith("> "):
        _, above, selector = selector.split(" ", 2)
        listing = address_of(page, PLACES[above])
    if not selector:
        return listing
    page.goto(BASE + listing)
    return urlsplit(page.locator(selector).first.get_attribute("href") or listing).path


def take(browser: Browser, addresses: dict[str, str], width: int, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-NL")
    page = context.new_page()
    for name, address in addresses.items():
        page.goto(BASE + address)
        page.evaluate("for (const one of document.images) one.loading = 'eager'")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=TARGET / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def print_on_paper(browser: Browser, addresses: dict[str, str]) -> None:
    page = browser.new_page(color_scheme="dark")
    for name in addresses.keys() & PRINTED:
        page.goto(BASE + addresses[name])
        page.evaluate("for (const one of document.images) one.loading = 'eager'")
        page.wait_for_load_state("networkidle")
        page.pdf(path=TARGET / f"{name}.pdf", format="A4")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page()
        addresses = {name: address_of(page, place) for name, place in PLACES.items() if not ONLY or name in ONLY}
        for width in WIDTHS:
            for scheme in SCHEMES:
                take(browser, addresses, width, scheme)
        print_on_paper(browser, addresses)
        browser.close()
    print(f"{len(addresses) * len(WIDTHS) * len(SCHEMES)} pictures in {TARGET}")


if __name__ == "__main__":
    main()
