"""Turn a release of the site into the plain content of a kit."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.db.models import Model
from wagtail.blocks import StreamValue

from core.media.models import CampaignImage
from core.people.enums import Scope
from core.people.models import Person
from press.kit.content import Attachment, Contact, KitContent, Passage, Photo, Quote
from press.models import PressReleasePage


def content_of(release: PressReleasePage) -> KitContent:
    """Everything a kit of this release holds; only pictures that are cleared for the press enter."""
    campaign = release.get_site().campaignsettings
    photos = release.photos.select_related("image").prefetch_related("image__consents")
    return KitContent(
        slug=release.slug,
        title=release.title,
        place=release.place,
        day=release.date,
        lead=release.lead,
        passages=tuple(passages(release.body)),
        organisation=campaign.organisation,
        url=release.full_url or "",
        quotes=tuple(Quote(quote.text, quote.who, quote.role) for quote in release.quotes.all()),
        note_to_editors=release.note_to_editors,
        shorts=tuple(release.shorts),
        contacts=tuple(_contact(contact.person) for contact in release.contacts.select_related("person")),
        photos=tuple(
            photo_content(photo.image, photo.shown_caption) for photo in photos if not photo.image.refusals(Scope.PRESS)
        ),
        attachments=tuple(
            Attachment(
                title=item.document.title,
                filename=item.document.filename,
                file_hash=item.document.file_hash,
                read=_reader(item.document),
            )
            for item in release.attachments.select_related("document")
        ),
        boilerplate=campaign.boilerplate,
        logo=photo_content(campaign.logo, campaign.logo.caption) if campaign.logo else None,
        is_example=campaign.is_demo,
    )


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
    return Contact(person.name, person.role, person.organisation, person.public_phone, person.public_email)


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
