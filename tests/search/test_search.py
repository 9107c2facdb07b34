"""The index holds only what is public, and any input gives a normal answer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from config.settings import base
from home.models import ContentPage
from search.backend import clean
from search.models import SearchEntry
from search.services import rebuild


def add(home, title="De keuken", text="De kinderen koken in sociale steden.", **fields) -> ContentPage:
    page = ContentPage(title=title, body=[("text", f"<p>{text}</p>")], **fields)
    home.add_child(instance=page)
    return page


def titles(client, query: str) -> list[str]:
    return [entry.title for entry in client.get("/zoeken/", {"q": query}).context["items"]]


@pytest.mark.parametrize("query", ["kind", "kinderen", "KINDEREN", "sociaal", "stad", "keuken", "keu", "kinderen stad"])
def test_page_is_found_by_any_form_of_its_words(client, home, query):
    add(home)

    assert titles(client, query) == ["De keuken"]


def test_every_word_must_be_there(client, home):
    add(home)

    assert titles(client, "kinderen olifant") == []


def test_title_then_the_text_most_about_it_then_the_newest(client, home):
    add(home, "Eerst", "De wethouder sprak met de buren in de wijk.", slug="a")
    add(home, "Daarna", "De wethouder sprak met de buren in de wijk.", slug="b")
    add(home, "De wethouder", "Een tekst zonder dat woord.", slug="c")
    add(home, "Veel", "De wethouder, nog een wethouder, en wethouders. " * 3, slug="d")
    add(home, "Terloops", "De buren spraken lang met elkaar over de straat. " * 30 + "Ook met een wethouder.", slug="e")

    assert titles(client, "wethouders") == ["De wethouder", "Veel", "Daarna", "Eerst", "Terloops"]


def test_draft_is_not_in_the_index(client, home):
    add(home, live=False)

    assert titles(client, "keuken") == []


@pytest.mark.parametrize("way", ["unpublish", "expire", "restrict", "delete"])
def test_page_leaves_the_index_when_it_leaves_the_public(client, home, way):
    page = add(home)
    assert titles(client, "keuken") == ["De keuken"]

    if way == "unpublish":
        page.unpublish()
    elif way == "expire":
        from django.utils import timezone

        ContentPage.objects.update(expire_at=timezone.now())
    elif way == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.delete()
    assert titles(client, "keuken") == []


def test_change_of_a_public_page_is_found_at_once(client, home):
    page = add(home)
    page.title = "De werkplaats"
    page.save_revision().publish()

    assert titles(client, "werkplaats") == ["De werkplaats"]
    assert titles(client, "keuken") == []


def test_other_campaign_finds_nothing_of_ours(client, home, other_site):
    add(home)

    answer = client.get("/zoeken/", {"q": "keuken"}, headers={"host": "andere.example"})
    assert list(answer.context["items"]) == []


def test_filter_shows_one_kind(client, home):
    add(home)

    assert [entry.title for entry in client.get("/zoeken/?q=keuken&soort=page").context["items"]] == ["De keuken"]
    assert list(client.get("/zoeken/?q=keuken&soort=blog").context["items"]) == []
    assert len(client.get("/zoeken/?q=keuken&soort=onzin").context["items"]) == 1


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "*",
        "a*",
        "NEAR(a b)",
        "AND",
        "a AND",
        "title_words:x",
        "-a",
        "^a",
        "()",
        "%00",
        "\\",
        "x" * 10_000,
        "a " * 3000,
        "é" * 300,
        "😀",
        "<script>alert(1)</script>",
        "&|!:*",
    ],
)
def test_any_input_gives_a_normal_answer(client, home, query):
    add(home)
    answer = client.get("/zoeken/", {"q": query})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/zoeken/?q=%00", "/zoeken/?q=a%00b&soort=%00", "/%00/"])
def test_nul_is_refused_with_400(client, home, address):
    assert client.get(address).status_code == 400


def test_search_page_is_not_indexed_and_sets_no_cookie(client, home):
    answer = client.get("/zoeken/?q=x")

    assert (answer["X-Robots-Tag"], dict(answer.cookies)) == ("noindex", {})


def test_pages_of_ten_and_404_beyond(client, home):
    for number in range(11):
        add(home, f"Keuken {number}", slug=f"k{number}")

    assert len(client.get("/zoeken/?q=keuken").context["items"]) == 10
    assert len(client.get("/zoeken/?q=keuken&pagina=2").context["items"]) == 1
    assert client.get("/zoeken/?q=keuken&pagina=3").status_code == 404


def test_index_that_still_holds_is_not_written_again(home):
    add(home)
    rebuild(home.get_site())

    with CaptureQueriesContext(connection) as second:
        rebuild(home.get_site())

    assert [one["sql"] for one in second if re.match("INSERT|UPDATE", one["sql"]) and "searchentry" in one["sql"]] == []


def test_index_made_anew_has_one_list_per_word(client, home):
    """Looking for two words from the newest on costs as much in a large index as in a small one."""
    for number in range(3):
        add(home, f"Keuken {number}", slug=f"k{number}")

    rebuild(home.get_site())

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(DISTINCT segid) FROM search_fts_idx")
            assert cursor.fetchone() == (1,)
    assert titles(client, "keuken kinderen") == ["Keuken 2", "Keuken 1", "Keuken 0"]


def test_one_result_and_ten_take_the_same_number_of_queries(client, home, django_assert_num_queries):
    add(home, slug="een")
    client.get("/zoeken/?q=keuken")
    # PostgreSQL looks among the newest first.
    with django_assert_num_queries(7 + (connection.vendor == "postgresql")) as few:
        client.get("/zoeken/?q=keuken")
    for number in range(9):
        add(home, f"Keuken {number}", slug=f"k{number}")
    with django_assert_num_queries(len(few)):
        client.get("/zoeken/?q=keuken")


def test_common_word_gives_a_bounded_number_of_hits_and_says_there_are_more(client, home, monkeypatch):
    monkeypatch.setattr("search.engines.MAX_HITS", 3)
    monkeypatch.setattr("search.services.MAX_HITS", 3)
    for number in range(5):
        add(home, f"Keuken {number}", slug=f"k{number}")

    answer = client.get("/zoeken/?q=keuken")

    assert (len(answer.context["items"]), answer.context["is_more"]) == (3, True)
    assert "Meer dan 3" in answer.content.decode()


def test_beginning_of_a_word_finds_it_at_any_length(client, home):
    add(home, "Mantelzorgwaardering", slug="mantelzorg")

    found = [titles(client, "Mantelzorgwaardering"[:length]) for length in range(1, 21)]

    assert found == [["Mantelzorgwaardering"]] * 20


@pytest.mark.parametrize("letter", ["\u19b0", "\U0001e922"], ids="{!a}".format)
def test_letter_that_the_database_takes_for_another_sign_is_part_of_its_word(client, home, letter):
    add(home, f"Wijk a{letter}b", slug="jong")

    assert titles(client, f"a{letter}b") == [f"Wijk a{letter}b"]


def test_only_the_newest_hits_of_a_common_word_are_weighed(client, home, monkeypatch):
    monkeypatch.setattr("search.engines.CANDIDATES", 2)
    for number in range(4):
        add(home, f"Keuken {number}", slug=f"k{number}")

    assert titles(client, "keuken") == ["Keuken 3", "Keuken 2"]


def test_words_of_few_entries_are_found_beyond_the_newest(client, home, monkeypatch):
    monkeypatch.setattr("search.engines.CANDIDATES", 2)
    add(home, "Olifant", slug="olifant")
    for number in range(3):
        add(home, f"Keuken {number}", slug=f"k{number}")

    assert titles(client, "olifant") == ["Olifant"]


def test_every_word_must_be_there_beyond_the_newest_too_however_common_it_is(client, home, monkeypatch):
    monkeypatch.setattr("search.engines.CANDIDATES", 2)
    monkeypatch.setattr("search.engines.SAMPLE", 2)
    add(home, "Olifant", "Hij staat in de buurt van de keuken.", slug="olifant")
    add(home, "Nog een olifant", "Deze staat in de straat.", slug="nog-een")
    for number in range(3):
        add(home, f"Keuken {number}", slug=f"k{number}")

    assert titles(client, "keuken olifant") == ["Olifant"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("keukn", "keuken"),
        ("kinderne in de kueken", "kinderen in de keuken"),
        ("olifant", ""),
        ("keuken olifant", ""),
        ("een twee drie vier kueken", ""),
    ],
)
def test_who_mistypes_is_asked_what_was_meant(client, home, query, meant):
    add(home)

    html = client.get("/zoeken/", {"q": query}).content.decode()

    assert re.findall(r"Bedoelde u <a href=\"[^\"]+\">([^<]+)</a>\?", html) == [meant] * bool(meant)
    assert ("We vonden niets" in html, "0 resultaten" in html) == (True, False)


def test_words_of_another_campaign_are_never_meant(client, home, other_site):
    add(other_site.root_page)
    add(home, "Soep", "Iets anders.", slug="soep")

    assert "Bedoelde u" not in client.get("/zoeken/?q=keukn").content.decode()


def test_rebuild_makes_what_is_public_and_nothing_else(site, home):
    add(home)
    add(home, "Concept", slug="concept", live=False)
    SearchEntry.objects.all().delete()

    assert rebuild(site) == 2
    assert set(SearchEntry.objects.values_list("title", flat=True)) == {home.title, "De keuken"}


@pytest.mark.parametrize("query", ['"', "x" * 5000, "a\x00b", "\ud800", " "], ids=range(5))
def test_admin_search_survives_odd_signs(client, home, chief_editor, query):
    assert clean(query).replace(" ", "").isalnum() or clean(query) == ""
    client.force_login(chief_editor)

    assert client.get("/admin/pages/search/", {"q": '"'}).status_code == 200


def test_editor_finds_a_draft_by_a_word_of_its_title_as_soon_as_it_is_saved(client, home, chief_editor, settings):
    settings.WAGTAILSEARCH_BACKENDS = base.WAGTAILSEARCH_BACKENDS
    draft = add(home, "Nog niet af", slug="nog-niet-af", live=False)
    client.force_login(chief_editor)

    def found(query: str) -> list[int]:
        return [page.pk for page in client.get("/admin/pages/search/", {"q": query}).context["pages"]]

    assert (found("zoek"), found("af")) == ([], [draft.pk])
