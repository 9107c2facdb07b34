"""Turn a release of the site into the plain content of a kit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Manager, Model, QuerySet
from django.utils import translation
from wagtail.blocks import StreamValue

from core.media.models import CampaignImage
from core.people.enums import Scope
from core.people.models import Person
from press.duty import words
from press.duty.services import week_of
from press.kit.content import (
    Attachment,
    Biography,
    Change,
    Contact,
    Embargo,
    Event,
    Fact,
    KitContent,
    Passage,
    Photo,
    Question,
    Quote,
)
from press.models import Clearance, PressReleasePage, ReleaseVersion


def content_of(release: PressReleasePage) -> KitContent:
    """Everything a kit of this release holds; only pictures that are cleared for the press enter.

    In Dutch whoever asks: the same release gives the same kit in every process.
    """
    with translation.override("nl"):
        return _content_of(release)


def content_when_public(draft: PressReleasePage) -> KitContent:
    """The same for a text that isn't out yet, as readers will get it."""
    content = content_of(draft)
    versions = ReleaseVersion.objects.filter(release=draft.pk).count()
    return replace(content, embargo=None, status="usable", version=versions + 1)


def _content_of(release: PressReleasePage) -> KitContent:
    campaign = release.get_site().campaignsettings
    quotes = _rows(release.quotes, "person")
    return KitContent(
        slug=release.slug,
        title=release.title,
        place=release.place,
        day=release.date,
        lead=release.lead,
        passages=tuple(passages(release.body)),
        organisation=campaign.organisation,
        url=release.full_url or "",
        quotes=tuple(Quote(quote.text, quote.who, quote.role) for quote in quotes),
        note_to_editors=release.note_to_editors,
        shorts=tuple(release.shorts),
        contacts=tuple(_contact(contact.person) for contact in _rows(release.contacts, "person")),
        photos=tuple(
            photo_content(photo.image, photo.shown_caption)
            for photo in _rows(release.photos, "image", "image__consents")
            if not photo.image.refusals(Scope.PRESS)
        ),
        attachments=tuple(_attachment(item.document) for item in _rows(release.attachments, "document")),
        boilerplate=campaign.boilerplate,
        logo=photo_content(campaign.logo, campaign.logo.caption) if campaign.logo else None,
        is_example=campaign.is_demo,
        kind=release.kind,
        facts=tuple(Fact(fact.text, fact.source) for fact in release.facts.all()),
        questions=tuple(Question(one.question, one.answer) for one in release.questions.all()),
        biographies=tuple(_biographies(quotes)),
        spoken_text=release.spoken_text,
        event=_event(release),
        **_clearance(release),
    )


def _clearance(release: PressReleasePage) -> dict[str, Any]:
    """Which version this is, what each changed, and whether it may be used yet."""
    file = Clearance.objects.filter(release=release.pk).first()
    versions = list(ReleaseVersion.objects.filter(release=release.pk).order_by("number"))
    is_held = file is not None and file.is_embargo and file.opened_at is None and file.opens_at is not None
    status = "usable" if versions else "withheld"
    return {
        "version": len(versions) or 1,
        "changes": tuple(Change(one.number, one.published_at, one.note) for one in versions if one.note),
        "status": "canceled" if file and file.withdrawn_at else status,
        "embargo": Embargo(file.opens_at, file.embargo_reason) if is_held else None,
    }


def _rows(relation: Manager, related: str, *further: str) -> list[Any]:
    """The rows of a release with what they point at: saved ones in one query, those of a draft as they are."""
    rows = relation.all()
    return list(rows.select_related(related).prefetch_related(*further) if isinstance(rows, QuerySet) else rows)


def _attachment(document: Any) -> Attachment:
    return Attachment(document.title, document.filename, document.file_hash, _reader(document))


def _biographies(quotes: Iterable[Any]) -> Iterator[Biography]:
    """Everyone who is quoted and has a short biography, once, in the order of the quotes."""
    people = {quote.person.pk: quote.person for quote in quotes if quote.person and quote.person.bio.strip()}
    for person in people.values():
        yield Biography(person.name, person.role_line, person.bio)


def _event(release: PressReleasePage) -> Event | None:
    if not release.is_invitation or release.event_starts_at is None:
        return None
    return Event(release.event_starts_at, release.event_ends_at, release.event_place, release.event_programme)


def photo_content(image: CampaignImage, caption: str) -> Photo:
    """A picture as a kit holds it."""
    return Photo(
        title=image.title,
        caption=caption,
        alt=image.default_alt_text,
        credit=image.credit_line,
        maker=image.photographer,
        terms=image.get_terms_of_use_display(),
        is_illustration=image.is_illustration,
        file_hash=image.file_hash,
        read=_reader(image),
    )


def _reader(thing: Model):
    def read() -> bytes:
        with thing.file.storage.open(thing.file.name, "rb") as source:
            return source.read()

    return read


def _contact(person: Person) -> Contact:
    return Contact(
        person.name,
        person.role,
        person.organisation,
        person.public_phone,
        person.public_email,
        hours=words.week(week_of(person)),
    )


def passages(stream: StreamValue) -> Iterator[Passage]:
    """The running text of a body, piece by piece; pictures and buttons are no text."""
    for block in stream:
        if block.block_type == "heading":
            yield Passage("heading", block.value["text"])
        elif block.block_type == "text":
            yield from _rich_text_passages(str(block.value.source))
        elif block.block_type == "quote":
            speaker = ", ".join(part for part in (block.value["who"], block.value["role"]) if part)
            yield Passage("quote", f"‘{block.value['text']}’ – {speaker}")
        elif block.block_type == "fact":
            yield Passage("paragraph", f"{block.value['figure']} {block.value['text']} (bron: {block.value['source']})")


def _rich_text_passages(html: str) -> Iterator[Passage]:
    for element in BeautifulSoup(html, "html.parser").find_all(["p", "li", "h2", "h3"]):
        text = " ".join(element.get_text().split())
        if text:
            yield Passage({"p": "paragraph", "li": "item"}.get(element.name, "heading"), text)
