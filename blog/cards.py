"""Posts as lists show them: a few columns and the byline, all of a list in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.models import Page

from blog import rules
from core.campaigns.services import site_of_page
from core.known import known
from core.media.models import CampaignImage
from core.people.models import Person


@dataclass(frozen=True)
class PostCard:
    """All that a list shows of a post, by the names a page has for it; cards that show the same are equal."""

    pk: int
    address: str
    full_url: str
    title: str
    text: str
    byline: str
    date: date
    reading_minutes: int
    image: CampaignImage | None
    image_state: tuple[Any, ...]

    @property
    def blog_address(self) -> str:
        return self.address[: self.address.rindex("/", 0, -1) + 1]

    @property
    def shown_title(self) -> str:
        return self.title

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        return self.full_url


class Row(NamedTuple):
    """What the database gives of a post, once for each of its authors; the names are those of its columns."""

    pk: int
    url_path: str
    title: str
    listing_summary: str
    search_description: str
    lead: str
    date: date
    words: int
    listing_image: int | None
    hero_image: int | None
    post_authors__person: int | None


def cards_of(rows: Iterable[tuple], above: Page) -> list[PostCard]:
    """The cards of these posts in the order of their rows; all stand below this page."""
    posts = [list(rows) for _pk, rows in groupby(map(Row._make, rows), key=lambda row: row.pk)]
    images = known(CampaignImage, {pk for first, *_more in posts for pk in (first.listing_image, first.hero_image)})
    people = known(Person, {row.post_authors__person for rows in posts for row in rows})
    site = site_of_page(above)
    start, host = above.relative_url(site), site.root_url

    def card(rows: list[Row]) -> PostCard:
        post = rows[0]
        address = start + post.url_path.removeprefix(above.url_path)
        image = images.get(post.listing_image) or images.get(post.hero_image)
        names = [people[row.post_authors__person].name for row in rows if row.post_authors__person in people]
        return PostCard(
            pk=post.pk,
            address=address,
            full_url=f"{host}{address}",
            title=post.title,
            text=post.listing_summary or post.search_description or post.lead,
            byline=rules.joined(names, gettext("and")),
            date=post.date,
            reading_minutes=rules.reading_minutes(post.words),
            image=image,
            image_state=image.markup_state if image else (),
        )

    return [card(rows) for rows in posts]
