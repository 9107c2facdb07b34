"""A press room with releases for tests."""

from typing import Any

from wagtail.models import Page, Site

from press.models import PressContact, PressReleasePage, PressRoomPage, ReleaseContact, ReleasePhoto
from tests.factories.core import make_person


def make_room(home: Page, **fields: Any) -> PressRoomPage:
    room = PressRoomPage(title="Voor de pers", slug="pers", **fields)
    home.add_child(instance=room)
    return room


def make_release(
    room: PressRoomPage, title: str = "Goud voor de stad", *images: Any, **fields: Any
) -> PressReleasePage:
    """A public release with a contact and these pictures, unless `live=False`."""
    person = fields.pop("person", None) or make_person(
        room.get_site(), name="Els Pers", phone="06-00000001", show_phone=True
    )
    values = {
        "place": "Proefstad",
        "lead": "De prijs gaat naar de buurtkeuken.",
        "body": [("text", "<p>De kok is blij.</p><ul><li>soep</li></ul>")],
        **fields,
    }
    page = PressReleasePage(title=title, **values)
    page.contacts.add(ReleaseContact(person=person))
    for image in images:
        page.photos.add(ReleasePhoto(image=image))
    room.add_child(instance=page)
    return page


def make_contact(site: Site, **fields: Any) -> PressContact:
    """A journalist whose address was checked today."""
    return PressContact.objects.create(
        **{"site": site, "name": "Anna", "email": "anna@krant.example", "source": "colofon", **fields}
    )
