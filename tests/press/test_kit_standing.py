"""The screen 'Release' and the start page say how the kit stands; a missing original is never passed over in silence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from press.clearance import services
from press.enums import KitState
from press.kit_standing import KitLine, kit_lines
from press.models import MediaKit, PressReleasePage
from tests.factories.core import make_image
from tests.factories.press import make_release, make_room

GONE = "Het bestand van “Markt” ontbreekt op de schijf. Upload het opnieuw."
BEING_MADE = "wordt gemaakt. Kijk over een minuut opnieuw."


@pytest.fixture
def release(home, site) -> PressReleasePage:
    """A text with a picture that nobody approved yet."""
    return make_release(make_room(home), "De winnaar", make_image(site, title="Markt"), live=False)


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def lines(release: PressReleasePage) -> list[KitLine]:
    return list(kit_lines(services.standing(release), timezone.now()))


def texts(release: PressReleasePage) -> list[str]:
    return [line.text.partition(", gemaakt op")[0] for line in lines(release)]


def lose_the_original(release: PressReleasePage) -> None:
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)


@pytest.mark.whole
def test_kit_is_followed_from_draft_to_public(release, run):
    assert texts(release) == ["De persmap van deze tekst wordt gemaakt zodra de tekst is goedgekeurd."]
    services.approve(release, name="Dirk")
    assert texts(release)[0] == f"Persmap van de tekst die openbaar wordt: {BEING_MADE}"
    with run():
        services.plan(release, timezone.now() + timedelta(days=1), None, reason="Eerst de winnaar.")
    assert texts(release) == ["Persmap van de tekst die openbaar wordt: klaar", "Persmap onder embargo: klaar"]
    with run():
        services.open_now(release, None)
    assert texts(release) == ["Persmap van de openbare tekst: klaar"]
    services.withdraw(release, "Toch niet.", None)
    assert texts(release) == []


def test_missing_original_is_said_before_approval(release):
    lose_the_original(release)

    assert KitLine(GONE, is_problem=True) in lines(release)


def test_missing_original_at_approval_gives_no_kit_and_is_said_on_both_screens(
    client: Client, release, run, chief_editor
):
    lose_the_original(release)
    with run():
        services.approve(release, name="Dirk")

    assert {kit.state for kit in MediaKit.objects.all()} == {KitState.FAILED}
    assert MediaKit.objects.exclude(file="").count() == 0
    client.force_login(chief_editor)
    said = "De persmap is niet compleet: het bestand van “Markt” ontbreekt op de schijf."
    assert said in client.get("/admin/").content.decode()
    screen = client.get(services.screen_of(release)).content.decode()
    assert GONE in screen
    assert said in screen
