"""A press room with releases for tests."""

import contextlib
from typing import Any

from wagtail.models import Page, Site

from press.clearance.services import NotAllowed, announce_correction, approve, open_now
from press.models import PressContact, PressReleasePage, PressRoomPage, ReleaseContact, ReleasePhoto
from tests.factories.core import make_person


def make_room(home: Page, **fields: Any) -> PressRoomPage:
    room = PressRoomPage(title="Voor de pers", slug="pers", **fields)
    home.add_child(instance=room)
    return room


def make_release(
    room: PressRoomPage, title: str = "Goud voor de stad", *images: Any, **fields: Any
) -> PressReleasePage:
    """A release with a contact and these pictures, approved and public, unless `live=False` or the gate says no."""
    goes_out = fields.pop("live", True)
    person = fields.pop("person", None) or make_person(
        room.get_site(), name="Els Pers", phone="06-00000001", show_phone=True
    )
    values = {
        "place": "Proefstad",
        "lead": "De prijs gaat naar de buurtkeuken.",
        "body": [("text", "<p>De kok is blij.</p><ul><li>soep</li></ul>")],
        **fields,
    }
    page = PressReleasePage(title=title, live=False, **values)
    page.contacts.add(ReleaseContact(person=person))
    for image in images:
        page.photos.add(ReleasePhoto(image=image))
    room.add_child(instance=page)
    if goes_out:
        let_out(page)
    else:
        page.save_revision()
    return page


def make_contact(site: Site, **fields: Any) -> PressContact:
    """A journalist whose address was checked today."""
    return PressContact.objects.create(
        **{"site": site, "name": "Anna", "email": "anna@krant.example", "source": "colofon", **fields}
    )


def let_out(page: PressReleasePage, note: str = "Aangepast.") -> None:
    """Approve the text as it is here and make it public; a text that may not be public stays a draft."""
    page.save_revision()
    if page.versions.exists():
        announce_correction(page, note, None)
    with contextlib.suppress(NotAllowed):
        approve(page, name="De directeur")
        open_now(page, None)
    page.refresh_from_db()
