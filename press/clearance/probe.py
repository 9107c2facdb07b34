"""The embargo check: ask every address as a stranger and as colleagues without a right on the release would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import Group
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from core.campaigns.enums import Role
from core.campaigns.models import CampaignRole, CampaignSettings
from core.cards.services import address_of
from core.media.visibility import is_used_publicly
from core.pages.feeds import ATOM, FEED_TYPES
from press.clearance import admin_addresses as desk
from press.clearance.colleague import Colleague
from press.clearance.services import draft_of, standing
from press.clearance.stranger import Stranger
from press.enums import NOTHING_TO_KEEP
from press.kit.build import text_writers
from press.models import Clearance, MediaKit, PressReleasePage
from press.releases import content_of, passages
from press.services import kit_for

# What the end of a check takes off, however it ends.
ENDED: dict[str, Any] = {"check_asked_at": None, "check_began_at": None}
SHORTEST_MARK, LONGEST_MARK = 12, 60
# Kinds of files in which words can be found as they are.
TEXTS = ("text/", "application/json")


@dataclass(frozen=True)
class Finding:
    """One address and whether it kept the release closed. `what` is for an editor."""

    what: str
    address: str
    ok: bool


def probe(release: PressReleasePage) -> list[Finding]:
    """Ask every surface, keep the result with the release, and give it; all `ok` means that nothing leaks.

    A release that opened meanwhile was right to be found: then nothing is kept, and the list is empty.
    """
    clearance, began_at = Clearance.objects.filter(release=release.pk), timezone.now()
    with _noted_if_it_breaks_off(release.pk):
        clearance.update(check_began_at=began_at)
        opened_at = clearance.values_list("opened_at", flat=True).first()
        findings = list(_ask(PressReleasePage.objects.get(pk=release.pk)))
    if clearance.values_list("opened_at", flat=True).first() != opened_at:
        clearance.update(**ENDED, check_broke_off_at=None)
        return []
    rows = [asdict(finding) for finding in findings]
    clearance.update(**ENDED, check_broke_off_at=None, probe=rows, probed_at=began_at)
    return findings


def probe_if_asked(release_id: int) -> None:
    """Check a release somebody asked it for; nothing when it was answered, or the release opened meanwhile."""
    asked = Clearance.objects.filter(release=release_id, check_asked_at__isnull=False)
    clearance = asked.select_related("release").first()
    if clearance is None:
        return
    with _noted_if_it_breaks_off(release_id):
        has_to_be_closed = standing(clearance.release).state not in NOTHING_TO_KEEP
    if not has_to_be_closed:
        asked.update(**ENDED)
    else:
        probe(clearance.release)


@contextmanager
def _noted_if_it_breaks_off(release_id: int) -> Iterator[None]:
    try:
        yield
    except Exception:
        Clearance.objects.filter(release=release_id).update(**ENDED, check_broke_off_at=timezone.now())
        raise


def _ask(release: PressReleasePage) -> Iterator[Finding]:
    draft = draft_of(release)
    stranger, marks = Stranger(release.get_site()), _marks(release, draft)
    for what, address in _own_addresses(release, draft):
        # What is public already stays so; only the new text must not be there.
        yield _silent(stranger, what, address, marks) if release.live else _closed(stranger, what, address)
    yield from (_closed(stranger, what, address) for what, address in (*_cards(release, draft), *_files(draft)))
    yield from (_silent(stranger, what, address, marks) for what, address in _lists(release, draft))
    yield from _asked_by_colleagues(release, draft, marks)


def look_after_opening(clearance: Clearance) -> None:
    """Ask as a stranger whether a release that was just opened can be read, and keep the addresses where it can't."""
    release = clearance.release
    stranger, address, room = Stranger(release.get_site()), release.get_url(), release.get_parent().get_url()
    missing = [
        place
        for place, mark in (
            (address, str(escape(release.title))),
            (room, address),
            (f"{room}feed/{ATOM}", address),
        )
        if not _shows(stranger.get(place), mark)
    ]
    kit = kit_for(release)
    if kit:
        place = reverse("press:kit", args=[release.pk, kit.filename])
        # HEAD: our own look isn't a download to be counted.
        if not _shows(stranger.head(place)):
            missing.append(place)
    Clearance.objects.filter(pk=clearance.pk).update(seen_open_at=timezone.now(), not_seen_at=missing)


def _shows(response: HttpResponse, mark: str = "") -> bool:
    """Whether an address answered, and showed this."""
    return response.status_code == 200 and mark in _text(response)


def _asked_by_colleagues(release: PressReleasePage, draft: PressReleasePage, marks: list[str]) -> Iterator[Finding]:
    """The admin as the roles see it that have no right on this release (docs/press.md says who has)."""
    titles = [title for title in (draft.title, *_closed_files(draft)) if len(title) >= SHORTEST_MARK]
    marks = [*marks, *(form for title in titles for form in {title, str(escape(title))})]
    for who, group in _without_a_right(release.clearance.site_id):
        colleague = Colleague(release.get_site(), group)
        for what, address in desk.own_addresses(release, draft):
            # Of a public page the admin may show what is public.
            ask = _silent if release.live else _closed
            yield ask(colleague, f"{what} ({who})", address, marks)
        for what, address in desk.files(draft):
            yield _closed(colleague, f"{what} ({who})", address)
        for what, address in desk.lists(release, draft):
            yield _silent(colleague, f"{what} ({who})", address, marks)


def _without_a_right(site_id: int) -> Iterator[tuple[str, Group]]:
    """A writer of this campaign, and whoever may do most in another one, as (who, group)."""
    ties = CampaignRole.objects.select_related("group", "site")
    writers = ties.filter(site=site_id, role=Role.WRITER)
    others = ties.exclude(site=site_id).filter(role=Role.ADMINISTRATOR).order_by("site_id")
    for who, tie in (("schrijver", writers.first()), ("andere campagne", others.first())):
        if tie:
            yield who, tie.group


def _closed_files(draft: PressReleasePage) -> Iterator[str]:
    """The titles of pictures and documents that only this text uses."""
    yield from (image.title for image in draft.images_used() if not is_used_publicly(image))
    for row in draft.attachments.all():
        if not is_used_publicly(row.document):
            yield row.document.title


def _closed(stranger: Stranger, what: str, address: str, _marks: object = ()) -> Finding:
    """An address of the release itself answers as if it weren't there; the admin may also lead back to its start."""
    closed = (302, 403, 404) if isinstance(stranger, Colleague) else (404, 410)
    return Finding(what, address, stranger.get(address).status_code in closed)


def _silent(stranger: Stranger, what: str, address: str, marks: list[str]) -> Finding:
    """A page that is there doesn't speak of the release."""
    response = stranger.get(address)
    text = _text(response)
    return Finding(what, address, response.status_code < 500 and not any(mark in text for mark in marks))


def _text(response: HttpResponse) -> str:
    """The whole body; what isn't text, such as a kit, is read to its end and doesn't count."""
    if not response.streaming:
        return response.content.decode(errors="replace")
    is_text = response.get("Content-Type", "").startswith(TEXTS)
    return b"".join(chunk for chunk in response.streaming_content if is_text).decode(errors="replace")


def _marks(release: PressReleasePage, draft: PressReleasePage) -> list[str]:
    """What gives the text away, and isn't public already: headline, address, beginning of the lead and of each part."""
    public = set(_texts(release)) if release.live else set()
    marks = [text for text in _texts(draft) if len(text) >= SHORTEST_MARK and text not in public]
    return [form for mark in marks for form in {mark, str(escape(mark))}]


def _texts(text: PressReleasePage) -> Iterator[str]:
    yield from (text.title, text.slug, text.lead[:LONGEST_MARK])
    yield from (passage.text[:LONGEST_MARK] for passage in passages(text.body))


def _own_addresses(release: PressReleasePage, draft: PressReleasePage) -> Iterator[tuple[str, str]]:
    yield "de pagina", release.get_url()
    yield "de pagina met een vraagteken", f"{release.get_url()}?preview=1"
    yield "de krantentekst", reverse("press:newspaper", args=[release.pk])
    for name in text_writers(content_of(draft)):
        yield f"de tekst {name}", reverse("press:text", args=[release.pk, name])
    yield "het bericht voor een redactiesysteem", reverse("press:ninjs", args=[release.pk])
    yield "de uitnodiging", reverse("press:invitation", args=[release.pk])
    for kit in MediaKit.objects.filter(release=release):
        yield "een persmap", reverse("press:kit", args=[release.pk, kit.filename])
    for photo in _saved_photos(draft):
        yield "een foto", reverse("press:photo", args=[release.pk, photo.pk])


def _cards(release: PressReleasePage, draft: PressReleasePage) -> Iterator[tuple[str, str]]:
    """The card of a shared link, by its address as it will be; the one of the text that is public now may be seen."""
    campaign = CampaignSettings.existing_for(release.get_site())
    address = address_of(draft, campaign)
    if not release.live or address != address_of(release, campaign):
        yield "het deelbeeld", address


def _files(draft: PressReleasePage) -> Iterator[tuple[str, str]]:
    """The pictures and documents that no public page uses: they are closed, also of a change of a public release."""
    for image in draft.images_used():
        if not is_used_publicly(image):
            yield from ((f"beeld “{image.title}”", rendition.url) for rendition in image.renditions.all())
            yield from ((f"origineel “{image.title}”", address) for address in _originals(image))
    for attachment in draft.attachments.all():
        if not is_used_publicly(attachment.document):
            yield f"document “{attachment.document.title}”", attachment.document.url


def _saved_photos(draft: PressReleasePage) -> list:
    """A photo that was added since the text was public last has no address yet."""
    return [photo for photo in draft.photos.all() if photo.pk]


def _originals(image: Model) -> Iterator[str]:
    """Where an original would lie if somebody guessed."""
    for start in ("/media/", "/static/", "/", "/beeld/"):
        yield f"{start}{quote(image.file.name)}"


def _lists(release: PressReleasePage, draft: PressReleasePage) -> Iterator[tuple[str, str]]:
    room, site = release.get_parent(), release.get_site()
    yield "de voorpagina", site.root_page.get_url() or "/"
    yield "de perskamer", room.get_url()
    for name in FEED_TYPES:
        yield f"de feed {name}", f"{room.get_url()}feed/{name}"
    yield "de sitemap", "/sitemap.xml"
    yield "zoeken", f"/zoeken/?q={quote(draft.title.split()[0])}"
    yield "de persagenda", "/pers/agenda.ics"
    yield "beeld voor de pers", reverse("press:pictures")
    for photo in _saved_photos(draft):
        yield "een foto in een keuze", f"{reverse('press:selection')}?foto={photo.pk}"
    yield "een adres dat er niet is", f"{release.get_url()}bestaat-niet/"
    for section in site.root_page.get_children().live():
        yield f"“{section.title}”", section.get_url()
