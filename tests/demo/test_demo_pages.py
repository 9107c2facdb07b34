"""Every page of the example as its readers get it: pictures ready and in their place, words apart."""

import re

import pytest
from wagtail.models import Page

from core.media.models import CampaignImage, CampaignRendition
from core.media.tasks import make_usual_renditions
from tests.demo.places import addresses
from tests.front.touching import touching

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

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
    assert {"/gouden-gemeente/2027/voordragen/", "/briefwisseling/alles/", "/persmap/beeld/"} <= set(pages[0])
    assert any("/auteur/" in address for address in pages[0]) and any("/onderwerp/" in address for address in pages[0])


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


def test_the_first_picture_hurries_and_the_others_wait_until_they_are_near(pages):
    for address, html in pages[0].items():
        pictures = re.findall(r"<picture>.*?(<img[^>]*>)", html, re.DOTALL)
        hurried = [number for number, tag in enumerate(pictures) if 'fetchpriority="high"' in tag]
        waiting = [number for number, tag in enumerate(pictures) if 'loading="lazy"' in tag]

        assert (address, hurried in ([], [0])) == (address, True)
        assert (address, sorted([*hurried, *waiting])) == (address, list(range(len(pictures))))


def test_no_two_words_touch(pages):
    assert {address: found for address, html in pages[0].items() if (found := touching(html))} == {}
