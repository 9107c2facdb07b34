"""The embargo check: ask every address as a stranger would, and see whether a release can be read somewhere."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Site

from core.media.visibility import is_used_publicly
from core.pages.feeds import ATOM, FEED_TYPES
from press.kit.build import text_writers
from press.models import Clearance, MediaKit, PressReleasePage
from press.releases import content_of
from press.services import kit_for

SHORTEST_MARK = 12


@dataclass(frozen=True)
class Finding:
    """One address and whether it kept the release closed. `what` is for an editor."""

    what: str
    address: str
    ok: bool


def probe(release: PressReleasePage) -> list[Finding]:
    """Ask every surface, keep the result with the release, and give it; all `ok` means that nothing leaks."""
    draft = release.get_latest_revision_as_object()
    stranger, marks = Stranger(release.get_site()), _marks(draft)
    findings = [
        *(_closed(stranger, what, address) for what, address in _own_addresses(release, draft)),
        *(_silent(stranger, what, address, marks) for what, address in _lists(release, draft)),
    ]
    clearance = release.clearance
    clearance.probe, clearance.probed_at = [asdict(finding) for finding in findings], timezone.now()
    clearance.save(update_fields=["probe", "probed_at"])
    return findings


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


class Stranger(Client):
    """Somebody without an account, who comes to a campaign the way its readers do."""

    def __init__(self, site: Site) -> None:
        host = site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"
        server = {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port)}
        super().__init__(raise_request_exception=False, headers={"Host": host}, **server)
        self.is_secure = site.root_url.startswith("https")

    def generic(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().generic(*args, **{**kwargs, "secure": self.is_secure})


def _shows(response: HttpResponse, mark: str = "") -> bool:
    """Whether an address answered, and showed this."""
    return response.status_code == 200 and mark in _text(response)


def _closed(stranger: Stranger, what: str, address: str) -> Finding:
    """An address of the release itself answers as if it weren't there."""
    return Finding(what, address, stranger.get(address).status_code in (404, 410))


def _silent(stranger: Stranger, what: str, address: str, marks: list[str]) -> Finding:
    """A page that is there doesn't speak of the release."""
    response = stranger.get(address)
    text = _text(response)
    return Finding(what, address, response.status_code < 500 and not any(mark in text for mark in marks))


def _text(response: HttpResponse) -> str:
    """The whole body; what isn't text, such as a kit, is read to its end and doesn't count."""
    if not response.streaming:
        return response.content.decode(errors="replace")
    is_text = response.get("Content-Type", "").startswith("text/")
    return b"".join(chunk for chunk in response.streaming_content if is_text).decode(errors="replace")


def _marks(draft: PressReleasePage) -> list[str]:
    """What gives the release away: its headline, its address, the beginning of its lead."""
    marks = [draft.title, draft.slug, draft.lead[:60]]
    return [form for mark in marks if len(mark) >= SHORTEST_MARK for form in {mark, str(escape(mark))}]


def _own_addresses(release: PressReleasePage, draft: PressReleasePage) -> Iterator[tuple[str, str]]:
    yield "de pagina", release.get_url()
    yield "de pagina met een vraagteken", f"{release.get_url()}?preview=1"
    yield "de krantentekst", reverse("press:newspaper", args=[release.pk])
    for name in text_writers(content_of(draft)):
        yield f"de tekst {name}", reverse("press:text", args=[release.pk, name])
    yield "de uitnodiging", reverse("press:invitation", args=[release.pk])
    for kit in MediaKit.objects.filter(release=release):
        yield "een persmap", reverse("press:kit", args=[release.pk, kit.filename])
    for photo in draft.photos.all():
        yield "een foto", reverse("press:photo", args=[release.pk, photo.pk])
    for image in draft.images_used():
        if not is_used_publicly(image):
            yield from ((f"beeld “{image.title}”", rendition.url) for rendition in image.renditions.all())
            yield from ((f"origineel “{image.title}”", address) for address in _originals(image))
    for attachment in draft.attachments.select_related("document"):
        if not is_used_publicly(attachment.document):
            yield f"document “{attachment.document.title}”", attachment.document.url


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
    for photo in draft.photos.all():
        yield "een foto in een keuze", f"{reverse('press:selection')}?foto={photo.pk}"
    yield "een adres dat er niet is", f"{release.get_url()}bestaat-niet/"
    for section in site.root_page.get_children().live():
        yield f"“{section.title}”", section.get_url()
