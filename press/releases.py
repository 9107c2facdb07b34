"""Turn a release of the site into the plain content of a kit."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.db.models import Model
from django.utils import translation
from wagtail.blocks import StreamValue

from core.blocks.rules import heading_levels
from core.blocks.table import has_row_headings, table_cells, table_text
from core.campaigns.services import settings_of_page
from core.media.models import CampaignImage
from core.people.enums import Scope
from core.people.models import Person
from core.rows import rows_with
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
    Piece,
    Question,
    Quote,
    Table,
    dutch_time,
)
from press.models import Clearance, PressReleasePage, ReleaseVersion, editorial_digest

_PARTS = ["p", "li", "h2", "h3"]
_RUNNING_TEXT = {"heading", "text", "quote", "table", "fact"}


def content_of(release: PressReleasePage) -> KitContent:
    """Everything a kit of this release holds; only pictures that are cleared for the press enter.

    In Dutch whoever asks: the same release gives the same kit in every process.
    """
    with translation.override("nl"):
        return _content_of(release)


def content_once(release: PressReleasePage) -> KitContent:
    """The same, made once for as long as this page is in memory: a page shows it in several places."""
    if not hasattr(release, "_kit_content"):
        release._kit_content = content_of(release)
    return release._kit_content


def content_when_public(draft: PressReleasePage, *, saved: datetime, day: date, note: str) -> KitContent:
    """The same for a text that isn't out yet, exactly as `content_of` gives it once it is.

    `saved` is when this text was written (aware), `day` the Dutch day on which it will go out, `note` what it changes.
    """
    draft.set_url_path(draft.get_parent())
    public = replace(content_of(draft), embargo=None, status="usable")
    newest = ReleaseVersion.objects.filter(release=draft.pk).order_by("-number").first()
    if newest and newest.digest == editorial_digest(draft):
        return public
    number = newest.number + 1 if newest else 1
    changes = (*public.changes, Change(number, day, note)) if note else public.changes
    return replace(
        public, version=number, changes=changes, saved=saved, first_saved=public.first_saved if newest else saved
    )


def _content_of(release: PressReleasePage) -> KitContent:
    campaign = settings_of_page(release)
    quotes = rows_with(release, "quotes", "person")
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
        contacts=tuple(_contact(contact.person) for contact in rows_with(release, "contacts", "person")),
        photos=tuple(
            photo_content(photo.image, photo.shown_caption)
            for photo in rows_with(release, "photos", "image", "image__consents")
            if not photo.image.refusals(Scope.PRESS)
        ),
        attachments=tuple(_attachment(item.document) for item in rows_with(release, "attachments", "document")),
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
    file = release.clearance_file
    versions = sorted(release.versions.all(), key=lambda version: version.number) if release.pk else []
    embargo = None if release.live else _embargo(file)
    status = "usable" if versions and not embargo else "withheld"
    return {
        "version": versions[-1].number if versions else 1,
        "changes": tuple(
            Change(one.number, dutch_time(one.published_at).date(), one.note) for one in versions if one.note
        ),
        "status": "canceled" if file and file.withdrawn_at else status,
        "embargo": embargo,
        "saved": _written(versions[-1]) if versions else None,
        "first_saved": _written(versions[0]) if versions else None,
    }


def _embargo(file: Clearance | None) -> Embargo | None:
    """What is said of a release that waits for its time; the public text of one that is corrected has no embargo."""
    if file is None or not file.is_embargo or file.opened_at or file.opens_at is None:
        return None
    return Embargo(file.opens_at, file.embargo_reason)


def _written(version: ReleaseVersion) -> datetime:
    """When the text of a version was saved; of versions from before that was kept, when it went out."""
    return version.saved_at or version.published_at


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
        width=image.width,
        height=image.height,
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
    # The rest isn't even looked at: each kind of it would cost a query.
    parts = [stream[place] for place, part in enumerate(stream.raw_data) if part["type"] in _RUNNING_TEXT]
    sizes = (block.value["level"] for block in parts if block.block_type == "heading")
    levels = iter(heading_levels(sizes))
    for block in parts:
        if block.block_type == "heading":
            yield Passage("heading", block.value["text"], level=next(levels))
        elif block.block_type == "text":
            yield from _rich_text_passages(str(block.value.source))
        elif block.block_type == "quote":
            speaker = ", ".join(part for part in (block.value["who"], block.value["role"]) if part)
            yield Passage("quote", f"‘{block.value['text']}’ – {speaker}")
        elif block.block_type == "table" and block.value["table"].columns:
            yield _table_passage(block.value)
        elif block.block_type == "fact":
            yield Passage("paragraph", f"{block.value['figure']} {block.value['text']} (bron: {block.value['source']})")


def _table_passage(value: Any) -> Passage:
    headings, rows = table_cells(value["table"])
    table = Table(value["table"].caption, headings, rows, has_row_headings(value))
    return Passage("table", table_text(value["table"]), table=table)


@functools.lru_cache(maxsize=500)
def _rich_text_passages(html: str) -> tuple[Passage, ...]:
    """The same text gives the same passages, and a page asks for them each time it is made anew."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all(_PARTS):
        pieces = _pieces(element)
        text = "".join(piece.text for piece in pieces)
        if text:
            kind = {"p": "paragraph", "li": "item"}.get(element.name, "heading")
            found.append(Passage(kind, text, foreign=pieces if any(piece.language for piece in pieces) else ()))
    return tuple(found)


def _pieces(element: Tag) -> tuple[Piece, ...]:
    """The words of one paragraph or item, without those of the items inside it, apart by language."""
    found: list[Piece] = []
    for node in element.descendants:
        is_break = isinstance(node, Tag) and node.name == "br"
        if not (is_break or isinstance(node, NavigableString)) or node.find_parent(_PARTS) is not element:
            continue
        text = re.sub(r"\s+", " ", " " if is_break else str(node))
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip()
        marked = node.find_parent("span", lang=True)
        language = str(marked["lang"]) if marked else ""
        if found and found[-1].language == language:
            found[-1] = Piece(found[-1].text + text, language)
        elif text:
            found.append(Piece(text, language))
    if found:
        last = found.pop()
        found += [Piece(last.text.rstrip(), last.language)] if last.text.strip() else []
    return tuple(found)
