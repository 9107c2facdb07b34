"""Pages as files: written whole, led to only by leases, and taken away by every change."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from core.cache import headers, leases, middleware
from core.cache.jobs import throw_old_files_away
from core.cache.leading import lead_readers
from core.cache.leases import Lease, give_leases
from core.cache.models import PublicVersion
from core.cache.rules import leased_seconds
from core.cache.services import renew
from core.cache.store import PageStore
from home.models import ContentPage
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.PAGE_CACHE = True
    settings.PAGE_FILES_DIR = str(tmp_path / "pages")
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    middleware.pages = PageStore()
    return tmp_path / "pages"


@pytest.fixture
def page(home) -> ContentPage:
    return home.add_child(instance=ContentPage(title="Over ons", slug="over-ons"))


def read(folder: Path, path: str, now: datetime | None = None, coding: str = "plain") -> bytes | None:
    """What nginx would find for this address in this second."""
    second = int((now or timezone.now()).timestamp())
    file = folder / f"leases/{second}/testserver/{headers.folder()}/{coding}{path}index.html"
    return file.read_bytes() if file.is_file() else None


def test_page_is_led_to_in_every_encoding_as_the_site_gives_it(client, page, folder):
    now = timezone.now()
    said = {
        name: client.get(page.url, headers={"Accept-Encoding": name}).content for name in ("identity", "gzip", "br")
    }
    assert read(folder, "/over-ons/", now) is None
    lead_readers(now)

    assert read(folder, "/over-ons/", now) == said["identity"]
    assert read(folder, "/over-ons/", now, "gzip") == said["gzip"]
    assert read(folder, "/over-ons/", now, "br") == said["br"]
    assert read(folder, "/over-ons/", now + timedelta(seconds=2)) == said["identity"]
    assert read(folder, "/over-ons/", now + timedelta(seconds=3)) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda client, user: client.get("/over-ons/?x=1"),
        lambda client, user: Client(SERVER_NAME="andere.example").get("/over-ons/"),
        lambda client, user: client.get("/over-ons/", secure=True),
        lambda client, user: client.post("/over-ons/"),
        lambda client, user: (client.login(username=user.email, password=PASSWORD), client.get("/over-ons/")),
        lambda client, user: client.get("/nergens/"),
        lambda client, user: client.get("/zoeken/"),
    ],
    ids=["query", "other host", "other scheme", "post", "logged in", "missing", "search"],
)
def test_nothing_is_written_of_any_other_request(client, page, folder, administrator, ask):
    ask(client, administrator)

    assert [path for path in folder.rglob("*") if path.is_file() and path.suffix == ".html"] == []


def test_page_with_a_header_of_its_own_is_no_file(client, page, folder, monkeypatch):
    def serve(self, request, *args, **kwargs):
        response = super(ContentPage, self).serve(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    monkeypatch.setattr(ContentPage, "serve", serve)
    client.get(page.url)

    assert list(folder.rglob("*.html")) == []


def test_change_takes_the_lease_away_before_it_is_committed_and_the_worker_gives_none_until_then(
    client, page, folder, site, django_capture_on_commit_callbacks
):
    now = timezone.now()
    client.get(page.url)
    lead_readers(now)
    assert read(folder, "/over-ons/", now)

    with django_capture_on_commit_callbacks(execute=True):
        renew(site.pk)
        assert read(folder, "/over-ons/", now) is None
        lead_readers(now)
        assert read(folder, "/over-ons/", now) is None

    lead_readers(now)
    assert read(folder, "/over-ons/", now) is None
    said = client.get(page.url, headers={"Accept-Encoding": "identity"}).content
    assert read(folder, "/over-ons/", now) == said


def test_change_of_one_campaign_leaves_the_leases_of_another(site, other_site, folder):
    now = timezone.now()
    lead_readers(now)
    assert {link.name for link in (folder / "leases").glob("*/*")} == {"testserver", "andere.example"}
    renew(site.pk)

    assert {link.name for link in (folder / "leases").glob("*/*")} == {"andere.example"}


def test_hold_of_a_killed_process_ends_after_half_a_minute(client, page, folder, site):
    client.get(page.url)
    renew(site.pk)
    [mark] = (folder / "holds").iterdir()
    lead_readers(timezone.now())
    assert list((folder / "leases").glob("*/*")) == []

    os.utime(mark, (time.time() - 31, time.time() - 31))
    lead_readers(timezone.now())
    assert len(list((folder / "leases").glob("*/*"))) == 3
    assert not mark.exists()


def test_rolled_back_change_shows_what_was(client, page, folder, site):
    before = PublicVersion.objects.get(pk=site.pk).number
    with transaction.atomic():
        renew(site.pk)
        transaction.set_rollback(True)

    assert PublicVersion.objects.get(pk=site.pk).number == before


def test_worker_that_stood_still_gives_leases_of_the_past_only(folder):
    """Its moment was read before the lock: a change waits no longer than those seconds last."""
    give_leases(NOW, lambda: [Lease("testserver", "1/2-3", leased_seconds(NOW, NOW + timedelta(hours=1)))])

    seconds = sorted(int(path.name) for path in (folder / "leases").iterdir())
    assert seconds[-1] + 1 - NOW.timestamp() <= leases.WAIT_FOR_LOCK_SECONDS


def test_worker_that_cannot_get_the_lock_gives_nothing(folder):
    leases.ready()
    with leases._locked(folder, seconds=0):
        give_leases(NOW, lambda: [Lease("testserver", "1/2-3", [int(NOW.timestamp())])])

    assert list((folder / "leases").iterdir()) == []


def test_host_name_that_two_campaigns_share_is_left_to_the_site(folder, site, other_site):
    other_site.hostname, other_site.port = site.hostname, 8080
    other_site.save()
    for mark in (folder / "holds").iterdir():
        mark.unlink()
    lead_readers(timezone.now())

    assert list((folder / "leases").glob("*/*")) == []


def test_only_the_present_state_stays_on_disk(client, page, folder, site):
    client.get(page.url)
    renew(site.pk)
    client.get(page.url)
    assert len(list((folder / "states").glob("*/*"))) == 2
    throw_old_files_away(timezone.now())

    [state] = (folder / "states").glob("*/*")
    assert state.name.startswith(f"{PublicVersion.objects.get(pk=site.pk).number}-")


def test_files_keep_within_their_size(client, page, folder, site, settings):
    settings.PAGE_FILES_MAX_BYTES = 1
    client.get(page.url)
    throw_old_files_away(timezone.now())
    written = len(list(folder.rglob("*.html")))
    assert client.get("/").status_code == 200
    assert len(list(folder.rglob("*.html"))) == written == 3

    settings.PAGE_FILES_MAX_BYTES = 10**9
    throw_old_files_away(timezone.now())
    renew(site.pk)
    client.get("/")
    assert len(list(folder.rglob("*.html"))) == written + 3


def test_folder_that_cannot_be_written_costs_no_answer_and_no_change(client, page, folder, site, caplog):
    """A file stands where the folder should be, which stops root too."""
    caplog.set_level("WARNING", logger="core.cache.leases")
    folder.write_text("in de weg")
    before = PublicVersion.objects.get(pk=site.pk).number
    assert client.get(page.url).status_code == 200
    renew(site.pk)
    lead_readers(timezone.now())

    assert PublicVersion.objects.get(pk=site.pk).number != before
    assert "Pages can't be kept as files" in caplog.text


def test_half_written_page_is_never_found(client, page, folder, monkeypatch):
    def fail(*args: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert client.get(page.url).status_code == 200
    lead_readers(timezone.now())

    assert read(folder, "/over-ons/") is None
    assert [path for path in (folder / "states").rglob("*") if path.is_file()] == []
