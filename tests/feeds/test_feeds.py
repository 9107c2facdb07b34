"""A feed reads the same in every reader: full text, every author, addresses that work anywhere."""

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from django.test import RequestFactory

from core.pages.feeds import (
    ATOM,
    JSON,
    RSS,
    Author,
    FeedData,
    FeedEntry,
    atom_response,
    feed_html,
    json_feed_response,
    rss_response,
    xml_text,
)
from tests.factories.blog import make_blog, make_post
from tests.factories.core import make_person

MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
ENTRY = FeedEntry(
    title="Soep & brood <b>",
    link="https://proef.example/blog/soep/",
    summary="Soep < brood",
    html='<p onclick="x()">Lees <a href="/over/">hier</a> é 🍲</p><script>alert(1)</script>',
    authors=[Author("Noor", "https://proef.example/blog/auteur/noor/"), Author("Bram")],
    published=MOMENT,
    id="urn:uuid:1",
    categories=["schulden"],
)
FEED = FeedData(
    title="Blog",
    link="https://proef.example/blog/",
    feed_url="https://proef.example/blog/feed/atom.xml",
    description="Verhalen",
    entries=[ENTRY],
    author="Welzijn",
)
EMPTY = FeedData("Blog", FEED.link, FEED.feed_url, "", [])
RESPONSES = {ATOM: atom_response, RSS: rss_response, JSON: json_feed_response}
FULL_TEXT = '<p>Lees <a href="https://proef.example/over/">hier</a> é 🍲</p>'


@pytest.mark.parametrize("respond", [atom_response, rss_response])
def test_xml_feed_gives_a_reader_text_author_address_and_date(respond):
    feed = feedparser.parse(respond(FEED).content)

    assert feed.bozo is False
    (entry,) = feed.entries
    assert (entry.id, entry.link) == ("urn:uuid:1", ENTRY.link)
    assert entry.content[0].value == FULL_TEXT
    assert tuple(entry.published_parsed)[:5] == (2026, 3, 1, 12, 30)
    assert [tag.term for tag in entry.tags] == ["schulden"]
    assert feed.feed.language == "nl"


def test_atom_names_every_author_with_an_address_and_its_own(tmp_path):
    entry = feedparser.parse(atom_response(FEED).content).entries[0]
    assert [(author.name, author.get("href", "")) for author in entry.authors] == [
        ("Noor", "https://proef.example/blog/auteur/noor/"),
        ("Bram", ""),
    ]
    feed = feedparser.parse(atom_response(FEED).content).feed
    assert [link.href for link in feed.links if link.rel == "self"] == [FEED.feed_url]


def test_rss_has_a_creator_for_every_author():
    text = rss_response(FEED).content.decode()
    assert text.count("<dc:creator>") == 2
    assert "<description>Soep &amp;lt; brood</description>" in text


def test_json_feed_is_version_1_1_with_all_authors():
    feed = json.loads(json_feed_response(FEED).content)
    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert item["content_html"] == FULL_TEXT
    assert item["authors"] == [
        {"name": "Noor", "url": "https://proef.example/blog/auteur/noor/"},
        {"name": "Bram"},
    ]
    assert item["date_published"] == "2026-03-01T12:30:00+00:00"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [(ATOM, "application/atom+xml"), (RSS, "application/rss+xml"), (JSON, "application/feed+json")],
)
def test_feed_has_its_own_content_type_and_an_empty_one_is_valid(name, content_type):
    response = RESPONSES[name](EMPTY)
    assert response["Content-Type"] == f"{content_type}; charset=utf-8"
    if name == JSON:
        assert json.loads(response.content)["items"] == []
    else:
        assert feedparser.parse(response.content).bozo is False


@pytest.mark.parametrize("name", [ATOM, RSS, JSON])
def test_reader_that_has_the_feed_gets_no_text_again(name):
    first = RESPONSES[name](FEED, RequestFactory().get("/"))
    again = RESPONSES[name](FEED, RequestFactory().get("/", headers={"If-None-Match": first["ETag"]}))
    by_date = RESPONSES[name](FEED, RequestFactory().get("/", headers={"If-Modified-Since": first["Last-Modified"]}))

    assert (first.status_code, again.status_code, by_date.status_code) == (200, 304, 304)
    assert again.content == b""


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_sign_that_xml_forbids_is_left_out(sign):
    assert xml_text(f"a{sign}b\n\té🍲") == "ab\n\té🍲"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<script>alert(1)</script>tekst", "tekst"),
        ('<iframe src="https://x.example"></iframe>tekst', "tekst"),
        ('<a href="javascript:x()">tekst</a>', "<a>tekst</a>"),
        ('<p class="lead" style="x">tekst</p>', "<p>tekst</p>"),
        ('<img src="/beeld/1/a.jpg" alt="plein">', '<img src="https://proef.example/beeld/1/a.jpg" alt="plein">'),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_text_of_an_entry_is_safe_and_its_addresses_absolute(html, kept):
    assert feed_html(html, "https://proef.example/blog/soep/") == kept


def test_entry_keeps_its_identity_when_title_and_address_change(client, home, site):
    blog = make_blog(home)
    post = make_post(blog, "Eerst", authors=[make_person(site)])

    def identity() -> str:
        return feedparser.parse(client.get(f"{blog.url}feed/atom.xml").content).entries[0].id

    before = identity()
    post.title, post.slug = "Later", "heel-anders"
    post.save_revision().publish()
    assert identity() == before


def test_page_tells_a_feed_reader_where_the_feeds_are(client, home):
    blog = make_blog(home)
    page = client.get(blog.url).content.decode()
    for name, kind in ((ATOM, "application/atom+xml"), (RSS, "application/rss+xml"), (JSON, "application/feed+json")):
        assert f'type="{kind}"' in page
        assert f"/blog/feed/{name}" in page


@pytest.mark.parametrize("name", ["atom/", "atom.xml.bak/", "feed.xml/", "%00"])
def test_other_addresses_below_feed_are_404_or_refused(client, home, name):
    blog = make_blog(home)
    assert client.get(f"{blog.url}feed/{name}").status_code in (400, 404)


# -- the rules of the three formats -------------------------------------------------------------------

A = "{http://www.w3.org/2005/Atom}"
FEEDS = [FEED, EMPTY]


@pytest.mark.parametrize("feed", FEEDS, ids=["with an entry", "empty"])
def test_atom_has_what_rfc_4287_asks_of_a_feed_and_of_each_entry(feed):
    root = ElementTree.fromstring(atom_response(feed).content)
    for element in (root, *root.iter(f"{A}entry")):
        assert {name: len(element.findall(A + name)) for name in ("id", "title", "updated")} == {
            "id": 1, "title": 1, "updated": 1,
        }  # fmt: skip
        assert datetime.fromisoformat(element.findtext(f"{A}updated")).tzinfo is not None
        assert element.findall(f"{A}author") != []
    links = [(link.get("rel", "alternate"), link.get("href")) for link in root.findall(f"{A}link")]
    assert sorted(links) == [("alternate", feed.link), ("self", feed.feed_url)]
    ids = [element.text for element in root.iter(f"{A}id")]
    assert len(ids) == len(set(ids)) and [one for one in ids if not re.match(r"(https?://|urn:)", one)] == []


@pytest.mark.parametrize("feed", FEEDS, ids=["with an entry", "empty"])
def test_rss_has_what_its_specification_asks_and_dates_as_mail_writes_them(feed):
    channel = ElementTree.fromstring(rss_response(feed).content).find("channel")
    assert [channel.findtext(name) for name in ("title", "link")] == [feed.title, feed.link]
    assert channel.findtext("description") != ""
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == feed.changed
    for item, entry in zip(channel.findall("item"), feed.entries, strict=True):
        guid = item.find("guid")
        assert (guid.text, guid.get("isPermaLink")) == (entry.unique_id, "false")
        assert (item.findtext("link"), parsedate_to_datetime(item.findtext("pubDate"))) == (entry.link, entry.published)


def test_rss_guid_that_is_an_address_says_so():
    feed = replace(FEED, entries=[replace(ENTRY, id="")])
    guid = ElementTree.fromstring(rss_response(feed).content).find("channel/item/guid")
    assert (guid.text, guid.get("isPermaLink", "true")) == (ENTRY.link, "true")


@pytest.mark.parametrize("feed", FEEDS, ids=["with an entry", "empty"])
def test_json_feed_has_the_keys_its_version_requires_and_none_it_does_not_know(feed):
    known = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
    of_items = {"id", "url", "title", "summary", "image", "date_published", "date_modified", "authors", "tags"}
    document = json.loads(json_feed_response(feed).content)

    assert {"version", "title", "items"} <= set(document) <= known
    assert (document["home_page_url"], document["feed_url"]) == (feed.link, feed.feed_url)
    for item in document["items"]:
        assert {"id", "content_html"} <= set(item) <= of_items | {"content_html"}
        assert isinstance(item["id"], str)
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_every_address_in_every_feed_of_a_page_is_whole(client, home):
    blog = make_blog(home)
    make_post(blog, body=[("text", '<p><a href="/over/">Over</a></p>')])
    for name in RESPONSES:
        answer = client.get(f"{blog.url}feed/{name}").content.decode()
        parsed = html.unescape(answer.replace('\\"', '"'))
        found = re.findall(r'(?:href|src|url)="([^"]*)"', parsed)
        assert found != []
        assert [one for one in found if not re.match(r"https?://|mailto:|tel:", one)] == []
