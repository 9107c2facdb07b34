"""Atom, RSS and JSON feeds of any list of pages: full text, every author, addresses that work anywhere.

Specifications: RFC 4287 (Atom), RSS 2.0 with the Dublin Core and content modules, JSON Feed 1.1.
A room gives its entries; the shape, the safety and the conditional GET are here.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar

import nh3
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import gettext
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from core.campaigns.models import CampaignSettings
from core.campaigns.services import settings_of_page
from core.pages.structured import Author

ATOM, RSS, JSON = "atom.xml", "rss.xml", "feed.json"
FEED_NAMES = {ATOM: "Atom", RSS: "RSS", JSON: "JSON"}
FEED_TYPES = {ATOM: "application/atom+xml", RSS: "application/rss+xml", JSON: "application/feed+json"}
FEED_PATTERN = r"feed/(?P<name>atom\.xml|rss\.xml|feed\.json)/$"

# XML 1.0 § 2.2: every other character makes the whole feed unreadable.
_ILLEGAL_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TAGS = set(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "dd",
        "details",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "q",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "span": {"lang", "dir"},
    "th": {"scope"},
    "td": {"colspan", "rowspan"},
}
_GONE_WITH_CONTENT = {"script", "style", "template", "form", "button", "svg", "iframe", "noscript", "object"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class FeedEntry:
    """One text as a feed reader gets it. Addresses are absolute, moments aware, `html` is the full text."""

    title: str
    link: str
    summary: str
    html: str
    authors: tuple[Author, ...] | list[Author]
    published: datetime
    updated: datetime | None = None
    id: str = ""
    image_url: str = ""
    image_length: int = 0
    image_type: str = "image/jpeg"
    categories: tuple[str, ...] | list[str] = ()

    @property
    def unique_id(self) -> str:
        """What stays the same when the text changes: the given id, else the address."""
        return self.id or self.link

    @property
    def changed(self) -> datetime:
        """The last change; a text can't have changed before it was published."""
        return max(self.published, self.updated or self.published)


@dataclass(frozen=True)
class FeedData:
    """A whole feed: the list it follows (`link`), its own address (`feed_url`) and its entries, newest first."""

    title: str
    link: str
    feed_url: str
    description: str
    entries: tuple[FeedEntry, ...] | list[FeedEntry]
    language: str = "nl"
    author: str = ""
    updated: datetime | None = None

    @property
    def changed(self) -> datetime:
        """The last change of the list or one of its entries; an empty feed has a fixed moment."""
        moments = [entry.changed for entry in self.entries]
        if self.updated:
            moments.append(self.updated)
        return max(moments, default=datetime(1970, 1, 1, tzinfo=UTC))


def xml_text(text: str) -> str:
    """The text without the characters XML 1.0 forbids."""
    return _ILLEGAL_IN_XML.sub("", text)


def feed_html(html: str, base_url: str) -> str:
    """A page's HTML as it can stand in any feed reader: no scripts, no attributes of ours, absolute addresses.

    `base_url` is the absolute address of the page the HTML comes from.
    """
    return nh3.clean(
        xml_text(html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=_GONE_WITH_CONTENT,
        url_schemes=_SCHEMES,
        url_relative=("rewrite_with_base", base_url),
        link_rel=None,
    ).strip()


class _Atom(Atom1Feed):
    """Django's Atom with every author, the full text, and a date that an empty feed has too."""

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            _add_atom_author(handler, author)
        handler.addQuickElement("summary", item["summary"], {"type": "text"})
        handler.addQuickElement("content", item["html"], {"type": "html", "xml:base": item["link"]})


def _add_atom_author(handler: Any, author: Author) -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", author.name)
    if author.url:
        handler.addQuickElement("uri", author.url)
    handler.endElement("author")


class _Rss(Rss201rev2Feed):
    """Django's RSS with one `dc:creator` for each author and the full text in `content:encoded`."""

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author.name)
        handler.addQuickElement("content:encoded", item["html"])


def atom_response(feed: FeedData, request: HttpRequest | None = None) -> HttpResponse:
    """The feed as Atom; 304 when the request says that the reader already has it."""
    feed = _clean(feed)
    document = _Atom(
        feed.title,
        feed.link,
        None,
        language=feed.language,
        subtitle=feed.description or None,
        feed_url=feed.feed_url,
        author_name=feed.author or feed.title,
        changed=feed.changed,
    )
    for entry in feed.entries:
        document.add_item(description=None, updateddate=entry.changed, **_item(entry))
    return _response(document.writeString("utf-8"), ATOM, feed, request)


def rss_response(feed: FeedData, request: HttpRequest | None = None) -> HttpResponse:
    """The feed as RSS 2.0; 304 when the request says that the reader already has it."""
    feed = _clean(feed)
    document = _Rss(
        feed.title,
        feed.link,
        feed.description or feed.title,
        language=feed.language,
        feed_url=feed.feed_url,
        changed=feed.changed,
    )
    for entry in feed.entries:
        is_permalink = entry.unique_id == entry.link
        # A description in RSS is read as HTML.
        document.add_item(description=escape(entry.summary), unique_id_is_permalink=is_permalink, **_item(entry))
    return _response(document.writeString("utf-8"), RSS, feed, request)


def json_feed_response(feed: FeedData, request: HttpRequest | None = None) -> HttpResponse:
    """The feed as JSON Feed 1.1; 304 when the request says that the reader already has it."""
    feed = _clean(feed)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.link,
        "feed_url": feed.feed_url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}] if feed.author else [],
    }
    items = [_json_item(entry) for entry in feed.entries]
    content = json.dumps(_without_empty(document) | {"items": items}, ensure_ascii=False)
    return _response(content, JSON, feed, request)


RESPONSES: dict[str, Callable[[FeedData, HttpRequest | None], HttpResponse]] = {
    ATOM: atom_response,
    RSS: rss_response,
    JSON: json_feed_response,
}


def _clean(feed: FeedData) -> FeedData:
    return replace(
        feed,
        title=xml_text(feed.title),
        description=xml_text(feed.description),
        author=xml_text(feed.author),
        entries=[_clean_entry(entry) for entry in feed.entries],
    )


def _clean_entry(entry: FeedEntry) -> FeedEntry:
    return replace(
        entry,
        title=xml_text(entry.title),
        summary=xml_text(entry.summary),
        html=feed_html(entry.html, entry.link),
        authors=[replace(author, name=xml_text(author.name)) for author in entry.authors],
        categories=[xml_text(category) for category in entry.categories],
    )


def _item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "link": entry.link,
        "pubdate": entry.published,
        "unique_id": entry.unique_id,
        "categories": entry.categories,
        "enclosures": _enclosures(entry),
        "authors": entry.authors,
        "summary": entry.summary,
        "html": entry.html,
    }


def _enclosures(entry: FeedEntry) -> list[Enclosure]:
    if not entry.image_url:
        return []
    return [Enclosure(entry.image_url, str(entry.image_length), entry.image_type)]


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    item = {
        "id": entry.unique_id,
        "url": entry.link,
        "title": entry.title,
        "summary": entry.summary,
        "image": entry.image_url,
        "date_published": rfc3339_date(entry.published),
        "date_modified": rfc3339_date(entry.changed),
        "authors": [_without_empty({"name": author.name, "url": author.url}) for author in entry.authors],
        "tags": list(entry.categories),
    }
    return _without_empty(item) | {"content_html": entry.html}


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _response(content: str, name: str, feed: FeedData, request: HttpRequest | None) -> HttpResponse:
    body = content.encode()
    response = HttpResponse(body, content_type=f"{FEED_TYPES[name]}; charset=utf-8")
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    modified = int(feed.changed.timestamp())
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    if request is None:
        return response
    return get_conditional_response(request, etag=etag, last_modified=modified, response=response)


class FeedMixin(RoutablePageMixin):
    """A list page whose items can be followed, at `feed/atom.xml`, `feed/rss.xml` and `feed/feed.json`.

    Put it before `BasePage`, and write `get_feed_entries()`.
    """

    feed_size: ClassVar[int] = 20

    def get_feed_entries(self) -> Iterable[FeedEntry]:
        """The newest `feed_size` entries, newest first, from the public query set."""
        raise NotImplementedError

    def get_feed(self, path: str = "", title: str = "", entries: Iterable[FeedEntry] | None = None) -> FeedData:
        """The feed of this page, or of the part of it that `path` (as `auteur/naam/`) names."""
        campaign = settings_of_page(self)
        link = self.full_url + path
        return FeedData(
            title=_feed_title(title or self.title, campaign),
            link=link,
            feed_url=link,
            description=self.listing_text,
            entries=list(self.get_feed_entries() if entries is None else entries),
            author=campaign.organisation if campaign else "",
            updated=self.last_published_at,
        )

    def serve_feed(self, request: HttpRequest, name: str, feed: FeedData) -> HttpResponse:
        """One of the three formats, at its own address below the list it follows."""
        return RESPONSES[name](replace(feed, feed_url=f"{feed.link}feed/{name}"), request)

    @re_path(r"^" + FEED_PATTERN, name="feed")
    def feed(self, request: HttpRequest, name: str) -> HttpResponse:
        return self.serve_feed(request, name, self.get_feed())

    @property
    def feed_links(self) -> list[dict[str, str]]:
        """What a page's head says, so that a feed reader finds the feeds by itself."""
        return self.feed_links_at("")

    def feed_links_at(self, path: str) -> list[dict[str, str]]:
        """The same for a part of this page."""
        start = f"{self.full_url}{path}feed/"
        return [{"type": kind, "url": start + name, "name": FEED_NAMES[name]} for name, kind in FEED_TYPES.items()]

    def serve(self, request: HttpRequest, view: Any = None, args: Any = None, kwargs: Any = None) -> HttpResponse:
        """Every address below this page asks the public gate too; a routed view would pass it by."""
        self._refuse_what_is_not_public()
        return self._for_everyone(super().serve(request, view, args, kwargs))


def _feed_title(title: str, campaign: CampaignSettings | None) -> str:
    """Title with who publishes it; a feed of an example says so, because it is read away from the site."""
    whole = f"{title} – {campaign.organisation}" if campaign and campaign.organisation else title
    return gettext("Example: %(title)s") % {"title": whole} if campaign and campaign.is_demo else whole
