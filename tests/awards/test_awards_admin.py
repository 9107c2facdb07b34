"""The award in the admin: handle nominations, name a laureate, and download a list."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from awards import services
from awards.enums import Category, NominationState, Origin, Result, RoundState
from awards.models import AwardRoundPage, Nomination, NominationPage
from core.pages.gate import PublishRefused
from tests.factories import awards as make
from tests.factories.core import make_consent

INDEX = "awards_nomination_modeladmin_index"


@pytest.fixture
def colleague(client, chief_editor):
    client.force_login(chief_editor)
    return client


def naming(award, **fields) -> dict:
    """What an editor fills in to name a laureate."""
    return {
        "award": award.pk,
        "year": "2026",
        "category": "person",
        "result": "winner",
        "consented_name": "Gouden Gerda",
        "nominee_place": "Proefstad",
        "consented_text": "Gerda bakt taart.",
        "names_person": "on",
        "publish_now": "on",
        **fields,
    }


def test_naming_a_laureate_makes_round_record_and_page_in_one_act(colleague, site, award):
    consent = make_consent(site, "site")
    response = colleague.post(reverse("awards_nomination_modeladmin_create"), naming(award, consent=consent.pk))
    assert response.status_code == 302
    page = NominationPage.objects.public().get()
    shown = [page.public_name, page.round.year, page.round.state]
    assert shown == ["Gouden Gerda", 2026, RoundState.ANNOUNCED]
    assert page.nomination.origin == Origin.NAMED


def test_naming_a_laureate_without_consent_says_why_and_keeps_what_was_typed(colleague, award):
    response = colleague.post(reverse("awards_nomination_modeladmin_create"), naming(award))
    html = response.content.decode()
    assert [response.status_code, "Er is geen geldige toestemming" in html, "Gerda bakt taart." in html] == [
        200,
        True,
        True,
    ]
    assert [Nomination.objects.count(), AwardRoundPage.objects.count()] == [0, 0]


def test_naming_uses_the_round_of_that_year(colleague, site, award, announced_round):
    consent = make_consent(site, "site")
    data = naming(award, year="2025", consent=consent.pk)
    colleague.post(reverse("awards_nomination_modeladmin_create"), data)
    assert Nomination.objects.get().round == announced_round


def test_consent_of_another_campaign_can_not_be_chosen(colleague, award, other_site):
    consent = make_consent(other_site, "site")
    response = colleague.post(reverse("awards_nomination_modeladmin_create"), naming(award, consent=consent.pk))
    assert [response.status_code, Nomination.objects.count()] == [200, 0]


def test_person_can_not_be_unnamed(colleague, site, award):
    data = naming(award, consent=make_consent(site, "site").pk)
    del data["names_person"]
    colleague.post(reverse("awards_nomination_modeladmin_create"), data)
    assert Nomination.objects.count() == 0


def test_organisation_is_named_without_consent(award):
    nomination = services.name_laureate(
        award=award, category=Category.ORGANISATION, name="De Soepbus", text="Soep.", names_person=False
    )
    assert nomination.page.is_public() is True


def test_refused_naming_leaves_nothing_behind(award):
    with pytest.raises(PublishRefused):
        services.name_laureate(award=award, category=Category.PERSON, name="Gerda", text="Taart.")
    kept = [model.objects.count() for model in (Nomination, AwardRoundPage, NominationPage)]
    assert kept == [0, 0, 0]


def edited(nomination: Nomination, **fields) -> dict:
    names = ("category", "state", "result", "nominee_place", "consented_name", "consented_text")
    data = {name: getattr(nomination, name) for name in (*names, *make.SECRETS)}
    return {**data, "names_person": "on", "consent": nomination.consent_id or "", **fields}


def test_editor_can_not_skip_a_step_or_give_a_result_too_early(colleague, announced_round):
    nomination = make.make_nomination(announced_round, state=NominationState.UNCONFIRMED)
    address = reverse("awards_nomination_modeladmin_edit", args=[nomination.pk])
    form = colleague.get(address).context["form"]
    assert [value for value, _label in form.fields["state"].choices] == ["unconfirmed", "withdrawn"]
    colleague.post(address, edited(nomination, state="accepted"))
    colleague.post(address, edited(nomination, result="winner"))
    nomination.refresh_from_db()
    assert [nomination.state, nomination.result] == [NominationState.UNCONFIRMED, Result.NONE]


def test_saving_with_publish_says_what_is_missing_and_keeps_the_text(colleague, announced_round):
    nomination = make.make_agreed(announced_round, consent=None)
    address = reverse("awards_nomination_modeladmin_edit", args=[nomination.pk])
    data = edited(nomination, consented_text="Nieuw.", publish_now="on")
    response = colleague.post(address, data, follow=True)
    nomination.refresh_from_db()
    assert nomination.consented_text == "Nieuw."
    assert "Er is geen geldige toestemming" in response.content.decode()
    assert NominationPage.objects.public().count() == 0


def test_publishing_the_announcement_names_who_is_not_on_the_site(award):
    page = make.make_round(award)
    make.make_agreed(page)
    make.make_agreed(page, consent=None)
    page.refresh_from_db()
    published, refused = services.publish_announcement(page)
    assert [published, list(refused), page.state] == [1, ["Voordracht 2"], RoundState.ANNOUNCED]


def test_list_filters_and_searches(colleague, announced_round):
    make.make_nomination(announced_round, nominee_name="Anna")
    make.make_nomination(announced_round, nominee_name="Bram", state=NominationState.REFUSED)
    index = reverse(INDEX)
    found = [
        [one.nominee_name for one in colleague.get(index, query).context["object_list"]]
        for query in ({"state__exact": "refused"}, {"q": "anna"}, {"round__id__exact": announced_round.pk})
    ]
    assert found == [["Bram"], ["Anna"], ["Bram", "Anna"]]


@pytest.mark.whole
def test_list_takes_the_same_queries_with_one_and_thirty(colleague, announced_round):
    counts = []
    for number in (1, 29):
        for _one in range(number):
            make.make_nomination(announced_round)
        colleague.get(reverse(INDEX))
        with CaptureQueriesContext(connection) as captured:
            colleague.get(reverse(INDEX))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["index", "create", "edit", "inspect", "delete"])
def test_screens_hold_no_english(client, administrator, announced_round, name):
    client.force_login(administrator)
    nomination = make.make_nomination(announced_round)
    arguments = [] if name in ("index", "create") else [nomination.pk]
    html = client.get(reverse(f"awards_nomination_modeladmin_{name}", args=arguments)).content.decode()
    body = html[html.index("<main") : html.index("</main>")]
    english = ["Nominat", ">All<", "Filter by", "Inspecting", "Editing", ">Yes<", "Delete", "Save<"]
    assert [words for words in english if words in body] == []


def export(client, kind: str) -> bytes:
    response = client.get(reverse(INDEX), {"export": kind})
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_csv_export_has_dutch_headers_and_values_and_no_formulas(colleague, announced_round):
    make.make_nomination(announced_round, nominee_name="=1+1", nominee_place="Één")
    text = export(colleague, "csv").decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(text, newline=""), delimiter=";"))
    assert [row["Wie is voorgedragen"], row["Telefoon van de voordrager"]] == ["'=1+1", "'0633334444"]
    assert [row["Plaats of buurt"], row["Categorie"], row["Status"], row["Ronde"], row["Nummer"]] == [
        "Één",
        "Persoon",
        "ontvangen",
        "Ronde 2025",
        "1",
    ]


def test_xlsx_export_holds_text_and_never_a_formula(colleague, announced_round):
    make.make_nomination(announced_round, nominee_name="=1+1")
    sheet = load_workbook(BytesIO(export(colleague, "xlsx"))).active
    header, row = ([cell for cell in line] for line in sheet.iter_rows())
    cells = {title.value: (cell.value, cell.data_type) for title, cell in zip(header, row, strict=True)}
    assert [cells["Wie is voorgedragen"], cells["Telefoon van de voordrager"], cells["Nummer"]] == [
        ("=1+1", "s"),
        ("0633334444", "s"),
        (1, "n"),
    ]


def test_award_state_tells_the_home_page_what_is_going_on(site, award):
    finished = make.make_announced_round(award, year=2025)
    winner = make.make_laureate(finished)
    current = make.make_open_round(award, year=2026)
    shortlisted = make.make_laureate(current, Result.SHORTLISTED)
    state = services.award_state(site)
    assert [state.page, state.open_round, state.takes_nominations] == [award, current, True]
    assert [state.deadline, state.winners, state.shortlist] == [current.closes_at, [winner], [shortlisted]]


def test_award_state_of_a_campaign_without_award_is_none(site, other_site, award):
    assert [services.award_state(other_site), services.award_state(site).page] == [None, award]
