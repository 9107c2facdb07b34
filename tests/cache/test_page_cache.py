"""Anonymous visitors get pages from memory, and never an old one."""

from datetime import UTC, datetime, time, timedelta

import brotli
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core.cache import middleware
from core.cache.models import PublicVersion
from core.cache.moments import next_midnight, next_moment
from core.cache.rules import to_microseconds
from core.cache.services import Version, renew
from core.cache.store import KeptPage, PageStore
from core.campaigns.face import face_of
from core.campaigns.models import CampaignSettings
from core.campaigns.rules import DEFAULT_ACCENT
from home.models import ContentPage, FeaturedPerson
from press.models import DutyHours, PressRoomContact
from tests.conftest import PASSWORD
from tests.factories.core import make_consent, make_document, make_image, make_person, make_portrait_of_someone
from tests.factories.press import make_room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_pages(settings) -> PageStore:
    """The cache is on, and empty."""
    settings.PAGE_CACHE = True
    middleware.pages = PageStore()
    return middleware.pages


@pytest.fixture
def page(home) -> ContentPage:
    return home.add_child(instance=ContentPage(title="Over ons", slug="over-ons", show_in_menus=True))


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def text(client: Client, address: str, **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


def test_second_visit_costs_one_query(client, page):
    assert queries(client, page.url) > 5
    assert queries(client, page.url) == 1


def test_change_of_a_page_shows_at_once_on_the_page_and_in_the_menu(client, page):
    assert "Over ons" in text(client, "/") and "Over ons" in text(client, page.url)

    page.title = "Over de campagne"
    page.save_revision().publish()

    assert "Over de campagne" in text(client, "/")
    assert "Over de campagne" in text(client, page.url)
    assert "Over ons" not in text(client, "/")


def test_draft_of_a_live_page_changes_nothing_for_readers(client, page):
    before = text(client, page.url)
    page.title = "Geheim concept"
    page.save_revision()

    assert text(client, page.url) == before
    assert "Geheim" not in before


def test_unpublished_page_is_gone_at_once(client, page):
    assert client.get(page.url).status_code == 200
    page.unpublish()

    assert client.get(page.url).status_code == 404
    assert "Over ons" not in text(client, "/")


def test_page_that_was_missing_shows_at_once(client, home):
    assert client.get("/nieuw/").status_code == 404
    home.add_child(instance=ContentPage(title="Nieuw", slug="nieuw"))

    assert client.get("/nieuw/").status_code == 200


def test_settings_show_at_once_on_every_page(client, site, page):
    assert "06-00000099" not in text(client, page.url)
    settings = CampaignSettings.objects.get(site=site)
    settings.contact_phone = "06-00000099"
    settings.save()

    assert "06-00000099" in text(client, page.url)


def test_privacy_of_a_branch_counts_at_once(client, page):
    assert client.get(page.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(page.url).status_code == 302
    assert "Over ons" not in text(client, "/")


def test_page_behind_a_login_is_never_kept(client, page, kept_pages, administrator):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    client.login(username=administrator.email, password=PASSWORD)
    assert client.get(page.url).status_code == 200

    assert kept_pages.weight == 0
    assert Client().get(page.url).status_code == 302


def test_logged_in_editor_never_touches_what_is_kept(client, page, kept_pages, administrator):
    client.login(username=administrator.email, password=PASSWORD)
    client.get(page.url)
    assert kept_pages.weight == 0

    text(Client(), page.url)
    before = kept_pages.weight
    assert "wagtail-userbar" in text(client, page.url)
    assert kept_pages.weight == before
    assert "wagtail-userbar" not in text(Client(), page.url)


@pytest.mark.parametrize(
    "make",
    [
        lambda site: make_person(site),
        lambda site: make_image(site),
        lambda site: make_consent(site, "site"),
        lambda site: make_portrait_of_someone(site, make_consent(site, "site")),
    ],
    ids=["person", "picture", "consent", "consent of a picture"],
)
def test_every_record_readers_see_renews_its_campaign_only(site, other_site, make):
    renew(site.pk)
    ours, theirs = (PublicVersion.objects.get(pk=one.pk).number for one in (site, other_site))
    make(site)

    assert PublicVersion.objects.get(pk=site.pk).number != ours
    assert PublicVersion.objects.get(pk=other_site.pk).number == theirs


def test_two_campaigns_have_pages_of_their_own(client, site, other_site):
    other = Client(SERVER_NAME="andere.example")
    for _time in range(2):
        assert "Welzijn Proefstad" in text(client, "/")
        assert "Welzijn Anderstad" in text(other, "/")


def test_unknown_host_is_answered_by_the_default_campaign(client, site, other_site):
    assert "Welzijn Proefstad" in text(Client(SERVER_NAME="onbekend.example"), "/")


def test_page_made_before_a_change_is_not_kept_for_after_it(client, page, site, kept_pages):
    """A request that began before a publication may end after it."""
    version = middleware.version_for(client.get(page.url).wsgi_request)
    renew(site.pk)
    old = KeptPage(headers={}, bodies={"": b"oud"}, digests={}, until=None)
    kept_pages.keep(version, f"http://testserver{page.url}", old)

    assert text(client, page.url) != "oud"


def test_expiring_page_is_gone_at_its_time_without_the_worker(client, page):
    now = timezone.now()
    page.expire_at = now + timedelta(minutes=10)
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200

    with time_machine.travel(now + timedelta(minutes=11), tick=False):
        assert client.get(page.url).status_code == 404
        assert "Over ons" not in text(client, "/")


def test_next_moment_is_midnight_in_amsterdam_at_the_latest(site):
    now = timezone.make_aware(timezone.datetime(2026, 10, 24, 23, 30))
    assert next_moment(site, now) == timezone.make_aware(timezone.datetime(2026, 10, 25))
    # Clocks go back in this night: midnight is 25 hours on.
    first, second = next_midnight(now), next_midnight(next_midnight(now))
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=25)


def test_next_moment_is_the_first_end_of_a_page_of_this_campaign(site, other_site, page):
    now = timezone.now().replace(hour=1)
    page.expire_at = now + timedelta(minutes=5)
    page.save_revision().publish()

    assert next_moment(site, now) == page.expire_at
    assert next_moment(other_site, now) == next_midnight(now)


def test_answer_has_a_strong_tag_and_is_not_sent_twice(client, page):
    first = client.get(page.url, headers={"Accept-Encoding": "gzip"})
    assert first["ETag"].startswith('"')
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in first["Vary"]

    again = client.get(page.url, headers={"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("", ""), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("identity", "")],
)
def test_page_comes_in_the_best_encoding_the_reader_takes(client, page, accepted, coding):
    plain = client.get(page.url, headers={"Accept-Encoding": "identity"})
    response = client.get(page.url, headers={"Accept-Encoding": accepted})

    assert response.get("Content-Encoding", "") == coding
    assert int(response["Content-Length"]) == len(response.content)
    assert (response["ETag"] == plain["ETag"]) == (not coding)


def test_head_and_get_share_a_page_and_post_passes_by(client, page):
    client.get(page.url)
    assert queries(client, page.url) == 1
    assert client.head(page.url)["ETag"] == client.get(page.url)["ETag"]
    assert client.post(page.url).status_code in (200, 403, 405)


def test_query_is_part_of_the_address(client, home):
    assert client.get("/?pagina=1").status_code == 200
    assert text(client, "/zoeken/?q=goud") != text(client, "/zoeken/?q=zilver")


def test_new_site_has_a_state_at_once(site):
    made = Site.objects.create(hostname="derde.example", root_page=site.root_page)
    assert PublicVersion.objects.filter(pk=made.pk).exists()


def test_store_lets_the_least_used_go():
    store = PageStore(max_bytes=3 * 1100)
    version = Version(site_id=1, number=1, frame=1)
    now = timezone.now()
    for name in ("a", "b", "c"):
        store.keep(version, name, KeptPage({}, {"": b"x" * 50}, {}, None))
    assert store.get(version, "a", now)
    store.keep(version, "d", KeptPage({}, {"": b"x" * 50}, {}, None))

    assert [name for name in "abcd" if store.get(version, name, now)] == ["a", "c", "d"]
    assert store.weight <= store.max_bytes


def test_store_forgets_a_page_whose_time_has_come():
    store = PageStore()
    version = Version(site_id=1, number=1, frame=1)
    now = timezone.now()
    store.keep(version, "a", KeptPage({}, {"": b"x"}, {}, now))

    assert store.get(version, "a", now - timedelta(seconds=1))
    assert store.get(version, "a", now) is None
    assert store.weight == 0


@pytest.mark.parametrize(
    ("address", "life"),
    [
        ("/robots.txt", "public, max-age=0, must-revalidate"),
        ("/sitemap.xml", "public, max-age=0, must-revalidate"),
        ("/.well-known/security.txt", "public, max-age=0, must-revalidate"),
        (f"/stijl.css?{face_of(DEFAULT_ACCENT).version}", "max-age=31536000, immutable"),
    ],
)
def test_small_files_have_a_strong_tag_and_are_not_sent_twice(client, home, address, life):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["ETag"].startswith('"') and life in first["Cache-Control"]
    assert queries(client, address) == 1
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], first["Cache-Control"])


def test_style_sheet_is_as_small_as_can_be_because_it_is_kept_for_good(client, home):
    address = f"/stijl.css?{face_of(DEFAULT_ACCENT).version}"
    sent = client.get(address, headers={"Accept-Encoding": "br"})

    assert sent["Content-Encoding"] == "br"
    assert len(sent.content) < len(brotli.compress(brotli.decompress(sent.content), quality=10))


def test_sitemap_shows_a_new_page_at_once(client, home):
    assert "/nieuw/" not in text(client, "/sitemap.xml")
    home.add_child(instance=ContentPage(title="Nieuw", slug="nieuw"))

    assert "/nieuw/" in text(client, "/sitemap.xml")


@pytest.mark.parametrize("kept", [True, False], ids=["kept pages", "none"])
def test_missing_page_and_redirect_are_asked_for_again_each_time(client, page, settings, kept):
    settings.PAGE_CACHE = kept
    for address, status in (("/nergens/", 404), ("/over-ons", 301), ("/zoeken/?q=goud", 200)):
        response = client.get(address)
        assert response.status_code == status
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Cookie" not in response.get("Vary", "") and not response.cookies


def test_page_of_a_colleague_is_for_nobody_else(client, page, administrator):
    client.login(username=administrator.email, password=PASSWORD)

    assert client.get(page.url)["Cache-Control"] == "private, max-age=0, must-revalidate"


def test_changed_roster_shortens_the_life_of_what_is_kept(site):
    """Who changes something finds out when the new state ends, so that its first reader needn't."""
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        renew(site.pk)
        before = PublicVersion.objects.get(pk=site.pk).until
        person = make_person(site, phone="06-00000001", show_phone=True)
        DutyHours.objects.create(site=site, person=person, weekday=1, starts=time(9), ends=time(17))

        after = PublicVersion.objects.get(pk=site.pk).until
    assert (before, after) == tuple(to_microseconds(datetime(2026, 11, 24, hour, tzinfo=UTC)) for hour in (23, 16))


# -- what processes remember ---------------------------------------------------------------------------


def button(page) -> tuple[str, dict]:
    return ("button", {"text": "Lees verder", "page": page, "url": "", "email": "", "phone": ""})


def test_button_to_a_page_goes_and_comes_with_that_page(client, home, page):
    post = home.add_child(instance=ContentPage(title="Actie", slug="actie"))
    below = post.add_child(instance=ContentPage(title="Doe mee", slug="doe-mee"))
    page.body = [button(below)]
    page.save_revision().publish()
    assert below.url in text(client, page.url)

    below.unpublish()
    assert below.url not in text(client, page.url)
    below.save_revision().publish()
    assert below.url in text(client, page.url)


def test_link_follows_its_page_and_loses_its_address_with_it(client, home, page, django_capture_on_commit_callbacks):
    below = page.add_child(instance=ContentPage(title="Doe mee", slug="doe-mee"))
    other = home.add_child(instance=ContentPage(title="Lees", slug="lees"))
    other.body = [("text", f'<p><a linktype="page" id="{below.pk}">hier</a></p>')]
    other.save_revision().publish()
    assert '<a href="/over-ons/doe-mee/">hier</a>' in text(client, other.url)

    below.slug = "doe-nu-mee"
    with django_capture_on_commit_callbacks(execute=True):
        below.save_revision().publish()
    assert '<a href="/over-ons/doe-nu-mee/">hier</a>' in text(client, other.url)
    ContentPage.objects.get(pk=below.pk).delete()
    assert "<a>hier</a>" in text(client, other.url)


def test_changed_document_shows_at_once_where_it_is_offered(client, site, page):
    document = make_document(site, title="Werkblad")
    page.body = [("documents", {"documents": [document]})]
    page.save_revision().publish()
    assert "Werkblad" in text(client, page.url)

    document.title = "Oefening"
    document.save()
    assert "Oefening" in text(client, page.url)


def test_changed_person_shows_at_once_on_the_home_page_and_in_the_press_room(client, site, home):
    person = make_person(site, name="Noor", phone="06-00000001", show_phone=True)
    FeaturedPerson.objects.create(home=home, person=person)
    room = make_room(home)
    PressRoomContact.objects.create(room=room, person=person)
    assert all("Noor" in text(client, address) for address in ("/", room.url))

    person.name = "Noortje"
    person.save()
    assert all("Noortje" in text(client, address) for address in ("/", room.url))


def test_home_page_past_its_end_is_not_found_before_the_worker_noticed(client, home):
    assert client.get("/").status_code == 200
    home.expire_at = timezone.now() + timedelta(minutes=5)
    home.save_revision().publish()
    assert client.get("/").status_code == 200

    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert client.get("/").status_code == 404
