"""The button 'Check now': the worker asks the addresses, the screen says how far it is and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.signals import request_started
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from core.campaigns.enums import Role
from core.clock.alarms import alarms
from core.clock.models import Tick
from core.clock.services import THE_CLOCK
from press.clearance import services
from press.enums import CheckState, ReleaseState
from press.jobs import check_what_is_closed
from press.models import Clearance, PressReleasePage, PressRoomPage, PressSettings
from press.tasks import check_embargo
from tests.conftest import PASSWORD
from tests.factories.press import make_release

TITLE = "Geheime-kop van het gemeentehuis"


@pytest.fixture(scope="module")
def waiting_of_file(for_this_file, room_of_file) -> int:
    def make(site: Site) -> int:
        release = make_release(PressRoomPage.objects.get(pk=room_of_file), TITLE, live=False)
        services.approve(release, name="Dirk")
        when = timezone.now() + timedelta(hours=2)
        services.plan(release, when, None, reason="De winnaars horen het zelf pas vrijdag.")
        return release.pk

    return for_this_file(make)


@pytest.fixture
def release(waiting_of_file, site) -> PressReleasePage:
    """Under embargo for two hours."""
    return PressReleasePage.objects.get(pk=waiting_of_file)


@pytest.fixture
def queue(settings) -> None:
    """Tasks wait for the worker, as they do outside the tests."""
    settings.TASKS = {**settings.TASKS, "worker": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def ticking(db) -> None:
    Tick.objects.update_or_create(name=THE_CLOCK, defaults={"finished_at": timezone.now()})


@contextmanager
def broken_site() -> Iterator[None]:
    """A site on which nothing can be asked."""

    def fail(**kwargs: object) -> None:
        raise ZeroDivisionError

    request_started.connect(fail)
    try:
        yield
    finally:
        request_started.disconnect(fail)


def file_of(release: PressReleasePage) -> Clearance:
    return Clearance.objects.get(release=release)


def shown_to(client, user, release: PressReleasePage) -> str:
    client.login(username=user.email, password=PASSWORD)
    return client.get(services.screen_of(release)).content.decode()


def press_the_button(client, user, release: PressReleasePage) -> str:
    """Click, and what the screen says next."""
    client.login(username=user.email, password=PASSWORD)
    return client.post(services.screen_of(release), {"do": "probe"}, follow=True).content.decode()


def asked() -> int:
    return DBTaskResult.objects.filter(task_path="press.tasks.check_embargo").count()


def test_button_asks_the_worker_and_the_screen_says_that_it_runs(client, release, editor, queue, ticking):
    assert "Nu controleren" in shown_to(client, editor, release)
    said = press_the_button(client, editor, release)

    assert (asked(), file_of(release).check_state) == (1, CheckState.WAITING)
    assert [text in said for text in ("De controle loopt…", "Toon de uitslag", "De controle is aangevraagd")] == [
        True
    ] * 3
    assert ("Nu controleren" in said, "De werker is stil" in said) == (False, False)


def test_two_clicks_and_the_minute_are_one_check(client, release, editor, chief_editor, queue, ticking):
    press_the_button(client, editor, release)
    said = press_the_button(client, chief_editor, release)
    check_what_is_closed(timezone.now())

    assert ("Er loopt al een controle." in said, asked()) == (True, 1)


def test_check_that_runs_says_since_when(client, release, editor, ticking):
    Clearance.objects.update(check_asked_at=timezone.now(), check_began_at=timezone.now())
    said = shown_to(client, editor, release)
    assert ("De controle loopt…" in said, "Begonnen om" in said, "Nu controleren" in said) == (True, True, False)


@pytest.mark.whole
def test_result_stands_on_the_screen_and_answers_the_question_once(client, release, editor, queue, ticking):
    press_the_button(client, editor, release)
    check_embargo.call(release.pk)
    kept = file_of(release)
    said = shown_to(client, editor, release)

    assert (kept.check_state, kept.check_asked_at, {row["ok"] for row in kept.probe}) == (CheckState.DONE, None, {True})
    assert f"Alle {len(kept.probe)} adressen waren dicht" in said
    assert ("<code>/sitemap.xml</code>" in said, "De controle loopt" in said) == (True, False)

    check_embargo.call(release.pk)
    assert file_of(release).probed_at == kept.probed_at


def test_leak_is_red_and_stands_first(client, release, editor, ticking):
    rows = [
        {"what": "de sitemap", "address": "/sitemap.xml", "ok": True},
        {"what": "blog", "address": "/b/", "ok": False},
    ]
    Clearance.objects.update(probe=rows, probed_at=timezone.now() + timedelta(seconds=1))
    said = shown_to(client, editor, release)

    assert ("Op 1 adres is er iets van te lezen" in said, "adressen waren dicht" in said) == (True, False)
    assert said.index("<code>/b/</code>") < said.index("<code>/sitemap.xml</code>")


def test_text_that_changed_since_the_check_is_not_called_closed(client, release, editor, ticking):
    Clearance.objects.update(
        probe=[{"what": "blog", "address": "/b/", "ok": True}], probed_at=timezone.now() + timedelta(seconds=1)
    )
    assert "Alle 1 adressen waren dicht" in shown_to(client, editor, release)
    Clearance.objects.update(probed_at=timezone.now() - timedelta(days=1))
    said = shown_to(client, editor, release)
    assert ("veranderd na de laatste controle" in said, "adressen waren dicht" in said) == (True, False)


@pytest.mark.whole
def test_check_that_broke_off_says_so_rings_and_can_be_asked_again(client, release, editor, queue, ticking, site):
    Clearance.objects.update(check_asked_at=timezone.now())
    with broken_site(), pytest.raises(ZeroDivisionError):
        check_embargo.call(release.pk)

    kept = file_of(release)
    assert (kept.check_state, kept.probe, kept.probed_at) == (CheckState.BROKE_OFF, [], None)
    assert "brak af" in alarms(site)["embargo_check"][0]
    assert "brak af en zegt dus niets" in shown_to(client, editor, release)
    assert "De controle loopt…" in press_the_button(client, editor, release)
    # Until a check came to its end nobody knows.
    assert (asked(), "embargo_check" in alarms(site)) == (1, True)

    check_embargo.call(release.pk)
    assert (file_of(release).check_state, alarms(site)) == (CheckState.DONE, {})


def test_check_that_died_with_its_worker_says_so_and_can_be_asked_again(client, release, editor, queue, ticking, site):
    long_ago = timezone.now() - timedelta(minutes=6)
    Clearance.objects.update(check_asked_at=long_ago, check_began_at=long_ago)
    said = shown_to(client, editor, release)
    assert ("brak af en zegt dus niets" in said, "Nu controleren" in said) == (True, True)

    said = press_the_button(client, editor, release)
    assert ("De controle loopt…" in said, "brak af" in said, asked()) == (True, False, 1)
    assert (file_of(release).check_broke_off_at, "embargo_check" in alarms(site)) == (long_ago, True)


def test_check_that_never_began_can_be_asked_again(client, release, editor, queue, ticking):
    Clearance.objects.update(check_asked_at=timezone.now() - timedelta(minutes=31))
    assert "brak af en zegt dus niets" in shown_to(client, editor, release)

    check_what_is_closed(timezone.now())
    assert (asked(), file_of(release).check_state) == (1, CheckState.WAITING)


def test_check_that_fails_before_its_first_question_broke_off_too(release, queue):
    def lock(execute, sql, *rest):
        if PressSettings._meta.db_table in sql:
            raise OperationalError("database is locked")
        return execute(sql, *rest)

    Clearance.objects.update(check_asked_at=timezone.now())
    with connection.execute_wrapper(lock), pytest.raises(OperationalError):
        check_embargo.call(release.pk)

    assert file_of(release).check_state == CheckState.BROKE_OFF


def test_draft_on_top_of_a_text_that_opens_by_itself_can_be_checked(client, release, editor, queue, ticking):
    draft = release.get_latest_revision_as_object()
    draft.title = "Een kop die nog niemand goedkeurde"
    draft.save_revision(user=editor)

    assert services.standing(draft).state == ReleaseState.CONCEPT
    assert "De controle loopt…" in press_the_button(client, editor, release)


@pytest.mark.parametrize("is_asked", [False, True])
def test_screen_says_that_the_worker_is_silent_and_what_to_do(client, release, editor, queue, is_asked):
    if is_asked:
        press_the_button(client, editor, release)
    said = shown_to(client, editor, release)
    assert ("De werker is stil: een controle begint pas" in said, "Bel je beheerder" in said) == (True, True)


def test_release_that_opened_while_the_check_waited_is_not_checked(client, release, editor, queue):
    press_the_button(client, editor, release)
    services.open_now(release, None)
    check_embargo.call(release.pk)

    kept = file_of(release)
    assert (kept.probe, kept.check_state) == ([], CheckState.NEVER)
    assert "niets meer dicht te blijven" in press_the_button(client, editor, release)


def test_who_may_not_work_on_it_asks_nothing(client, release, make_user, other_site, queue):
    for user in (make_user(Role.WRITER, release.get_site()), make_user(Role.ADMINISTRATOR, other_site)):
        client.login(username=user.email, password=PASSWORD)
        assert client.post(services.screen_of(release), {"do": "probe"}).status_code in (302, 403, 404)
    assert (asked(), file_of(release).check_state) == (0, CheckState.NEVER)
