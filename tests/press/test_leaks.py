"""A fresh mark in every text, title and file name of a release: nobody without a right on it finds it anywhere."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.signals import request_started
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission, Site

from core.campaigns.enums import Role
from core.campaigns.roles import setup_roles
from core.cards.services import address_of
from core.clock.alarms import alarms
from core.media.models import CampaignDocument, CampaignImage
from core.users.models import User
from press.clearance import services
from press.clearance.admin_addresses import files, lists, own_addresses
from press.clearance.colleague import Colleague
from press.clearance.probe import probe
from press.clearance.services import NotAllowed
from press.models import Clearance, PressReleasePage, PressRoomPage
from press.releases import content_of
from press.services import kit_for
from tests.conftest import PASSWORD, groups_of
from tests.factories.core import make_image
from tests.factories.press import make_release
from tests.press.conftest import kept_files, put_back

REASON = "De winnaars horen het zelf pas vrijdag."


@dataclass
class Marked:
    """A release whose every text bears `mark`."""

    release: PressReleasePage
    image: CampaignImage
    document: CampaignDocument
    mark: str


@pytest.fixture(scope="module")
def marked_of_file(for_this_file, room_of_file) -> tuple[Marked, dict[Path, bytes]]:
    room = PressRoomPage.objects.get
    return for_this_file(lambda site: make_marked(site, room(pk=room_of_file))), kept_files()


@pytest.fixture
def marked(marked_of_file, site) -> Marked:
    """Under embargo for two hours, with its own picture and document."""
    once, files = marked_of_file
    put_back(files)
    again = {name: type(one).objects.get(pk=one.pk) for name, one in vars(once).items() if name != "mark"}
    return Marked(**again, mark=once.mark)


def make_marked(site: Site, room: PressRoomPage) -> Marked:
    mark = f"kenmerk{secrets.token_hex(8)}"
    image = make_image(site, title=f"Beeld {mark}", caption=f"Bijschrift {mark}")
    image.file.save(f"{mark}.jpg", image.file, save=True)
    image.get_rendition("width-40")
    document = CampaignDocument(title=f"Stuk {mark}", site=site, collection=site.campaignsettings.collection)
    document.file = ContentFile(mark.encode(), name=f"{mark}.txt")
    document.save()
    release = make_release(room, f"Kop {mark} van het bericht", image, live=False, lead=f"Lead {mark} van het bericht.")
    draft = services.draft_of(release)
    draft.slug = f"adres-{mark}"
    draft.body = [("text", f"<p>Tekst {mark}</p>")]
    draft.attachments.create(document=document)
    draft.save_revision()
    return Marked(under_embargo(release), image, document, mark)


def under_embargo(release: PressReleasePage, hours: float = 2) -> PressReleasePage:
    services.approve(release, name="Dirk Directeur")
    services.plan(release, timezone.now() + timedelta(hours=hours), None, reason=REASON)
    return PressReleasePage.objects.get(pk=release.pk)


def everywhere(marked: Marked) -> Iterator[str]:
    """Every address of site and admin that could speak of it."""
    draft, page = services.draft_of(marked.release), marked.release
    room = page.get_parent().get_url()
    yield from (address for _what, address in (*own_addresses(page, draft), *files(draft), *lists(page, draft)))
    yield from ("/", room, page.get_url(), f"{page.get_url()}?preview=1", f"{room}nergens/", "/sitemap.xml")
    yield from (f"{room}feed/{name}" for name in ("atom.xml", "rss.xml", "feed.json"))
    yield from ("/zoeken/?q=kop", "/zoeken/?q=kenmerk", "/zoeken/?q=beeld", "/pers/agenda.ics", "/persmap/beeld/")
    yield from (f"/persmap/{page.pk}/tekst/persbericht.txt", f"/persmap/{page.pk}/krantentekst.txt")
    yield from (marked.document.url, marked.document.file.url, marked.image.file.url)
    yield from (rendition.url for rendition in marked.image.renditions.all())
    yield from (f"/media/{marked.image.file.name}", f"/{marked.document.file.name}")
    kit = kit_for(page)
    if kit:
        yield f"/persmap/{page.pk}/{kit.filename}"


def found_by(client, marked: Marked) -> list[str]:
    """The addresses where the mark stands in the answer, its headers included; a mark that was asked for isn't one."""
    client.raise_request_exception = False
    found = []
    for address in everywhere(marked):
        answer = client.get(address)
        body = answer.getvalue() if answer.streaming else answer.content
        said = body + "".join(f"{name}: {value}" for name, value in answer.items()).encode()
        if marked.mark.encode() in said and marked.mark not in address:
            found.append(address)
    return found


# -- who may see it ----------------------------------------------------------------------------------


@pytest.mark.whole
def test_stranger_finds_the_mark_nowhere(client, marked):
    assert found_by(client, marked) == []


@pytest.mark.whole
@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_another_campaign_finds_the_mark(client, marked, other_site, make_user, role):
    client.login(username=make_user(role, other_site).email, password=PASSWORD)
    assert found_by(client, marked) == []


@pytest.mark.whole
def test_writer_finds_the_mark_nowhere(client, marked, make_user):
    client.login(username=make_user(Role.WRITER).email, password=PASSWORD)
    assert found_by(client, marked) == []


@pytest.mark.whole
@pytest.mark.parametrize("role", [Role.EDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR])
def test_colleague_who_may_work_on_it_does(client, marked, make_user, role):
    client.login(username=make_user(role).email, password=PASSWORD)
    found = found_by(client, marked)
    assert {
        f"/admin/pages/{marked.release.pk}/edit/",
        f"/admin/choose-page/{marked.release.get_parent().pk}/",
        "/admin/images/chooser/",
        f"/admin/images/chooser/chosen/{marked.image.pk}/",
    } <= set(found)


def test_writer_sees_the_picture_and_the_title_once_they_are_public(client, marked, make_user):
    services.open_now(marked.release, None)
    client.login(username=make_user(Role.WRITER).email, password=PASSWORD)
    room = marked.release.get_parent()
    for address in (f"/admin/choose-page/{room.pk}/", "/admin/images/chooser/"):
        assert marked.mark in client.get(address).content.decode(), address


def test_writer_sees_her_own_upload_also_when_a_secret_release_uses_it(client, marked, make_user):
    writer = make_user(Role.WRITER)
    CampaignImage.objects.filter(pk=marked.image.pk).update(uploaded_by_user=writer)
    client.login(username=writer.email, password=PASSWORD)
    assert marked.mark in client.get("/admin/images/chooser/").content.decode()


def test_choosing_all_shows_no_more_than_one_by_one(client, marked, make_user, other_site):
    room = marked.release.get_parent()
    for colleague in (make_user(Role.WRITER), make_user(Role.ADMINISTRATOR, other_site)):
        client.login(username=colleague.email, password=PASSWORD)
        for query in ("id=all", f"id=all&childOf={room.pk}"):
            answer = client.get(f"/admin/bulk/wagtailcore/page/delete/?{query}")
            assert (answer.status_code, marked.mark in answer.content.decode()) in [(403, False), (404, False)], query


# -- a change of a public release --------------------------------------------------------------------


@pytest.mark.whole
def test_planned_change_of_a_public_release_is_seen_by_nobody_without_a_right(client, room, site, make_user):
    release = make_release(room, "Openbaar bericht over de prijs")
    mark = f"kenmerk{secrets.token_hex(8)}"
    image = make_image(site, title=f"Beeld {mark}", caption=f"Bijschrift {mark}")
    url = image.get_rendition("width-40").url
    services.announce_correction(release, f"Anders {mark}", None)
    draft = services.draft_of(release)
    draft.title, draft.lead, draft.body = (
        f"Nieuwe kop {mark}",
        f"Nieuwe lead {mark}",
        [("text", f"<p>Tekst {mark}</p>")],
    )
    draft.photos.create(image=image)
    draft.save_revision()
    under_embargo(release)
    marked = Marked(release, image, CampaignDocument(pk=0, title="geen", file="geen.txt"), mark)
    findings = probe(release)

    assert [finding for finding in findings if not finding.ok] == []
    assert client.get(url).status_code == 404
    client.login(username=make_user(Role.WRITER).email, password=PASSWORD)
    draft_files = [address for _what, address in files(services.draft_of(release))]
    assert [address for address in draft_files if client.get(address).status_code == 200] == []
    for _what, address in (*own_addresses(release, draft), *lists(release, draft)):
        assert marked.mark not in client.get(address).content.decode(), address


# -- the check itself --------------------------------------------------------------------------------


@pytest.mark.whole
def test_check_asks_as_a_writer_and_as_another_campaign_and_finds_nothing(marked, other_site):
    setup_roles(other_site)
    findings = probe(marked.release)

    assert [finding for finding in findings if not finding.ok] == []
    assert {"schrijver", "andere campagne"} <= {finding.what.rpartition("(")[2].rstrip(")") for finding in findings}


@pytest.mark.whole
def test_check_names_the_role_that_may_read_what_it_should_not(marked, site):
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    room, writers = marked.release.get_parent(), groups_of(site)[Role.WRITER]
    GroupPagePermission.objects.create(group=writers, page_id=room.pk, permission=change)

    leaks = {finding.what for finding in probe(marked.release) if not finding.ok}
    assert "beheer, pagina: edit (schrijver)" in leaks
    assert [what for what in leaks if not what.endswith("(schrijver)")] == []


@pytest.mark.whole
def test_check_asks_for_the_card_of_a_shared_link(marked, site):
    address = address_of(services.draft_of(marked.release), site.campaignsettings)
    assert [finding.ok for finding in probe(marked.release) if finding.address == address] == [True]


def test_card_of_a_shared_link_is_there_once_the_release_is_open(client, marked, site):
    address = address_of(services.draft_of(marked.release), site.campaignsettings)
    assert client.get(address).status_code == 404

    services.open_now(marked.release, None)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")


@pytest.mark.whole
def test_check_asks_for_the_card_of_a_new_headline_and_leaves_the_public_one(client, room, site):
    release = make_release(room, "Openbaar bericht over de prijs")
    services.announce_correction(release, "Een andere kop", None)
    draft = services.draft_of(release)
    draft.title = "Nieuwe kop die nog niemand mag lezen"
    draft.save_revision()
    under_embargo(release)
    campaign = site.campaignsettings
    public, closed = address_of(release, campaign), address_of(draft, campaign)

    asked = {finding.address: finding.ok for finding in probe(release)}
    assert (asked.get(closed), public in asked) == (True, False)
    assert [client.get(address).status_code for address in (public, closed)] == [200, 404]


def test_question_of_a_colleague_leaves_no_account_and_no_session(marked, site):
    before = list(User.objects.order_by("pk").values_list("pk", "email"))
    colleague = Colleague(site, groups_of(site)[Role.WRITER])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = colleague.get("/admin/")

    assert answer.status_code == 200
    assert list(User.objects.order_by("pk").values_list("pk", "email")) == before
    assert Session.objects.count() == 0
    assert [one["sql"] for one in queries if "INSERT" in one["sql"] and "django_session" in one["sql"]] == []
    with pytest.raises(ZeroDivisionError):
        _break(colleague)
    assert list(User.objects.order_by("pk").values_list("pk", "email")) == before


def test_question_of_a_colleague_draws_no_picture_and_the_next_who_asks_gets_it(client, marked, site, editor):
    image = make_image(site, title="Beeld dat nooit getoond is")
    before = set(kept_files())
    answer = Colleague(site, groups_of(site)[Role.EDITOR]).get("/admin/images/chooser/")

    assert (answer.status_code, image.title in answer.content.decode()) == (200, True)
    assert (set(kept_files()) - before, image.renditions.count()) == (set(), 0)
    client.login(username=editor.email, password=PASSWORD)
    shown = client.get("/admin/images/chooser/").content.decode()
    assert image.renditions.get().url in shown


def _break(colleague: Colleague) -> None:
    """A crash in the middle of a question."""

    def fail(request):
        raise ZeroDivisionError

    colleague.handler.get_response = fail
    colleague.raise_request_exception = True
    colleague.get("/admin/")


@pytest.mark.whole
def test_check_that_meets_the_opening_rings_no_alarm(marked, site):
    def open_it(**kwargs) -> None:
        services.open_due()

    with time_machine.travel(Clearance.objects.get().opens_at + timedelta(seconds=1)):
        request_started.connect(open_it)
        try:
            findings = probe(marked.release)
        finally:
            request_started.disconnect(open_it)
        assert (findings, Clearance.objects.get().probe, alarms(site)) == ([], [], {})
    assert PressReleasePage.objects.public().count() == 1


# -- attacks -----------------------------------------------------------------------------------------


def test_copy_of_an_embargoed_release_stays_a_draft_that_nobody_approved(client, marked, chief_editor):
    client.login(username=chief_editor.email, password=PASSWORD)
    room = marked.release.get_parent()
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": room.pk, "publish_copies": "on"}
    client.post(f"/admin/pages/{marked.release.pk}/copy/", data)
    client.post(f"/admin/pages/{marked.release.pk}/copy/", {**data, "new_slug": "kopie-2", "alias": "on"})

    assert PressReleasePage.objects.public().count() == 0
    assert [page.live for page in PressReleasePage.objects.all()] == [False] * PressReleasePage.objects.count()


def test_alias_of_a_release_neither_opens_early_nor_holds_it_up(marked, client):
    alias = marked.release.create_alias(update_slug="spiegel")
    assert client.get(alias.get_url()).status_code == 404

    with time_machine.travel(Clearance.objects.get(release=marked.release).opens_at + timedelta(seconds=1)):
        assert services.open_due() == 1
    assert [page.pk for page in PressReleasePage.objects.public()] == [marked.release.pk]


@pytest.mark.whole
def test_moved_or_renamed_release_stays_closed_and_opens_at_its_new_address(client, marked, home):
    other = home.add_child(instance=PressRoomPage(title="Andere kamer", slug="andere-kamer"))
    PressReleasePage.objects.get(pk=marked.release.pk).move(other, pos="last-child")
    assert found_by(client, marked) == []

    opens_at = Clearance.objects.get().opens_at
    with time_machine.travel(opens_at + timedelta(milliseconds=500)):
        assert services.open_due() == 1
        assert client.get(PressReleasePage.objects.get().get_url()).status_code == 200


def test_deleted_release_takes_its_appointment_along(client, marked):
    kit_address = [rendition.url for rendition in marked.image.renditions.all()]
    PressReleasePage.objects.get(pk=marked.release.pk).delete()

    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert (services.open_due(), services.next_opening(timezone.now())) == (0, None)
    assert [client.get(address).status_code for address in (*kit_address, marked.document.url)] == [404, 404]


def test_clock_that_jumps_back_and_forth_opens_once_and_not_before(marked):
    opens_at = Clearance.objects.get().opens_at
    for offset, opened in [(-3600, 0), (-1, 0), (3600, 1), (-3600, 0), (7200, 0)]:
        with time_machine.travel(opens_at + timedelta(seconds=offset), tick=False):
            assert services.open_due() == opened, offset


def test_old_version_restored_needs_approval_anew(marked, chief_editor):
    oldest = marked.release.revisions.order_by("pk").first()
    page = oldest.as_object()
    page.save_revision(user=chief_editor)
    opens_at = Clearance.objects.get().opens_at
    with time_machine.travel(opens_at + timedelta(seconds=1)):
        services.open_due()

    assert marked.mark in content_of(PressReleasePage.objects.get()).lead
    assert PressReleasePage.objects.get().slug == f"adres-{marked.mark}"


def test_bulk_publish_and_every_other_way_out_is_refused(client, marked, chief_editor):
    client.login(username=chief_editor.email, password=PASSWORD)
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={marked.release.pk}", {"include_descendants": "on"})
    room = marked.release.get_parent()
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={room.pk}", {"include_descendants": "on"})

    assert PressReleasePage.objects.public().count() == 0


def test_two_editors_who_set_a_time_at_once_leave_one_of_both(marked):
    first, second = (timezone.now() + timedelta(hours=hours) for hours in (4, 5))
    services.plan(marked.release, first, None, reason=REASON)
    services.plan(marked.release, second, None, reason="Een andere reden.")

    clearance = Clearance.objects.get()
    assert (clearance.opens_at, clearance.embargo_reason) == (second, "Een andere reden.")
    assert services.open_due(first) == 0


def test_time_that_is_set_while_the_release_opens_comes_too_late(marked):
    with time_machine.travel(Clearance.objects.get().opens_at + timedelta(seconds=1)):
        services.open_due()
        with pytest.raises(NotAllowed, match="Alleen een goedgekeurde tekst"):
            services.plan(marked.release, timezone.now() + timedelta(hours=1), None, reason=REASON)
    assert Clearance.objects.get().opened_at is not None


def test_contact_that_was_removed_keeps_the_release_closed_and_says_why(marked, site):
    draft = services.draft_of(marked.release)
    for row in draft.contacts.all():
        row.person.delete()
    opens_at = Clearance.objects.get().opens_at
    with time_machine.travel(opens_at + timedelta(seconds=1)):
        assert services.open_due() == 0

    assert "bellen" in Clearance.objects.get().problem
    assert PressReleasePage.objects.public().count() == 0
