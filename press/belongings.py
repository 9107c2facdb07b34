"""What hangs on a release that readers see, fetched in one query: its rows, their people and pictures, and its kits."""

from typing import Any

from django.db.models import Q, QuerySet

from core.media.models import CampaignDocument, CampaignImage
from core.people.models import Consent, Person
from core.rows import give_rows, rows_of
from press.enums import KitState

RELATIONS = ("quotes", "contacts", "photos", "attachments", "facts", "questions", "versions", "coverage")


def bring_belongings(release: Any) -> None:
    """Let a public release know all that its page and its kit hold. Only for one that is read, not for an editor's."""
    own = {name: _rows_of(release, name) for name in RELATIONS}
    kits = _rows_of(release, "media_kits").filter(state=KitState.READY).exclude(file="")
    rows = rows_of({**own, **_shared(own), "media_kits": kits, "clearance": _rows_of(release, "clearance")})
    _tie(rows)
    for name in RELATIONS:
        for row in rows[name]:
            row.release = release
        give_rows(release, name, rows[name])
    for kit in rows["media_kits"]:
        kit.release = release
    release._meta.get_field("clearance").set_cached_value(release, next(iter(rows["clearance"]), None))
    release.kits_at_hand = rows["media_kits"]


def _rows_of(release: Any, name: str) -> QuerySet:
    return release._meta.get_field(name).related_model.objects.filter(release=release.pk)


def _shared(own: dict[str, QuerySet]) -> dict[str, QuerySet]:
    """What the rows point at, and what those point at in turn."""
    people = Person.objects.filter(
        Q(pk__in=own["quotes"].order_by().values("person")) | Q(pk__in=own["contacts"].order_by().values("person"))
    )
    images = CampaignImage.objects.filter(
        Q(pk__in=own["photos"].order_by().values("image")) | Q(pk__in=people.order_by().values("portrait"))
    )
    links = CampaignImage.consents.through.objects.filter(campaignimage__in=own["photos"].order_by().values("image"))
    return {
        "people": people,
        "images": images,
        "documents": CampaignDocument.objects.filter(pk__in=own["attachments"].order_by().values("document")),
        "links": links,
        "consents": Consent.objects.filter(pk__in=links.values("consent")),
    }


def _tie(rows: dict[str, list[Any]]) -> None:
    """Give each row the very person, picture or document it points at."""
    known = {name: {one.pk: one for one in rows[name]} for name in ("people", "images", "documents")}
    for image in rows["images"]:
        tied = {link.consent_id for link in rows["links"] if link.campaignimage_id == image.pk}
        give_rows(image, "consents", (consent for consent in rows["consents"] if consent.pk in tied))
    for person in rows["people"]:
        person.portrait = known["images"].get(person.portrait_id)
    for row in [*rows["quotes"], *rows["contacts"]]:
        row.person = known["people"].get(row.person_id)
    for row in rows["photos"]:
        row.image = known["images"][row.image_id]
    for row in rows["attachments"]:
        row.document = known["documents"][row.document_id]
