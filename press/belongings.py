"""What hangs on a release that readers see, fetched in one query: its rows, their people and pictures, and its kits."""

from copy import copy
from typing import Any

from core.known import tie
from core.media.models import CampaignImage
from core.people.models import Consent
from core.rows import Of, give_rows, rows_of
from press.enums import KitState

RELATIONS = ("quotes", "contacts", "photos", "attachments", "facts", "questions", "versions", "coverage")


def bring_belongings(release: Any) -> None:
    """Let a public release know all that its page and its kit hold. Only for one that is read, not for an editor's."""
    own = {name: _of(release, name) for name in (*RELATIONS, "media_kits", "clearance")}
    images = own["photos"].model.objects.filter(release=release.pk).order_by().values("image")
    links = CampaignImage.consents.through.objects.filter(campaignimage__in=images)
    rows = rows_of({**own, "links": links, "consents": Consent.objects.filter(pk__in=links.values("consent"))})
    _tie(rows)
    for name in RELATIONS:
        for row in rows[name]:
            row.release = release
        give_rows(release, name, rows[name])
    kits = [kit for kit in rows["media_kits"] if kit.state == KitState.READY and kit.file]
    for kit in kits:
        kit.release = release
    release._meta.get_field("clearance").set_cached_value(release, next(iter(rows["clearance"]), None))
    release.kits_at_hand = kits


def _of(release: Any, name: str) -> Of:
    return Of(release._meta.get_field(name).related_model, "release", release.pk)


def _tie(rows: dict[str, list[Any]]) -> None:
    """Give each row the very person, picture or document it points at."""
    tie([*tie(rows["quotes"], "person"), *tie(rows["contacts"], "person")], "portrait")
    tie(rows["attachments"], "document")
    tie(rows["photos"], "image")
    for photo in rows["photos"]:
        # A copy: others know this picture too, and they ask for its consents themselves.
        photo.image = copy(photo.image)
        tied = {link.consent_id for link in rows["links"] if link.campaignimage_id == photo.image_id}
        give_rows(photo.image, "consents", (consent for consent in rows["consents"] if consent.pk in tied))
