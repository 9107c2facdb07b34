"""The addresses that checks of every kind of page go by."""

from playwright.sync_api import Page

PLACES = [
    "/",
    "/blog/",
    "/briefwisseling/",
    "/briefwisseling/alles/",
    "/gouden-gemeente/",
    "/pers/",
    "/zelf-aan-de-slag/",
    "/over-ons/",
    "/zoeken/?q=kinderen",
    "/bestaat-niet/",
    "/patronen/",
]
# The lists of which the first item is a kind of page too.
LISTINGS = {
    "a post": "/blog/",
    "an exchange": "/briefwisseling/",
    "a release": "/pers/",
    "a round": "/gouden-gemeente/",
}


def first_of(page: Page, listing: str) -> str:
    """The address of the first item of a list."""
    page.goto(listing)
    links = page.locator(f"main h2 a[href^='{listing}'], main h3 a[href^='{listing}']")
    return links.first.get_attribute("href")
