"""The campaign's own pages, and a campaign that begins empty."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from awards.models import AwardPage
from blog.models import BlogIndexPage
from columns.models import ColumnSeriesPage
from home.models import AccessibilityStatementPage, ContentPage, FeaturedPerson, HomePage, ToolkitPage
from press.models import PressRoomPage
from tests.factories.columns import copies_with_turns, make_answer, make_dilemma, make_series
from tests.factories.core import make_document, make_person
from tests.factories.forms import edit_data
from tests.factories.many import copies_of
from tests.factories.press import make_release, make_room


def test_page_types_stand_where_they_belong(case):
    case.assertAllowedParentPageTypes(HomePage, {Page})
    case.assertAllowedSubpageTypes(
        HomePage,
        {
            AccessibilityStatementPage,
            ContentPage,
            ToolkitPage,
            BlogIndexPage,
            ColumnSeriesPage,
            AwardPage,
            PressRoomPage,
        },
    )
    case.assertAllowedParentPageTypes(ContentPage, {HomePage, ContentPage})
    case.assertAllowedSubpageTypes(ContentPage, {ContentPage, ColumnSeriesPage})
    case.assertAllowedParentPageTypes(ToolkitPage, {HomePage})
    case.assertAllowedSubpageTypes(ToolkitPage, set())


@pytest.mark.parametrize("kind", [HomePage, ContentPage, ToolkitPage])
def test_page_is_routable_and_renderable(case, home, kind):
    page = home if kind is HomePage else home.add_child(instance=kind(title="Pagina", slug="pagina"))
    case.assertPageIsRoutable(page)
    case.assertPageIsRenderable(page)


@pytest.mark.whole
@pytest.mark.parametrize("kind", [HomePage, ContentPage, ToolkitPage])
def test_page_is_editable_and_previewable(case, home, chief_editor, kind):
    page = home if kind is HomePage else home.add_child(instance=kind(title="Pagina", slug="pagina"))
    data = edit_data(page, intro="null")
    case.assertPageIsEditable(page, data, user=chief_editor)
    case.assertPageIsPreviewable(page, post_data=data, user=chief_editor)


def test_home_shows_the_message_and_says_that_it_has_just_begun(client, home):
    text = client.get("/").content.decode()

    assert "<h1>Sociaal werk maakt onze stad sterker.</h1>" in text
    assert "Deze campagne is net begonnen." in text


def test_home_shows_the_newest_of_every_room(client, home, site):
    make_answer(make_dilemma(make_series(home), "De keuken"))
    make_release(make_room(home), "Goud voor de stad")
    home.featured_people.add(FeaturedPerson(person=make_person(site, name="Bo Zichtbaar")))
    home.save_revision().publish()

    text = client.get("/").content.decode()

    assert [
        word for word in ("De keuken", "Lees het antwoord", "Goud voor de stad", "Bo Zichtbaar") if word not in text
    ] == []


@pytest.mark.whole
def test_home_takes_the_same_number_of_queries_with_much_and_with_more(client, home, django_assert_max_num_queries):
    dilemma, release = make_dilemma(make_series(home)), make_release(make_room(home))
    counts = []
    for more in (2, 12):
        dilemma, release = copies_with_turns(dilemma, more)[-1], copies_of(release, more)[-1]
        client.get("/")
        with django_assert_max_num_queries(60) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_toolkit_card_offers_its_material(client, home, site):
    document = make_document(site, title="Werkblad meelopen")
    card = {"title": "Loop mee", "what": "Een dag mee", "why": "Zien helpt", "materials": [document]}
    page = ToolkitPage(title="Zelf aan de slag", cards=[("card", card)])
    home.add_child(instance=page)

    text = client.get(page.url).content.decode()

    assert "Werkblad meelopen" in text
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize("address", ["/", "/zoeken/", "/bestaat-niet/"])
def test_reader_gets_no_cookie_and_nothing_from_elsewhere(client, home, address):
    answer = client.get(address)

    assert dict(answer.cookies) == {}
    assert "Cookie" not in answer.get("Vary", "")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_unknown_address_answers_in_the_face_of_the_site(client, home):
    answer = client.get("/bestaat-niet/")

    assert (answer.status_code, "Deze pagina is er niet" in answer.content.decode()) == (404, True)


def test_menu_holds_public_pages_that_an_editor_put_there(client, home):
    for title, live, shown in (("Wel", True, True), ("Concept", False, True), ("Niet in menu", True, False)):
        home.add_child(instance=ContentPage(title=title, live=live, show_in_menus=shown))

    text = client.get("/").content.decode()
    text = text[text.index('aria-label="Hoofdmenu"') : text.index("<main")]

    assert [title for title in ("Wel", "Concept", "Niet in menu") if f">{title}</a>" in text] == ["Wel"]


def test_campaign_at_the_same_address_is_refused(site):
    with pytest.raises(CommandError, match="already"):
        call_command(
            "start_campaign", "testserver", port=80, organisation="X", municipality="Y", message="Z", verbosity=0
        )
    assert Site.objects.count() == 1
