"""Mail is sent at most once, links do one thing, and one worker ticks a minute."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from core.clock.models import Tick
from core.clock.registry import every_minute, jobs
from core.clock.services import failing_jobs, last_tick, tick, worker_is_silent
from core.links import services as links
from core.links.models import SignedLink
from core.outbox import services as outbox
from core.outbox.enums import MailState
from core.outbox.models import OutboxMail


class RefusingServer(BaseEmailBackend):
    """A mail server that nobody answers at."""

    def send_messages(self, messages):
        raise ConnectionRefusedError


class BreakingServer(BaseEmailBackend):
    """A mail server that breaks the line after it may have taken the mail."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected


def post(site, **fields) -> OutboxMail:
    return outbox.post(site=site, **{"to": "a@b.example", "subject": "Hoi", "body": "Dag", **fields})


def test_mail_is_sent_once(site):
    message = post(site)

    assert (outbox.send_due(), outbox.send_due()) == (1, 0)
    message.refresh_from_db()
    assert (message.state, len(mail.outbox)) == (MailState.SENT, 1)


def test_same_key_is_the_same_mail(site):
    first, second = post(site, key="bevestig-7"), post(site, key="bevestig-7", body="Anders")

    assert first == second
    assert outbox.send_due() == 1


def test_subject_cannot_carry_a_second_header(site):
    post(site, subject="Hoi\r\nBcc: iedereen@b.example")
    outbox.send_due()

    assert mail.outbox[0].subject == "Hoi Bcc: iedereen@b.example"
    assert mail.outbox[0].recipients() == ["a@b.example"]


def test_refused_mail_is_tried_again_later_and_at_last_fails(site, settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"
    message = post(site)
    now = timezone.now()

    assert outbox.send_due(now) == 0
    message.refresh_from_db()
    assert (message.state, message.next_attempt_at) == (MailState.WAITING, now + timedelta(minutes=2))
    assert outbox.send_due(now + timedelta(minutes=1)) == 0
    for _attempt in range(outbox.MAX_ATTEMPTS):
        message.refresh_from_db()
        outbox.send_due(message.next_attempt_at)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MailState.FAILED, outbox.MAX_ATTEMPTS)


def test_mail_that_may_have_gone_is_uncertain_and_never_sent_again_by_itself(site, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BreakingServer"
    message = post(site)
    outbox.send_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert outbox.send_due(timezone.now() + timedelta(days=1)) == 0
    message.refresh_from_db()
    assert message.state == MailState.UNCERTAIN
    assert outbox.send_again(message) is True
    assert outbox.send_due() == 1


def test_sender_that_died_halfway_leaves_the_mail_uncertain(site):
    message = post(site)
    now = timezone.now()
    OutboxMail.objects.update(state=MailState.CLAIMED, claimed_at=now - timedelta(minutes=11))

    outbox.send_due(now)

    message.refresh_from_db()
    assert (message.state, len(mail.outbox)) == (MailState.UNCERTAIN, 0)


def test_text_of_an_old_mail_is_forgotten(site):
    message = post(site)
    outbox.send_due()

    assert outbox.forget_old_texts(timezone.now() + timedelta(days=91)) == 1
    message.refresh_from_db()
    assert (message.body, message.to) == ("", "verwijderd@voorbeeld.example")


def test_link_is_found_by_its_token_and_kept_as_a_hash(site):
    token = links.issue(site=site, purpose="proef", target=site, expires_at=timezone.now() + timedelta(days=1))

    found = links.find(token, "proef")
    assert found.target == site
    assert token not in found.token_hash
    assert links.find(token, "anders") is None
    assert links.find(token + "x", "proef") is None
    assert links.find("\ud800", "proef") is None


def test_finding_a_link_changes_nothing_and_using_it_works_once(site):
    token = links.issue(site=site, purpose="proef", target=site, expires_at=timezone.now() + timedelta(days=1))
    before = SignedLink.objects.values().get()
    found = links.find(token, "proef")
    assert SignedLink.objects.values().get() == before

    assert (links.mark_used(found), links.mark_used(found)) == (True, False)
    assert links.find(token, "proef") is None


def test_link_ends_at_its_time_or_when_revoked(site):
    end = timezone.now() + timedelta(days=1)
    token = links.issue(site=site, purpose="proef", target=site, expires_at=end)
    assert links.find(token, "proef", end - timedelta(seconds=1)) is not None
    assert links.find(token, "proef", end) is None

    assert links.revoke(site, "proef") == 1
    assert links.find(token, "proef") is None


def test_one_minute_is_ticked_by_one_worker(db):
    now = timezone.now()

    assert (tick(now), tick(now), tick(now + timedelta(minutes=1))) == (True, False, True)


def test_dead_worker_lets_go_after_a_while(db):
    now = timezone.now()
    Tick.objects.create(name="minute", minute=now - timedelta(minutes=5), held_until=now + timedelta(minutes=1))

    assert tick(now) is False
    assert tick(now + timedelta(minutes=2)) is True


def test_clock_that_was_put_back_ticks_on(db):
    now = timezone.now()
    wrong = now + timedelta(days=1)
    Tick.objects.create(name="minute", minute=wrong, held_until=wrong + timedelta(minutes=15), finished_at=wrong)

    assert worker_is_silent(now) is True
    assert (tick(now), tick(now)) == (True, False)
    assert worker_is_silent(now) is False


def test_worker_whose_clock_is_a_bit_behind_does_no_minute_again(db):
    now = timezone.now()
    assert (tick(now), tick(now - timedelta(minutes=1))) == (True, False)


def test_failing_job_is_noted_and_stops_no_other(db):
    ran = []
    every_minute("aaa-kapot")(lambda now: 1 / 0)
    every_minute("zzz-goed")(ran.append)
    try:
        now = timezone.now()
        tick(now)
    finally:
        from core.clock import registry

        registry._jobs.pop("aaa-kapot"), registry._jobs.pop("zzz-goed")

    assert (ran, failing_jobs()) == ([now], {"aaa-kapot": "ZeroDivisionError: division by zero"})


def test_worker_is_silent_after_three_minutes(db):
    assert worker_is_silent() is True
    tick()
    ticked = last_tick()

    assert worker_is_silent(ticked + timedelta(minutes=3)) is False
    assert worker_is_silent(ticked + timedelta(minutes=3, seconds=1)) is True


@pytest.mark.parametrize("name", ["expiring", "publishing", "outbox", "search", "consents"])
def test_every_room_has_its_job(name):
    assert name in jobs()
