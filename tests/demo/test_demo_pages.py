"""Every page of the example as its readers get it: pictures ready and in their place, words apart."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from wagtail.models import Page

from core.media.models import CampaignImage, CampaignRendition
from core.media.tasks import make_usual_renditions
from tests.demo.places import addresses
from tests.front.touching import touching

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PICTURE = "{http://www.google.com/schemas/sitemap-image/1.1}"
FEEDS = ("/blog/feed/rss.xml", "/blog/feed/feed.json", "/pers/feed/atom.xml", "/sitemap.xml")


@pytest.fixture(scope="module")
def pages(demo_site, django_db_blocker) -> tuple[dict[str, str], int]:
    """The HTML of every page after the worker did its part, and how many renditions were made while looking."""
    from django.test import Client

    client = Client()
    with django_db_blocker.unblock():
        for key in CampaignImage.objects.values_list("pk", flat=True):
            make_usual_renditions.func(key)
        before = CampaignRendition.objects.count()
        found = {address: client.get(address).content.decode() for address in addresses(client, demo_site)}
        for feed in FEEDS:
            assert client.get(feed).status_code == 200
        return found, CampaignRendition.objects.count() - before


def test_every_kind_of_page_is_looked_at(pages, demo_site):
    kinds = {type(page.specific) for page in Page.objects.live().descendant_of(demo_site.root_page, inclusive=True)}

    assert len(kinds) >= 12
    assert {"/briefwisseling/alles/", "/persmap/beeld/"} <= set(pages[0])
    for part in ("/auteur/", "/onderwerp/", "/voordragen/"):
        assert (part, any(part in address for address in pages[0])) == (part, True)


def test_no_reader_waits_for_a_picture_to_be_made(pages):
    assert pages[1] == 0


def test_every_picture_says_how_large_it_is(pages):
    for address, html in pages[0].items():
        sizeless = [
            tag
            for tag in re.findall(r"<img[^>]*>", html)
            if not re.search(r'width="\d+" height="\d+"|height="\d+".* width="\d+"', tag)
        ]
        assert (address, sizeless) == (address, [])


def test_only_a_picture_on_the_first_screen_does_not_wait_until_it_is_near(pages):
    for address, html in pages[0].items():
        pictures = re.findall(r"<picture>.*?(<img[^>]*>)", html, re.DOTALL)
        at_once = [number for number, tag in enumerate(pictures) if 'loading="lazy"' not in tag]
        hurried = [number for number, tag in enumerate(pictures) if 'fetchpriority="high"' in tag]

        assert (address, at_once in ([], [0]), hurried in ([], at_once)) == (address, True, True)


def test_wide_crop_of_a_portrait_keeps_all_of_the_head(demo_site):
    """The tallest hat begins at 0.16 of a portrait and the lowest chin ends at 0.58; a card of 3 : 2 shows 0.53."""
    portraits = CampaignImage.objects.filter(title__startswith="Portret van")

    assert len(portraits) >= 12
    for image in portraits:
        focus = image.get_focal_point()
        assert focus.top <= 0.16 * image.height
        assert 0.58 * image.height <= focus.bottom <= focus.top + 0.53 * image.height


@pytest.mark.parametrize("kind", ["/blog/", "/blog/de-doos-die-niet-dicht-kon/", r"/gouden-gemeente/\d+/voordracht-1/"])
def test_picture_at_the_top_of_a_page_goes_first(pages, kind):
    html = next(html for address, html in pages[0].items() if re.fullmatch(kind, address))

    assert re.findall(r"<picture>.*?(<img[^>]*>)", html, re.DOTALL)[0].count('fetchpriority="high"') == 1


def test_no_two_words_touch(pages):
    assert {address: found for address, html in pages[0].items() if (found := touching(html))} == {}


# -- what search engines read ---------------------------------------------------------------------------------------

# What schema.org's readers need of each kind, and which of them are moments.
NEEDED = {
    "Organization": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "BlogPosting": {"headline", "datePublished", "dateModified", "author", "publisher", "image", "mainEntityOfPage"},
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image", "mainEntityOfPage"},
    "Article": {"headline", "datePublished", "dateModified", "author", "publisher", "image", "mainEntityOfPage"},
    "Event": {"name", "url", "startDate", "location", "organizer", "eventStatus", "eventAttendanceMode"},
    "Person": {"name"},
    "ImageObject": {"url", "contentUrl", "width", "height"},
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
    "ContactPoint": {"availableLanguage"},
    "City": {"name"},
}
MOMENTS = {"datePublished", "dateModified", "startDate", "endDate"}
ADDRESSES = {"url", "contentUrl", "item", "mainEntityOfPage"}


def things_in(value: object) -> Iterator[dict[str, Any]]:
    """Every thing with a type, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from things_in(one)


def faults(thing: dict[str, Any]) -> list[str]:
    kind = thing["@type"]
    missing = [f"{kind} lacks {name}" for name in sorted(NEEDED.get(kind, {"a known type"}) - set(thing))]
    vague = [
        f"{name} without a zone" for name in MOMENTS & set(thing) if not datetime.fromisoformat(thing[name]).tzinfo
    ]
    loose = [f"{thing[name]} isn't whole" for name in ADDRESSES & set(thing) if "://" not in str(thing[name])]
    return [*missing, *vague, *loose]


def test_structured_data_is_whole_on_every_page(pages):
    kinds: set[str] = set()
    for address, html in pages[0].items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            things = list(things_in(json.loads(text)))
            kinds |= {thing["@type"] for thing in things}
            assert (address, [fault for thing in things for fault in faults(thing)]) == (address, [])
    assert kinds == set(NEEDED)


def test_lists_of_the_series_and_the_award_say_what_stands_in_them(pages):
    rounds = [address for address in pages[0] if re.fullmatch(r"/gouden-gemeente/\d+/", address)]
    listed = [address for address in rounds if '"ItemList"' in pages[0][address]]

    # The round that is open has nobody to name yet.
    assert (len(rounds), len(listed)) == (2, 1)
    for address in ("/briefwisseling/", "/gouden-gemeente/", "/blog/", "/pers/"):
        assert (address, '"ItemList"' in pages[0][address]) == (address, True)


def test_sitemap_names_each_page_once_with_its_day_and_pictures(pages, client, demo_site):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    if root.tag.endswith("sitemapindex"):
        parts = [place.text for place in root.iter(f"{SITEMAP}loc")]
        urls = [url for part in parts for url in ElementTree.fromstring(client.get(urlsplit(part).path).content)]
    else:
        urls = list(root)
    addresses = [url.findtext(f"{SITEMAP}loc") for url in urls]
    pictures = [picture.text for url in urls for picture in url.iter(f"{PICTURE}loc")]

    assert len(addresses) == len(set(addresses)) > 40
    assert all(datetime.fromisoformat(url.findtext(f"{SITEMAP}lastmod")).tzinfo for url in urls)
    assert len(pictures) > 20
    assert {client.get(urlsplit(picture).path).status_code for picture in pictures} == {200}
