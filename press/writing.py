"""Look at a release as it stands, saved or half typed, with the rules of `press.checks` and `press.rules`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from wagtail.blocks import StreamValue

from core.blocks.rules import count_words
from core.blocks.story import StoryBlock
from core.media.models import CampaignImage
from press import checks, rules
from press.checks import Hint, PhotoFacts, QuoteFacts
from press.kit.content import paragraphs
from press.models import PressReleasePage
from press.releases import passages

MOST_ROWS = 100


@dataclass(frozen=True)
class ReleaseText:
    """The parts of a release that can be looked at, as plain text."""

    title: str = ""
    place: str = ""
    lead: str = ""
    body: str = ""
    paragraphs: tuple[str, ...] = ()
    quotes: tuple[QuoteFacts, ...] = ()
    photos: tuple[PhotoFacts, ...] = ()
    own_lengths: Mapping[int, str] = field(default_factory=dict)
    spoken: str = ""


@dataclass(frozen=True)
class Review:
    """What there is to say: hints by part, the text cut from below, each length, and the time it takes to say."""

    hints: tuple[Hint, ...]
    cuts: tuple[rules.Cut, ...]
    versions: tuple[rules.Version, ...]
    spoken_words: int
    spoken_seconds: int

    def of(self, part: str) -> list[Hint]:
        return [hint for hint in self.hints if hint.part == part]


def of_release(release: PressReleasePage) -> ReleaseText:
    """The text of a release as it is in memory."""
    return ReleaseText(
        title=release.title,
        place=release.place,
        lead=release.lead,
        body=_own_words(release.body),
        paragraphs=paragraphs(release.lead, passages(release.body)),
        quotes=tuple(QuoteFacts(quote.who, quote.agreed_on) for quote in release.quotes.all()),
        photos=tuple(_photo(photo.image, photo.shown_caption) for photo in release.photos.all() if photo.image_id),
        own_lengths=dict(release.shorts),
        spoken=release.spoken_text,
    )


def of_form(data: Mapping[str, Any], images: Iterable[CampaignImage]) -> ReleaseText:
    """The text that stands in an edit form at this moment, complete or not.

    `data` are the posted fields; a picture counts only when it is among `images`, those the editor may see.
    """
    body = _posted_body(data)
    lead = data.get("lead", "")
    known = {str(image.pk): image for image in images}
    photos = [row for row in _rows(data, "photos", "image", "caption") if row["image"] in known]
    return ReleaseText(
        title=data.get("title", ""),
        place=data.get("place", ""),
        lead=lead,
        body=_own_words(body),
        paragraphs=paragraphs(lead, passages(body)),
        quotes=tuple(
            QuoteFacts(row["who"], _day(row["agreed_on"])) for row in _rows(data, "quotes", "who", "agreed_on")
        ),
        photos=tuple(_photo(known[row["image"]], row["caption"] or known[row["image"]].caption) for row in photos),
        own_lengths={limit: data.get(f"short_{limit}", "") for limit in rules.SHORT_LENGTHS},
        spoken=data.get("spoken_text", ""),
    )


def posted_image_ids(data: Mapping[str, Any]) -> list[int]:
    """The pictures an edit form holds."""
    return [int(row["image"]) for row in _rows(data, "photos", "image") if row["image"].isdecimal()]


def review(text: ReleaseText) -> Review:
    """Everything the form says beside the parts."""
    return Review(
        hints=(
            *checks.headline_hints(text.title),
            *checks.lead_hints(text.lead, text.place),
            *checks.body_hints(text.body),
            *checks.quote_hints(text.quotes),
            *checks.photo_hints(text.photos),
        ),
        cuts=tuple(rules.cuts(text.paragraphs)),
        versions=tuple(rules.versions(text.paragraphs, dict(text.own_lengths))),
        spoken_words=count_words(text.spoken),
        spoken_seconds=rules.speaking_seconds(text.spoken),
    )


def _own_words(body: StreamValue) -> str:
    return "\n".join(passage.text for passage in passages(body) if passage.kind in ("paragraph", "item"))


def _photo(image: CampaignImage, caption: str) -> PhotoFacts:
    return PhotoFacts(
        title=image.title,
        alt=image.description,
        caption=caption,
        photographer=image.photographer,
        terms=image.terms_of_use,
        width=image.width,
        height=image.height,
        is_decorative=image.is_decorative,
    )


def _posted_body(data: Mapping[str, Any]) -> StreamValue:
    block = StoryBlock()
    try:
        return block.value_from_datadict(data, {}, "body")
    except (KeyError, ValueError, TypeError):
        return StreamValue(block, [])


def _rows(data: Mapping[str, Any], relation: str, *names: str) -> list[dict[str, str]]:
    """The rows of an inline panel that aren't thrown away."""
    total = data.get(f"{relation}-TOTAL_FORMS", "0")
    count = min(int(total), MOST_ROWS) if str(total).isdecimal() else 0
    return [
        {name: str(data.get(f"{relation}-{number}-{name}", "")).strip() for name in names}
        for number in range(count)
        if not data.get(f"{relation}-{number}-DELETE")
    ]


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None
