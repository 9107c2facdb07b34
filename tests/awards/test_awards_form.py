"""The form a visitor nominates with: kind to people, dull for machines, and nothing becomes public."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from awards import services
from awards.enums import NominationState
from awards.forms import new_stamp
from awards.models import AwardPage, AwardRoundPage, FormVisit, Nomination, NominationPage
from core.outbox.models import OutboxMail
from tests.factories import awards as make

MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def round_of_file(for_this_file, award_of_file) -> int:
    return for_this_file(lambda site: make.make_open_round(AwardPage.objects.get(pk=award_of_file)).pk)


@pytest.fixture
def open_round(round_of_file, site) -> AwardRoundPage:
    return AwardRoundPage.objects.get(pk=round_of_file)


@pytest.fixture
def address(open_round) -> str:
    return f"{open_round.url}voordragen/"


def stamp_of(age: timedelta = MINUTE) -> str:
    with time_machine.travel(timezone.now() - age, tick=False):
        return new_stamp()


def typed(**fields) -> dict:
    """What a person types."""
    return {
        "category": "person",
        "nominee_name": "Ria van de Hoek",
        "nominee_place": "Proefstad",
        "nominee_contact": "",
        "motivation": "Zij kookt elke dinsdag soep voor de hele straat en iedereen schuift aan.",
        "nominator_name": "Bo de Buur",
        "nominator_email": "bo@buur.example",
        "nominator_phone": "",
        "agrees": "on",
        "website": "",
        "stempel": stamp_of(),
        **fields,
    }


def link_in_mail() -> str:
    return re.search(r"https?://[^/]+(/\S+)", OutboxMail.objects.get().body).group(1)


def test_nomination_is_kept_unconfirmed_and_a_mail_leaves(client, address):
    response = client.post(address, typed())
    assert [response.status_code, response["Location"]] == [303, f"{address}verstuurd/"]
    nomination = Nomination.objects.get()
    assert [nomination.state, nomination.number] == [NominationState.UNCONFIRMED, 1]
    assert OutboxMail.objects.get().to == "bo@buur.example"
    assert NominationPage.objects.count() == 0
    assert "Kijk in uw mail" in client.get(response["Location"]).content.decode()


def test_mail_names_neither_nominee_nor_reason(client, address):
    client.post(address, typed())
    mail = OutboxMail.objects.get()
    assert [word in mail.body + mail.subject for word in ("Ria", "soep", "Bo de Buur")] == [False] * 3


def test_link_shows_a_button_and_only_the_button_confirms(client, address):
    client.post(address, typed())
    link = link_in_mail()
    assert "Ja, ik draag voor" in client.get(link).content.decode()
    assert Nomination.objects.get().state == NominationState.UNCONFIRMED
    assert "telt mee" in client.post(link).content.decode()
    nomination = Nomination.objects.get()
    assert [nomination.state, nomination.confirmed_at is None] == [NominationState.RECEIVED, False]


def test_confirming_twice_says_that_it_was_confirmed(client, address):
    client.post(address, typed())
    link = link_in_mail()
    client.post(link)
    answers = [client.post(link), client.get(link)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert ["was al bevestigd" in answer.content.decode() for answer in answers] == [True, True]


def test_expired_link_says_so_and_confirms_nothing(client, address, open_round):
    client.post(address, typed())
    link = link_in_mail()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        answer = client.post(link)
    assert [answer.status_code, "werkt niet meer" in answer.content.decode()] == [410, True]
    assert Nomination.objects.get().state == NominationState.UNCONFIRMED


def test_link_of_another_round_or_made_up_confirms_nothing(client, address, award):
    client.post(address, typed())
    token = link_in_mail().rstrip("/").rpartition("/")[2]
    other = make.make_round(award, year=2031)
    tries = [f"{other.url}voordragen/bevestigen/{token}/", f"{address}bevestigen/{'a' * 43}/"]
    assert [client.post(one).status_code for one in tries] == [410, 410]
    assert Nomination.objects.get().state == NominationState.UNCONFIRMED


def test_same_form_sent_twice_is_one_nomination_and_one_mail(client, address):
    data = typed()
    assert [client.post(address, data).status_code for _time in range(2)] == [303, 303]
    assert [Nomination.objects.count(), OutboxMail.objects.count()] == [1, 1]


def test_same_nominee_of_the_same_sender_is_one_whatever_the_capitals(client, address):
    client.post(address, typed())
    client.post(address, typed(nominator_email="BO@Buur.example", nominee_name="ria van de hoek"))
    assert [Nomination.objects.count(), OutboxMail.objects.count()] == [1, 2]


def test_phone_number_is_not_required_but_must_be_one(client, address):
    response = client.post(address, typed(nominator_phone="abc"))
    assert [response.status_code, "Dit is geen telefoonnummer" in response.content.decode()] == [422, True]
    client.post(address, typed(nominator_phone="06 00 00 00 20"))
    assert Nomination.objects.get().nominator_phone == "06 00 00 00 20"


def test_errors_are_dutch_and_what_was_typed_is_kept(client, address):
    response = client.post(address, typed(nominator_email="geen adres", nominee_name=""))
    html = response.content.decode()
    assert response.status_code == 422
    wanted = ("Vul in wie u voordraagt.", "Dit is geen volledig e-mailadres", "Bo de Buur", 'id="fouten"')
    assert [words in html for words in wanted] == [True] * 4
    assert Nomination.objects.count() == 0


def test_every_field_left_empty_says_what_to_do(client, address):
    form = client.post(address, {"stempel": stamp_of()}).context["form"]
    said = [text for errors in form.errors.values() for text in errors]
    english = [text for text in said if "required" in text or "This" in text]
    assert [english, sorted(form.errors)] == [
        [],
        [
            "agrees",
            "category",
            "motivation",
            "nominator_email",
            "nominator_name",
            "nominee_name",
            "nominee_place",
        ],
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "http://spam.example"},
        {"stempel": ""},
        {"stempel": "vervalst:1abc:xyz"},
        {"stempel": "een:twee"},
    ],
)
def test_machine_is_asked_to_send_once_more(client, address, fields):
    response = client.post(address, typed(**fields))
    assert [response.status_code, Nomination.objects.count(), OutboxMail.objects.count()] == [422, 0, 0]
    assert "Wacht een paar tellen en verstuur het nog een keer" in response.content.decode()


def test_form_sent_in_a_second_is_refused_and_a_second_try_succeeds(client, address):
    stamp = stamp_of(timedelta(seconds=1))
    refused = client.post(address, typed(stempel=stamp))
    assert [refused.status_code, refused.context["stamp"]] == [422, stamp]
    with time_machine.travel(timezone.now() + MINUTE):
        assert client.post(address, typed(stempel=stamp)).status_code == 303


def test_form_left_open_for_a_day_gets_a_fresh_stamp(client, address):
    refused = client.post(address, typed(stempel=stamp_of(timedelta(days=1))))
    with time_machine.travel(timezone.now() + MINUTE):
        assert client.post(address, typed(stempel=refused.context["stamp"])).status_code == 303


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"nominee_name": "Ria\x00"}, 400),
        ({"nominee_name": "x" * 10_000}, 422),
        ({"motivation": "x" * 100_000}, 422),
        ({"category": "alles"}, 422),
        ({"category": ["person", "municipality"]}, 303),
        ({"nominee_name": "<script>alert(1)</script>"}, 303),
        ({"nominator_email": "bo@buur.example\nBcc: x@y.example"}, 422),
        ({"nominee_name": "=HYPERLINK(1)"}, 303),
        ({"nominee_name": "😀 Ría"}, 303),
    ],
)
def test_hostile_input_never_breaks_the_form(client, address, fields, status):
    assert client.post(address, typed(**fields)).status_code == status


def test_typed_markup_is_shown_as_text(client, address):
    data = typed(nominee_name="<script>alert(1)</script>", motivation="")
    html = client.post(address, data).content.decode()
    assert ["<script>alert" in html, "&lt;script&gt;alert" in html] == [False, True]


def test_form_in_an_odd_charset_is_a_plain_400(client, address):
    response = client.post(address, b"a=b", content_type="application/x-www-form-urlencoded; charset=utf-7")
    assert response.status_code == 400


def test_one_mailbox_gets_no_more_than_a_few_mails_an_hour(client, address):
    forms = [typed(nominee_name=f"Ria {number}") for number in range(6)]
    answers = [client.post(address, form).status_code for form in forms]
    assert answers == [303, 303, 303, 303, 422, 422]
    assert OutboxMail.objects.count() == 4


def test_one_visitor_is_slowed_down_and_keeps_what_was_typed(client, address):
    senders = [f"bo{number}@buur.example" for number in range(13)]
    answers = [client.post(address, typed(nominator_email=sender)) for sender in senders]
    assert [answer.status_code for answer in answers] == [303] * 12 + [422]
    assert "Probeer het over een uur opnieuw" in answers[-1].content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert client.post(address, typed(nominator_email="bo99@buur.example")).status_code == 303


def test_visits_hold_no_address(client, address):
    client.post(address, typed())
    keys = list(FormVisit.objects.values_list("key", flat=True))
    assert [len(keys), {len(key) for key in keys}, "127.0.0.1" in "".join(keys)] == [2, {64}, False]


@pytest.mark.parametrize("closed_by", ["switch", "time"])
def test_closed_form_says_so_and_gives_back_what_was_typed(client, address, open_round, closed_by):
    if closed_by == "switch":
        settings = open_round.get_site().campaignsettings
        settings.nominations_open_form = False
        settings.save()
    else:
        type(open_round).objects.filter(pk=open_round.pk).update(closes_at=timezone.now())
    assert "voordragen" in client.get(address).content.decode()
    html = client.post(address, typed()).content.decode()
    assert ["U kunt hier nu niet voordragen" in html, "elke dinsdag soep" in html] == [True, True]
    assert [Nomination.objects.count(), OutboxMail.objects.count()] == [0, 0]


def test_form_sets_no_cookie_and_no_cache_keeps_it(client, address):
    response = client.get(address)
    assert [dict(response.cookies), response.get("Vary", ""), response["Cache-Control"]] == [
        {}, "", "private, no-store"
    ]  # fmt: skip


def test_form_lets_a_browser_say_where_it_comes_from(client, address):
    """With `no-referrer` a browser sends `Origin: null`, and the form would be refused."""
    assert client.get(address)["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"Origin": "http://testserver"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({}, True),
        ({"Origin": "https://kwaad.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
    ],
)
def test_form_is_taken_from_our_own_pages_only(open_round, address, headers, is_taken):
    answer = Client(enforce_csrf_checks=True).post(address, typed(), headers=headers)
    assert (answer.status_code, Nomination.objects.count()) == ((303, 1) if is_taken else (403, 0))
    assert is_taken or "niet voor iedereen" in answer.content.decode()


def test_admin_keeps_its_own_check(open_round):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert (answer.status_code, "niet voor iedereen" in answer.content.decode()) == (403, True)


def test_other_methods_are_not_allowed(client, address):
    assert client.put(address).status_code == 405


def test_form_of_a_draft_round_is_not_found(client, address, open_round):
    open_round.unpublish()
    assert [client.get(address).status_code, client.post(address, typed()).status_code] == [404, 404]


def test_confirming_counts_once_when_two_click_together(open_round):
    nomination = make.make_nomination(open_round, state=NominationState.UNCONFIRMED)
    copy = Nomination.objects.get(pk=nomination.pk)
    assert [services.confirm(nomination), services.confirm(copy)] == [True, False]


def test_nominations_to_look_at_are_those_confirmed(open_round):
    make.make_nomination(open_round, state=NominationState.UNCONFIRMED)
    make.make_nomination(open_round)
    make.make_agreed(open_round)
    assert services.nominations_to_look_at(open_round.get_site()) == 1
