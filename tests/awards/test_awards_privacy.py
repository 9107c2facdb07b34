"""Nothing of a nomination leaks: not before consent, not after it, not through a side door."""

import json
from datetime import date, timedelta

import pytest
from django.core import serializers
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision

from awards import services
from awards.enums import Category, NominationState, Result
from awards.jobs import announce_results, keep_to_consent, keep_to_end_dates
from awards.models import FormVisit, Nomination, NominationPage
from core.audit.models import AuditEvent
from core.campaigns.enums import Role
from core.links.models import SignedLink
from core.pages.gate import PublishRefused
from core.people.enums import Scope
from core.people.services import withdraw_consent
from search.models import SearchEntry
from tests.factories import awards as make
from tests.factories.core import make_consent

DAY = timedelta(days=1)
CONSENTED = {"consented_name": "Gouden Gerda", "consented_text": "Gerda bakt taart voor de straat."}
MARKERS = [*make.SECRETS.values(), *CONSENTED.values()]


def found_in(text: str, markers: list[str] = MARKERS) -> list[str]:
    return [marker for marker in markers if marker in text]


def history() -> str:
    """Everything Wagtail and we remember of what was done."""
    models = (Revision, PageLogEntry, ModelLogEntry, AuditEvent, ReferenceIndex, SignedLink)
    kept = [serializers.serialize("json", model.objects.all()) for model in models]
    pages = serializers.serialize("json", NominationPage.objects.all())
    titles = json.dumps(list(NominationPage.objects.values("title", "draft_title", "slug", "seo_title")))
    # The mail address of a signed link is its purpose; it ends with the link.
    return "".join([*kept, pages, titles]).replace(make.SECRETS["nominator_email"], "")


def refusals_of(nomination: Nomination) -> list[str]:
    with pytest.raises(PublishRefused) as error:
        services.publish(nomination)
    return error.value.refusals


def test_revisions_and_log_lines_of_a_published_laureate_hold_nothing_personal(announced_round, chief_editor):
    nomination = make.make_agreed(announced_round, **CONSENTED)
    page = services.publish(nomination, chief_editor)
    services.set_state(nomination, NominationState.WITHDRAWN, chief_editor)
    page.refresh_from_db()
    page.save_revision(user=chief_editor)
    assert found_in(history()) == []
    assert [page.title, page.slug, str(nomination)] == ["Voordracht 1", "voordracht-1", "Voordracht 1"]


def test_what_a_program_writes_on_the_page_itself_is_not_kept(announced_round):
    page = make.make_laureate(announced_round, **CONSENTED)
    page.title = page.seo_title = page.listing_summary = page.search_description = CONSENTED["consented_name"]
    page.save_revision().publish()
    assert found_in(history()) == []


def test_admin_handling_of_a_nomination_leaves_no_name_behind(client, announced_round, chief_editor):
    client.force_login(chief_editor)
    nomination = make.make_agreed(announced_round, **CONSENTED)
    address = reverse("awards_nomination_modeladmin_edit", args=[nomination.pk])
    fields = ("category", "state", "result", "nominee_place", "consented_name", "consented_text")
    data = {name: getattr(nomination, name) for name in (*fields, *make.SECRETS)}
    data |= {"names_person": "on", "consent": nomination.consent_id, "publish_now": "on"}
    assert client.post(address, data).status_code == 302
    assert NominationPage.objects.public().count() == 1
    assert found_in(history()) == []


def test_no_public_page_names_a_nominee_before_consent(client, home, award, open_round):
    nomination = make.make_agreed(open_round, Result.SHORTLISTED, consent=None, **CONSENTED)
    page = services.make_page(nomination)
    open_round.refresh_from_db()
    addresses = ["/", award.url, open_round.url, f"{open_round.url}voordragen/", page.url, "/sitemap.xml"]
    addresses += [f"{award.url}feed/atom.xml", f"{open_round.url}feed/rss.xml", "/zoeken/?q=gouden+gerda"]
    leaks = {address: found_in(client.get(address).content.decode()) for address in addresses}
    assert {address: names for address, names in leaks.items() if names} == {}
    assert client.get(page.url).status_code == 404


def test_page_without_consent_is_refused_with_what_to_do(announced_round):
    nomination = make.make_agreed(announced_round, consent=None)
    assert refusals_of(nomination) == [
        "Er is geen geldige toestemming voor de website. Koppel de toestemming van deze persoon aan de voordracht."
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"scope_site": False, "scope_press": True},
        {"valid_until": date(2020, 1, 1), "given_on": date(2019, 1, 1)},
        {"given_on": timezone.localdate() + DAY},
        {"withdrawn_at": timezone.now()},
        {"birth_year": timezone.localdate().year - 10},
        {"birth_year": timezone.localdate().year - 10, "guardian": "  "},
    ],
)
def test_consent_that_does_not_cover_the_site_refuses_and_hides_alike(announced_round, fields):
    page = make.make_laureate(announced_round)
    consent = page.nomination.consent
    for name, value in fields.items():
        setattr(consent, name, value)
    consent.save()
    page.refresh_from_db()
    assert [consent.covers(Scope.SITE), page.is_public()] == [False, False]
    assert len(refusals_of(page.nomination)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"valid_until": timezone.localdate()},
        {"birth_year": 1950},
        {"birth_year": timezone.localdate().year - 10, "guardian": "De ouder"},
    ],
)
def test_consent_that_covers_the_site_publishes_and_shows_alike(site, announced_round, fields):
    consent = make_consent(site, "site", **fields)
    page = make.make_laureate(announced_round, consent=consent)
    assert [consent.covers(Scope.SITE), page.is_public()] == [True, True]


def test_organisation_without_a_named_person_needs_no_consent(announced_round):
    fields = {"category": Category.ORGANISATION, "consent": None}
    assert make.make_laureate(announced_round, names_person=False, **fields).is_public() is True
    assert len(refusals_of(make.make_agreed(announced_round, names_person=True, **fields))) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"consented_text": " "}, "De naam of tekst"),
        ({"state": NominationState.RECEIVED}, "nog niet akkoord"),
        ({"result": Result.NONE}, "Er is nog geen uitslag"),
    ],
)
def test_page_is_refused_while_something_is_missing(announced_round, fields, words):
    values = {"result": Result.WINNER, **fields}
    assert [words in text for text in refusals_of(make.make_agreed(announced_round, **values))] == [True]


def test_winner_goes_up_at_the_announcement_and_a_shortlist_before_it(award):
    announces = timezone.now() + DAY
    page = make.make_round(award, announces_at=announces)
    winner, shortlisted = make.make_laureate(page), make.make_laureate(page, Result.SHORTLISTED)
    assert [winner.is_public(), shortlisted.is_public()] == [False, True]
    assert [winner.live, winner.go_live_at, winner.is_shown] == [False, announces, True]


def test_announcement_that_moved_hides_winners_until_the_new_moment(announced_round):
    page = make.make_laureate(announced_round)
    assert SearchEntry.objects.filter(page=page).count() == 1
    announced_round.refresh_from_db()
    announced_round.announces_at = timezone.now() + DAY
    announced_round.save()
    assert [page.is_public(), SearchEntry.objects.filter(page=page).count()] == [False, 0]
    type(announced_round).objects.filter(pk=announced_round.pk).update(announces_at=timezone.now() - DAY)
    announce_results(timezone.now())
    assert [page.is_public(), SearchEntry.objects.filter(page=page).count()] == [True, 1]


def test_laureates_leave_with_their_round(client, announced_round):
    page = make.make_laureate(announced_round)
    announced_round.refresh_from_db()
    announced_round.unpublish()
    assert [client.get(page.url).status_code, SearchEntry.objects.filter(page=page).count()] == [404, 0]


def test_withdrawn_consent_takes_the_laureate_off_everything(client, announced_round, chief_editor):
    page = make.make_laureate(announced_round, **CONSENTED)
    found = withdraw_consent(page.nomination.consent, chief_editor)
    page.refresh_from_db()
    page.nomination.refresh_from_db()
    assert [one.pk for one in found.pages] == [page.pk]
    assert [page.live, client.get(page.url).status_code, page.nomination.consented_text] == [False, 404, ""]
    assert found_in(client.get(announced_round.url).content.decode()) == []
    assert SearchEntry.objects.filter(page=page).count() == 0
    assert found_in(history()) == []


def test_consent_that_ends_by_itself_takes_the_page_down(announced_round):
    page = make.make_laureate(announced_round)
    consent = page.nomination.consent
    consent.valid_until = timezone.localdate() - DAY
    consent.save()
    keep_to_consent(timezone.now())
    page.refresh_from_db()
    assert [page.live, SearchEntry.objects.filter(page=page).count()] == [False, 0]


def test_preview_shows_nothing_of_a_nominee_who_did_not_agree(client, announced_round, administrator):
    client.force_login(administrator)
    page = services.make_page(make.make_agreed(announced_round, consent=None, **CONSENTED))
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert [response.status_code, found_in(response.content.decode())] == [200, []]


@pytest.mark.parametrize("role", ["editor", "writer"])
def test_editors_and_writers_never_reach_a_nomination(client, request, announced_round, role):
    nomination = make.make_nomination(announced_round)
    client.force_login(request.getfixturevalue(role))
    names = ("index", "create"), ("edit", "inspect", "delete", "history")
    addresses = [reverse(f"awards_nomination_modeladmin_{name}") for name in names[0]]
    addresses += [reverse(f"awards_nomination_modeladmin_{name}", args=[nomination.pk]) for name in names[1]]
    for address in (*addresses, f"{addresses[0]}?export=csv"):
        response = client.get(address)
        assert [response.status_code, found_in(response.content.decode())] == [302, []]
    assert found_in(client.get(reverse("wagtailadmin_home")).content.decode()) == []


def test_colleagues_of_another_campaign_never_reach_a_nomination(client, make_user, other_site, announced_round):
    nomination = make.make_nomination(announced_round)
    client.force_login(make_user(Role.ADMINISTRATOR, other_site))
    index = client.get(reverse("awards_nomination_modeladmin_index"))
    assert [index.status_code, found_in(index.content.decode())] == [200, []]
    export = client.get(reverse("awards_nomination_modeladmin_index"), {"export": "csv"})
    assert found_in(export.content.decode("utf-8-sig")) == []
    for name in ("edit", "inspect", "delete", "history"):
        response = client.get(reverse(f"awards_nomination_modeladmin_{name}", args=[nomination.pk]))
        assert [name, response.status_code, found_in(response.content.decode())] == [name, 302, []]


def test_unconfirmed_nominations_go_after_a_week(open_round):
    old = make.make_nomination(open_round, state=NominationState.UNCONFIRMED, created_at=timezone.now() - 9 * DAY)
    fresh = make.make_nomination(open_round, state=NominationState.UNCONFIRMED)
    keep_to_end_dates(timezone.now())
    assert list(Nomination.objects.values_list("pk", flat=True)) == [fresh.pk]
    assert old.pk != fresh.pk


def test_who_declines_is_forgotten_at_once(open_round):
    nomination = make.make_nomination(open_round, created_at=timezone.now() - DAY)
    services.set_state(nomination, NominationState.DECLINED)
    keep_to_end_dates(timezone.now())
    assert Nomination.objects.count() == 0


def test_half_a_year_after_the_announcement_only_the_consented_text_of_a_laureate_is_left(award):
    now = timezone.now()
    page = make.make_announced_round(award, announces_at=now - 190 * DAY, opens_at=None, closes_at=None)
    when = now - 300 * DAY
    laureate = make.make_laureate(page, created_at=when, **CONSENTED)
    make.make_nomination(page, created_at=when)
    keep_to_end_dates(now)
    kept = Nomination.objects.get()
    private = {name: getattr(kept, name) for name in make.SECRETS if name != "nominee_name"}
    assert [kept.pk, kept.consented_name] == [laureate.nomination_id, "Gouden Gerda"]
    assert set(private.values()) == {""}
    assert laureate.is_public() is True


def test_end_dates_follow_the_announcement(open_round):
    nomination = make.make_nomination(open_round)
    open_round.refresh_from_db()
    open_round.announces_at = timezone.now() + 30 * DAY
    open_round.save()
    nomination.refresh_from_db()
    assert nomination.trim_after == timezone.localdate(open_round.announces_at) + timedelta(days=183)


def test_form_visits_are_gone_after_a_day(site):
    FormVisit.objects.create(site=site, key="x", at=timezone.now() - 2 * DAY)
    keep_to_end_dates(timezone.now())
    assert FormVisit.objects.count() == 0
