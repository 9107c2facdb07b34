"""Structured data: true to the page, complete, and unable to end its own element."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.pages import structured
from tests.factories.awards import make_announced_round, make_award, make_laureate, make_open_round
from tests.factories.blog import make_blog, make_post
from tests.factories.columns import make_answer, make_dilemma, make_series
from tests.factories.core import make_image, make_person
from tests.factories.press import make_release, make_room

PUBLISHER = {"@type": "Organization", "name": "Welzijn", "url": "https://w.example/"}
MOMENT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def read_all(html: str) -> list[dict[str, Any]]:
    """The things on a page."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def read(html: str) -> dict[str, Any]:
    """The things on a page, by their type."""
    return {thing["@type"]: thing for thing in read_all(html)}


def article(**fields: Any) -> structured.Thing:
    values = {"headline": "Kop", "address": "https://w.example/a/", "summary": "", "published": MOMENT, "changed": None}
    return structured.article("Article", publisher=PUBLISHER, **{**values, "authors": [], **fields})


def test_article_without_authors_is_by_the_organisation():
    assert article()["author"] == [PUBLISHER]


def test_article_names_all_its_authors_in_order_with_their_role():
    people = [structured.Author("Anna", role="sociaal werker"), structured.Author("Bo")]
    assert article(authors=people)["author"] == [
        {"@type": "Person", "name": "Anna", "jobTitle": "sociaal werker"},
        {"@type": "Person", "name": "Bo"},
    ]


def test_author_with_a_page_here_is_known_by_its_address():
    (person,) = article(authors=[structured.Author("Anna", url="https://w.example/blog/auteur/anna/")])["author"]

    assert person == {"@type": "Person", "name": "Anna", "url": "https://w.example/blog/auteur/anna/"}


def test_what_is_not_known_is_left_out():
    assert set(article()) == {
        "@type", "headline", "mainEntityOfPage", "url", "inLanguage", "datePublished", "author", "publisher",
    }  # fmt: skip


def test_text_cannot_end_the_element():
    html = structured.script([article(headline="</script><script>alert(1)</script> & <b>")])
    assert html.count("</script>") == 1
    assert read(html)["Article"]["headline"] == "</script><script>alert(1)</script> & <b>"


def test_organisation_says_who_answers_and_leaves_the_name_out_without_a_way_to_reach_it():
    whole = structured.organisation("Welzijn", "https://w.example/", contact="Sanne", phone="010 123")
    assert whole["contactPoint"] == {
        "@type": "ContactPoint", "name": "Sanne", "telephone": "010 123", "availableLanguage": "nl-NL",
    }  # fmt: skip
    assert structured.organisation("Welzijn", "https://w.example/", contact="Sanne") == PUBLISHER


def test_list_counts_on_where_the_page_before_it_ended():
    assert structured.item_list([("A", "https://w.example/a/"), ("B", "https://w.example/b/")], start=13) == {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 13, "name": "A", "url": "https://w.example/a/"},
            {"@type": "ListItem", "position": 14, "name": "B", "url": "https://w.example/b/"},
        ],
    }


@pytest.mark.django_db
def test_blog_and_press_room_name_what_they_list_in_its_order(client, home):
    blog, room = make_blog(home), make_room(home)
    posts = [make_post(blog, title) for title in ("Eerste", "Tweede")]
    release = make_release(room)

    for page, listed in ((blog, posts[::-1]), (room, [release])):
        found = read(client.get(page.url).content.decode())["ItemList"]["itemListElement"]
        assert [(one["name"], one["url"]) for one in found] == [(one.title, one.full_url) for one in listed]


@pytest.mark.django_db
def test_post_says_who_wrote_it_and_where_it_stands(client, site, home):
    writer = make_person(site, name="Anna de Werker", role="sociaal werker")
    post = make_post(make_blog(home), "De keuken", authors=[writer])

    found = read(client.get(post.url).content.decode())

    assert [step["name"] for step in found["BreadcrumbList"]["itemListElement"]] == [home.title, "Blog", "De keuken"]
    posting = found["BlogPosting"]
    assert (posting["headline"], posting["url"]) == ("De keuken", "http://testserver/blog/de-keuken/")
    page = "http://testserver/blog/auteur/anna-de-werker/"
    employer = {"@type": "Organization", "name": "Welzijn"}
    assert posting["author"] == [
        {"@type": "Person", "name": "Anna de Werker", "jobTitle": "sociaal werker", "url": page, "worksFor": employer}
    ]
    assert posting["publisher"]["name"] == "Welzijn Proefstad"
    assert datetime.fromisoformat(posting["datePublished"]).tzinfo is not None


@pytest.mark.django_db
def test_release_is_news_of_the_organisation_and_a_letter_an_article_of_its_writer(client, home):
    release = make_release(make_room(home))
    letter = make_dilemma(make_series(home), "Het dilemma")

    news = read(client.get(release.url).content.decode())["NewsArticle"]
    assert (news["headline"], news["author"][0]["@type"]) == (release.title, "Organization")
    assert read(client.get(letter.url).content.decode())["Article"]["author"][0]["name"] == letter.writer.name


@pytest.mark.django_db
def test_exchange_is_two_articles_each_of_its_own_writer(client, home):
    series = make_series(home)
    dilemma = make_dilemma(series, "Het dilemma")
    make_answer(dilemma, "Het antwoord")

    html = client.get(dilemma.url).content.decode()

    letters = [thing for thing in read_all(html) if thing["@type"] == "Article"]
    assert [(one["headline"], one["author"][0]["name"]) for one in letters] == [
        ("Het dilemma", series.social_worker.name),
        ("Het antwoord", series.alderman.name),
    ]


@pytest.mark.django_db
def test_invitation_is_an_event_where_and_when_it_is(client, home):
    times = {"event_starts_at": MOMENT, "event_ends_at": MOMENT + timedelta(hours=1)}
    release = make_release(
        make_room(home), kind="invitation", place="Proefstad", event_place="Plein 1", event_programme="Koffie.", **times
    )

    event = read(client.get(release.url).content.decode())["Event"]

    assert (datetime.fromisoformat(event["startDate"]), datetime.fromisoformat(event["endDate"])) == (
        MOMENT,
        MOMENT + timedelta(hours=1),
    )
    assert event["location"] == {"@type": "Place", "name": "Plein 1", "address": "Plein 1, Proefstad"}


@pytest.mark.django_db
def test_round_is_an_event_on_the_site(client, home):
    opened = make_open_round(make_award(home))

    event = read(client.get(opened.url).content.decode())["Event"]

    assert event["location"] == {"@type": "VirtualLocation", "url": opened.full_url}
    assert [datetime.fromisoformat(event[name]) for name in ("startDate", "endDate")] == [
        opened.opens_at,
        opened.closes_at,
    ]


@pytest.mark.django_db
def test_laureates_are_listed_and_shared_by_the_name_they_agreed_to(client, home):
    announced = make_announced_round(make_award(home))
    laureate = make_laureate(announced)

    listed = read(client.get(announced.url).content.decode())["ItemList"]["itemListElement"]
    html = client.get(laureate.url).content.decode()

    assert [one["name"] for one in listed] == [laureate.public_name]
    assert read(html)["BreadcrumbList"]["itemListElement"][-1]["name"] == laureate.public_name
    assert f'<meta property="og:title" content="{laureate.public_name}">' in html


@pytest.mark.django_db
def test_picture_of_a_post_stands_with_its_maker_once_it_is_ready(client, site, home):
    image = make_image(site, photographer="Sanne de Proef")
    post = make_post(make_blog(home), hero_image=image)
    assert [one["width"] for one in read(client.get(post.url).content.decode())["BlogPosting"]["image"]] == [1200]

    ready = image.get_rendition("format-jpeg|width-1200")
    post.save()

    first, _shared = read(client.get(post.url).content.decode())["BlogPosting"]["image"]
    assert first == {
        "@type": "ImageObject",
        "url": f"http://testserver{ready.url}",
        "contentUrl": f"http://testserver{ready.url}",
        "width": ready.width,
        "height": ready.height,
        "caption": "Het plein in de lente",
        "creditText": "Foto: Sanne de Proef",
    }
