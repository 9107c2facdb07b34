"""The blog: posts, their lists by author, topic and month, and what never shows too early."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import BlogIndexPage, BlogPost
from core.pages.gate import PublishRefused, refusals
from core.people.models import Person
from home.models import HomePage
from tests.conftest import PASSWORD
from tests.factories.blog import make_blog, make_post, make_topic
from tests.factories.core import make_consent, make_image, make_person
from tests.factories.forms import edit_data
from tests.factories.many import copies_of

TODAY = date(2026, 11, 20)
UNCHECKED = "Ga eerst na of iemand herkenbaar is, en vink het vakje onder de tekst aan."


@pytest.fixture(scope="module")
def blog_of_file(for_this_file) -> int:
    return for_this_file(lambda site: make_blog(site.root_page.specific).pk)


@pytest.fixture
def blog(blog_of_file, site) -> BlogIndexPage:
    return BlogIndexPage.objects.get(pk=blog_of_file)


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def titles(client, address: str) -> list[str]:
    """The titles of the posts in the list at this address, in order."""
    return [post.title for post in client.get(address).context["items"]]


def form_of(post: BlogPost, **changes: Any) -> dict[str, Any]:
    """What the edit form of a post posts with its one author kept."""
    row = post.post_authors.first()
    authors = {
        "TOTAL_FORMS": 1,
        "INITIAL_FORMS": 1,
        "MIN_NUM_FORMS": 1,
        "MAX_NUM_FORMS": 1000,
        "0": {"person": row.person_id, "id": row.pk, "ORDER": 1, "DELETE": ""},
    }
    return edit_data(post, **{"lead": post.lead, "date": "2026-11-20", "post_authors": authors, **changes})


# -- page types --------------------------------------------------------------------------------------


def test_page_types_stand_where_they_belong(case):
    case.assertAllowedParentPageTypes(BlogIndexPage, {HomePage})
    case.assertAllowedSubpageTypes(BlogIndexPage, {BlogPost})
    case.assertAllowedParentPageTypes(BlogPost, {BlogIndexPage})
    case.assertAllowedSubpageTypes(BlogPost, set())


@pytest.mark.parametrize("kind", ["index", "post"])
def test_page_is_routable_and_renderable(case, blog, kind):
    page = blog if kind == "index" else make_post(blog)
    case.assertPageIsRoutable(page)
    case.assertPageIsRenderable(page)


@pytest.mark.whole
@pytest.mark.parametrize("kind", ["index", "post"])
def test_page_is_editable_and_previewable(case, blog, chief_editor, kind):
    page = blog if kind == "index" else make_post(blog)
    data = edit_data(page) if kind == "index" else form_of(page)
    case.assertPageIsEditable(page, data, user=chief_editor)
    case.assertPageIsPreviewable(page, post_data=data, user=chief_editor)


# -- the lists ---------------------------------------------------------------------------------------


@pytest.mark.whole
def test_list_is_newest_first_twelve_at_a_time(client, blog):
    for number in range(14):
        make_post(blog, f"Post {number:02d}", date=TODAY - timedelta(days=number))

    assert titles(client, blog.url) == [f"Post {number:02d}" for number in range(12)]
    assert titles(client, f"{blog.url}?pagina=2") == ["Post 12", "Post 13"]


@pytest.mark.parametrize("number", ["0", "2", "999", "abc", "-1"])
def test_unknown_page_of_the_list_is_404(client, blog, number):
    make_post(blog)
    assert client.get(f"{blog.url}?pagina={number}").status_code == 404


def test_empty_blog_says_so(client, blog):
    assert "Hier staan nog geen verhalen. Het eerste wordt geschreven." in text(client, blog.url)


def test_author_page_lists_the_posts_someone_wrote_alone_or_with_others(client, site, blog):
    noor, bram = make_person(site), make_person(site, name="Bram Jansen")
    make_post(blog, "Samen", authors=[bram, noor], date=TODAY)
    make_post(blog, "Alleen", authors=[noor], date=TODAY - timedelta(days=1))
    make_post(blog, "Ander", authors=[bram], date=TODAY - timedelta(days=2))

    assert titles(client, f"{blog.url}auteur/{noor.slug}/") == ["Samen", "Alleen"]
    assert titles(client, f"{blog.url}auteur/{bram.slug}/") == ["Samen", "Ander"]


def test_author_without_a_public_post_has_no_page(client, site, blog):
    noor = make_person(site)
    make_post(blog, authors=[noor], live=False)

    assert client.get(f"{blog.url}auteur/{noor.slug}/").status_code == 404
    assert client.get(f"{blog.url}auteur/niemand/").status_code == 404


def test_topic_page_lists_its_posts_only(client, site, blog):
    debts, care = make_topic(site), make_topic(site, "mantelzorg")
    make_post(blog, "Over schulden", debts)
    make_post(blog, "Over zorg", care)

    assert titles(client, f"{blog.url}onderwerp/schulden/") == ["Over schulden"]
    assert client.get(f"{blog.url}onderwerp/onbekend/").status_code == 404


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("2025/", ["April", "Maart"]),
        ("2025/03/", ["Maart"]),
        ("2025/04/", ["April"]),
        ("2025/05/", []),
        ("2025/02/", None),
        ("2024/", None),
        ("2026/13/", None),
        ("2099/", None),
    ],
)
def test_archive_lists_a_year_or_month_and_knows_no_empty_future(client, blog, address, found):
    make_post(blog, "Maart", date=date(2025, 3, 31))
    make_post(blog, "April", date=date(2025, 4, 1))
    response = client.get(f"{blog.url}{address}")

    if found is None:
        assert response.status_code == 404
    else:
        assert [post.title for post in response.context["items"]] == found


# -- what never shows --------------------------------------------------------------------------------


def hide_as_draft(post: BlogPost) -> None:
    post.unpublish()


def hide_by_expiring(post: BlogPost) -> None:
    post.expire_at = timezone.now() - timedelta(minutes=1)
    BlogPost.objects.filter(pk=post.pk).update(expire_at=post.expire_at)


def hide_by_planning(post: BlogPost) -> None:
    post.unpublish()
    post.go_live_at = timezone.now() + timedelta(days=1)
    post.save_revision().publish()


@pytest.mark.whole
@pytest.mark.parametrize("ways", [(hide_as_draft, hide_by_expiring), (hide_by_planning,)])
def test_post_that_is_not_public_shows_on_no_surface(client, site, blog, ways):
    topic, noor = make_topic(site), make_person(site)
    neighbour = make_post(blog, "Ernaast", topic, authors=[noor], date=TODAY - timedelta(days=1))
    hidden = make_post(blog, "Verborgen-merkteken", topic, authors=[noor], date=TODAY, lead="Verborgen-merkteken")
    lists = [blog.url, f"{blog.url}auteur/{noor.slug}/", f"{blog.url}onderwerp/{topic.slug}/", f"{blog.url}2026/11/"]
    feeds = [f"{part}feed/{name}" for part in lists[:3] for name in ("atom.xml", "rss.xml", "feed.json")]
    surfaces = [*lists, *feeds, "/", neighbour.url, "/zoeken/?q=merkteken"]
    for surface in surfaces:
        assert "Verborgen-merkteken" in text(client, surface), surface

    for hide in ways:
        with transaction.atomic():
            hide(BlogPost.objects.get(pk=hidden.pk))
            assert client.get(hidden.url).status_code == 404
            for surface in [*surfaces, "/sitemap.xml"]:
                said = text(client, surface).replace('value="merkteken"', "")
                assert "erborgen-merkteken" not in said, (hide.__name__, surface)
            transaction.set_rollback(True)


def test_draft_is_previewed_by_an_editor_and_seen_by_nobody_else(client, blog, chief_editor):
    draft = make_post(blog, "Nog geheim", live=False)
    draft.save_revision()
    assert client.get(draft.url).status_code == 404

    client.login(username=chief_editor.email, password=PASSWORD)
    assert "Nog geheim" in text(client, f"/admin/pages/{draft.pk}/view_draft/")


# -- publishing --------------------------------------------------------------------------------------


def test_post_cannot_be_published_before_its_recognisability_check(blog):
    post = make_post(blog, privacy_checked=False)

    assert post.live is False
    with pytest.raises(PublishRefused) as refused:
        post.save_revision().publish()
    assert refused.value.refusals == [UNCHECKED]


def test_post_cannot_be_published_without_an_author(blog):
    assert refusals(make_post(blog, authors=[], live=False)) == ["Kies minstens één auteur."]


def test_post_of_a_coming_day_can_only_be_planned(blog):
    post = make_post(blog, date=timezone.localdate() + timedelta(days=1), live=False)
    assert refusals(post) == ["De datum ligt in de toekomst. Kies vandaag, of plan het verhaal voor die dag."]

    post.go_live_at = timezone.now() + timedelta(days=1)
    assert refusals(post) == []


def test_author_of_another_campaign_is_refused(blog, other_site):
    stranger = make_person(other_site, name="Vreemde Vogel")
    post = make_post(blog, authors=[stranger], live=False)

    assert refusals(post) == ["Vreemde Vogel hoort niet bij deze campagne. Kies een andere auteur."]


def test_story_with_recognisable_people_needs_consent_that_covers_the_site(site, blog):
    post = make_post(blog, has_recognisable_people=True, live=False)
    assert refusals(post) == ["Iemand is herkenbaar in deze tekst. Koppel de toestemming van ieder die erin voorkomt."]

    post.consents = [make_consent(site, "press")]
    assert len(refusals(post)) == 1
    post.consents = [make_consent(site, "site")]
    assert refusals(post) == []


def test_refused_publication_keeps_what_was_typed_and_says_why_in_the_admin(client, blog, chief_editor):
    post = make_post(blog, live=False, privacy_checked=False)
    client.login(username=chief_editor.email, password=PASSWORD)
    data = {**form_of(post, title="Nieuwe titel", lead="Nieuwe lead"), "action-publish": "1"}

    response = client.post(f"/admin/pages/{post.pk}/edit/", data, follow=True)

    assert UNCHECKED in response.content.decode()
    post.refresh_from_db()
    kept = post.get_latest_revision_as_object()
    assert (post.live, kept.title, kept.lead) == (False, "Nieuwe titel", "Nieuwe lead")


# -- a post ------------------------------------------------------------------------------------------


def test_byline_names_the_authors_in_the_editors_order(client, site, blog):
    people = [make_person(site, name=name) for name in ("Bram", "Anna", "Zora")]
    post = make_post(blog, authors=people[::-1])

    assert post.byline == "Zora, Anna en Bram"
    page = text(client, post.url)
    assert page.index("auteur/zora/") < page.index("auteur/anna/") < page.index("auteur/bram/")


def test_reading_time_counts_lead_and_text(client, blog):
    post = make_post(blog, lead="woord " * 28, body=[("text", f"<p>{'woord ' * 201}</p>")])

    assert (post.words, post.reading_minutes) == (229, 2)
    assert "2 minuten" in text(client, post.url)


def test_related_posts_share_most_topics_and_are_filled_up_with_the_newest(site, blog):
    debts, care = make_topic(site), make_topic(site, "mantelzorg")
    post = make_post(blog, "Zelf", debts, care, date=TODAY)
    make_post(blog, "Beide", debts, care, date=TODAY - timedelta(days=9))
    make_post(blog, "Eén", care, date=TODAY - timedelta(days=5))
    newest = make_post(blog, "Nieuwst", date=TODAY - timedelta(days=1))
    make_post(blog, "Oudst", date=TODAY - timedelta(days=20))
    make_post(blog, "Concept", debts, care, live=False)

    assert [card.title for card in post.related_posts()] == ["Beide", "Eén", "Nieuwst"]
    assert [card.title for card in newest.related_posts()] == ["Zelf", "Eén", "Beide"]


def test_only_post_has_nothing_to_read_on(client, blog):
    post = make_post(blog)
    assert post.related_posts() == []
    assert 'id="verder"' not in text(client, post.url)


def test_previous_and_next_follow_the_date_and_skip_drafts(blog):
    first = make_post(blog, "Een", date=TODAY - timedelta(days=2))
    make_post(blog, "Concept", date=TODAY - timedelta(days=1), live=False)
    second, third = make_post(blog, "Twee", date=TODAY), make_post(blog, "Drie", date=TODAY)

    beside = [
        [card and card.address for card in (post.previous_post, post.next_post)] for post in (first, second, third)
    ]
    assert beside == [[None, second.url], [first.url, third.url], [second.url, None]]


# -- two campaigns -----------------------------------------------------------------------------------


def test_blog_shows_nothing_of_another_campaign(client, site, other_site, blog):
    other_blog = make_blog(HomePage.objects.get(pk=other_site.root_page_id))
    theirs = make_post(other_blog, "Van hiernaast", make_topic(other_site, "hiernaast"))
    make_post(blog, "Van hier", make_topic(site))

    page = text(client, blog.url)
    assert "Van hier" in page
    assert "hiernaast" not in page
    assert client.get(f"{blog.url}onderwerp/hiernaast/").status_code == 404
    Person.objects.filter(site=other_site).update(slug="andere-naam")
    assert client.get(f"{blog.url}auteur/andere-naam/").status_code == 404
    assert theirs not in BlogPost.objects.public().in_campaign(site)


def test_form_offers_topics_and_consents_of_this_campaign_only(client, site, other_site, blog, chief_editor):
    make_topic(site, "van hier")
    make_topic(other_site, "van hiernaast")
    make_consent(other_site, "site", subject="Geheim van hiernaast")
    client.login(username=chief_editor.email, password=PASSWORD)

    form = text(client, f"/admin/pages/add/blog/blogpost/{blog.pk}/")
    assert "van hier" in form
    assert "hiernaast" not in form


# -- how often the database is asked -----------------------------------------------------------------


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.whole
def test_feeds_take_the_same_number_of_queries_with_1_and_30_posts(client, site, blog):
    topic, noor, bram = make_topic(site), make_person(site), make_person(site, name="Bram")
    surfaces = [f"{blog.url}feed/atom.xml", f"{blog.url}feed/feed.json"]

    def post(number: int) -> BlogPost:
        picture = make_image(site)
        values = {"authors": [noor, bram], "hero_image": picture, "listing_image": picture}
        return make_post(blog, f"Post {number}", topic, date=TODAY, **values)

    first = post(0)
    with_one = [queries(client, surface) for surface in surfaces]
    copies_of(first, 29)
    assert client.get(blog.url).context["items"].paginator.count == 30
    assert [queries(client, surface) for surface in surfaces] == with_one


@pytest.mark.whole
def test_post_takes_the_same_number_of_queries_with_many_topics_and_neighbours(client, site, blog):
    topics = [make_topic(site, f"onderwerp {number}") for number in range(12)]
    few = make_post(blog, "Weinig", topics[0], date=TODAY)
    for number in range(4):
        make_post(blog, f"Buur {number}", topics[0], date=TODAY - timedelta(days=1))
    with_few = queries(client, few.url)
    many = make_post(blog, "Veel", *topics, date=TODAY - timedelta(days=1))
    copies_of(make_post(blog, "Verre buur", *topics, date=TODAY - timedelta(days=2)), 24)

    assert queries(client, many.url) <= with_few + 1  # The newest post has no next one to fetch a picture of.


def test_first_picture_of_the_list_comes_at_once_and_the_others_when_they_are_near(client, blog, site):
    for number in range(3):
        make_post(blog, f"Verhaal {number}", hero_image=make_image(site))

    pictures = re.findall(r"<picture>.*?</picture>", text(client, blog.url).partition("<main")[2], re.DOTALL)
    assert [('fetchpriority="high"' in one, 'loading="lazy"' in one) for one in pictures] == [
        (True, False), (False, True), (False, True),
    ]  # fmt: skip
