"""A press contact to put in a phone: as a card, and as a QR code of that card."""

from io import BytesIO

import segno

from core.people.models import Person
from press.duty import words
from press.duty.services import week_of
from press.kit.content import Contact
from press.kit.vcard import vcard


def card(person: Person) -> bytes:
    """The vCard with what may be shown, and the hours of the roster as its note."""
    contact = Contact(person.name, person.role, person.organisation, person.public_phone, person.public_email)
    return vcard(contact, note=words.week(week_of(person)))


def qr_svg(person: Person) -> bytes:
    """The same card as a QR code, drawn in SVG; ISO/IEC 18004, error level L because it is read from a screen."""
    code = segno.make(card(person), error="l", micro=False)
    out = BytesIO()
    code.save(out, kind="svg", scale=4, border=4, xmldecl=False, dark="#000", light="#fff", nl=False)
    return out.getvalue()
