"""A contact for a phone's address book."""

import vobject

from press.kit.content import Contact


def vcard(contact: Contact, note: str = "") -> bytes:
    """vCard 3.0 (RFC 2426), which every phone reads. `note`: the hours at which this contact answers."""
    card = vobject.vCard()
    card.add("fn").value = contact.name
    family = contact.name.split()[-1] if contact.name.split() else contact.name
    given = " ".join(contact.name.split()[:-1])
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    if contact.organisation:
        card.add("org").value = [contact.organisation]
    if contact.role:
        card.add("title").value = contact.role
    if contact.phone:
        phone = card.add("tel")
        phone.value, phone.type_param = contact.phone, "CELL"
    if contact.email:
        mail = card.add("email")
        mail.value, mail.type_param = contact.email, "INTERNET"
    if note:
        card.add("note").value = note
    return card.serialize().encode()
