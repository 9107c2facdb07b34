"""The first view of a page after a change: a few queries, and no more for a long list or a text full of links.

What is remembered between views (`core.cache.memory`) is there already; everything else is asked anew.
"""

from copy import copy
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.base import ModelState
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from awards.models import HistoricLaureate
from blog.models import PostAuthor, Topic
from core.cache import middleware
from core.cache.services import renew
from core.cache.store import PageStore
from core.people.models import Person
from home.models import AccessibilityDeviation, AccessibilityStatementPage, ContentPage, FeaturedPerson, ToolkitPage
from press.models import (
    Coverage,
    PressEvent,
    PressRoomContact,
    ReleaseAttachment,
    ReleaseContact,
    ReleaseFact,
    ReleasePhoto,
    ReleaseQuestion,
    ReleaseQuote,
)
from press.services import build_kit
from search.models import SearchEntry
from tests.factories.awards import make_announced_round, make_award, make_history_page, make_laureate, make_laureates
from tests.factories.blog import make_blog, make_post, make_topic
from tests.factories.columns import copies_with_turns, make_answer, make_dilemma, make_series
from tests.factories.core import make_consent, make_document, make_image, make_person, make_portrait_of_someone
from tests.factories.many import copies_of, copy_of
from tests.factories.press import make_release, make_room

pytestmark = pytest.mark.whole

MOST, MORE = 10, 29
IN_MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "first view"}}

PAGES = {
    "home": "/",
    "plain page": "/over-ons/",
    "toolkit": "/zelf-doen/",
    "statement": "/toegankelijkheid/",
    "blog": "/blog/",
    "post": "/blog/keuken/",
    "author": "/blog/auteur/noor-bakker/",
    "topic": "/blog/onderwerp/schulden/",
    "year": f"/blog/{timezone.localdate():%Y}/",
    "month": f"/blog/{timezone.localdate():%Y/%m}/",
    "series": "/briefwisseling/",
    "whole series": "/briefwisseling/alles/",
    "exchange": "/briefwisseling/de-keuken/",
    "award": "/gouden-gemeente/",
    "round": "/gouden-gemeente/2026/",
    "laureate": "/gouden-gemeente/2026/voordracht-1/",
    "history": "/gouden-gemeente/eerder/",
    "press room": "/pers/",
    "release": "/pers/goud/",
    "search": "/zoeken/?q=keuken",
}
WITH_A_TEXT = ("content", "post", "dilemma", "answer", "award", "release")


def one_of_each(site: Site) -> SimpleNamespace:
    """A campaign with one of everything that a reader can see."""
    home, image, document = site.root_page.specific, make_image(site), make_document(site)
    person = make_person(site, portrait=image, bio="Werkt hier lang.", phone="06-00000001", show_phone=True)
    FeaturedPerson.objects.create(home=home, person=person)
    blog, series, award, room = make_blog(home), make_series(home), make_award(home), make_room(home)
    topic, award_round, dilemma = make_topic(site), make_announced_round(award), make_dilemma(series)
    PressRoomContact.objects.create(room=room, person=person)
    made = SimpleNamespace(
        site=site,
        image=image,
        document=document,
        person=person,
        topic=topic,
        post=make_post(blog, "Keuken", topic, authors=[person], hero_image=image, listing_image=image),
        dilemma=dilemma,
        answer=make_answer(dilemma),
        award=award,
        round=award_round,
        laureate=make_laureate(award_round),
        history=make_history_page(award),
        release=make_release(room, "Goud", make_portrait_of_someone(site, make_consent(site, "press", "site"))),
        content=home.add_child(instance=ContentPage(title="Over ons", slug="over-ons", show_in_menus=True)),
        toolkit=home.add_child(instance=ToolkitPage(title="Zelf doen", slug="zelf-doen")),
        statement=home.add_child(instance=statement()),
        golden=HistoricLaureate.objects.create(site=site, year=2015, name="Leerdam", awarded_by="Wij"),
    )
    make_post(blog, "Ook dit", topic, authors=[person])
    add_rows(made, 1)
    fill_texts(made, times=1)
    build_kit(made.release)
    return made


def statement() -> AccessibilityStatementPage:
    texts = dict.fromkeys(("scope", "basis", "feedback", "complaint", "signed_by"), "Alles.")
    return AccessibilityStatementPage(title="Toegankelijk", slug="toegankelijkheid", **texts)


def add_rows(made: SimpleNamespace, number: int) -> None:
    """So many rows of each kind more."""
    release, site = made.release, made.site
    tomorrow = timezone.now() + timedelta(days=1)
    event = {"public_title": "Open dag", "working_title": "-", "starts_at": tomorrow, "release": release, "site": site}
    rows = [
        ReleaseQuote(release=release, text="Mooi.", who="Noor", person=made.person),
        ReleaseFact(release=release, text="80 mensen", source="jaarverslag"),
        ReleaseQuestion(release=release, question="Wie betaalt?", answer="De gemeente."),
        ReleaseAttachment(release=release, document=made.document),
        ReleaseContact(release=release, person=made.person),
        ReleasePhoto(release=release, image=made.image),
        Coverage(site=site, release=release, outlet="Krant", title="Goud", url="https://krant.example/"),
        AccessibilityDeviation(page=made.statement, what="Video", planned_on=timezone.localdate()),
    ]
    for row in rows:
        type(row).objects.bulk_create(copy(row) for _count in range(number))
    PressEvent.objects.bulk_create(PressEvent(**event) for _count in range(number))


def fill_texts(made: SimpleNamespace, times: int) -> None:
    """Texts with so many times a link to each kind of page and a document, a picture, a button and a download."""
    pages = [getattr(made, name) for name in ("post", "dilemma", "round", "release", "content", "history")]
    links = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a> ' for page in pages)
    links = f'<p>Keuken {links}<a linktype="document" id="{made.document.pk}">Werkblad</a></p>'
    nothing = {"page": None, "url": "", "email": "", "phone": ""}
    story: list[tuple[str, Any]] = [
        ("text", links),
        ("picture", {"image": made.image, "caption": "", "description": ""}),
        ("button", {**nothing, "text": "Lees", "page": made.post}),
        ("documents", {"documents": [made.document]}),
    ]
    for name in WITH_A_TEXT:
        set_text(getattr(made, name), "body", story * times)
    card = {"title": "Doe", "what": "Dit", "why": "Om", "time": "", "how": links, "materials": [made.document]}
    set_text(made.toolkit, "cards", [("card", card)] * times)


def set_text(page: Page, field: str, value: list[tuple[str, Any]]) -> None:
    setattr(page, field, value)
    type(page).objects.filter(pk=page.pk).update(**{field: getattr(page, field)})


def add_many(made: SimpleNamespace) -> None:
    """29 more of each, and texts with thirty times as many links."""
    entry = SearchEntry.objects.get(page=made.post.pk)
    for post in copies_of(made.post, MORE):
        copy_of(entry, page_id=post.pk)
    copies_of(made.content, MORE)
    copies_of(made.release, MORE)
    copies_of(made.round, MORE)
    make_laureates(made.round, MORE)
    copies_with_turns(made.dilemma, MORE)
    topics = Topic.objects.bulk_create(_twin(made.topic, slug=f"onderwerp-{number}") for number in range(MORE))
    links = made.post.topics.through
    links.objects.bulk_create(links(blogpost_id=made.post.pk, topic_id=topic.pk) for topic in topics)
    people = Person.objects.bulk_create(_twin(made.person, slug=f"mens-{number}") for number in range(MORE))
    for number, person in enumerate(people):
        PostAuthor.objects.create(post=made.post, person=person, sort_order=number)
        FeaturedPerson.objects.create(home_id=made.site.root_page_id, person=person)
    HistoricLaureate.objects.bulk_create(_twin(made.golden, name=f"Gemeente {number}") for number in range(MORE))
    add_rows(made, MORE)
    fill_texts(made, times=30)
    build_kit(made.release)


def _twin(record: Any, **changed: Any) -> Any:
    twin = copy(record)
    twin.pk, twin._state = None, ModelState()
    for name, value in changed.items():
        setattr(twin, name, value)
    return twin


def first_views(site: Site) -> dict[str, int]:
    """How many queries the first view of each page takes."""
    client, found = Client(), {}
    with override_settings(PAGE_CACHE=True, CACHES=IN_MEMORY):
        cache.clear()
        middleware.pages = PageStore()
        renew(site.pk, frame=True)
        # The very first visit of all makes renditions of pictures, as the worker does elsewhere.
        for name, address in [*PAGES.items(), *PAGES.items()]:
            assert client.get(address).status_code == 200, name
        for name, address in PAGES.items():
            renew(site.pk)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found[name] = len(captured)
    return found


@pytest.fixture(scope="module")
def counted(for_this_file) -> dict[str, tuple[int, int]]:
    """The queries of each page with one of everything, and with thirty."""

    def count(site: Site) -> dict[str, tuple[int, int]]:
        made = one_of_each(site)
        with_one = first_views(site)
        add_many(made)
        return {name: (with_one[name], queries) for name, queries in first_views(site).items()}

    return for_this_file(count)


@pytest.mark.parametrize("page", PAGES)
def test_first_view_takes_a_few_queries_and_the_same_for_one_and_for_thirty(counted, page):
    with_one, with_thirty = counted[page]

    assert with_thirty == with_one
    assert with_one <= MOST
