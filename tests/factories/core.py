"""Pictures, people and consents for tests."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Site

from core.media.enums import PeopleShown, TermsOfUse
from core.media.models import CampaignDocument, CampaignImage
from core.people.models import Consent, Person


def jpeg_bytes(width: int = 60, height: int = 40, colour: str = "teal", **options: Any) -> bytes:
    """A small real JPEG."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


def make_image(site: Site, **fields: Any) -> CampaignImage:
    """A picture that may be used everywhere: alt text, maker and terms are filled in."""
    values = {
        "title": "Plein",
        "description": "Een plein met bomen",
        "caption": "Het plein in de lente",
        "photographer": "Sanne de Proef",
        "terms_of_use": TermsOfUse.EDITORIAL,
        **fields,
    }
    data = values.pop("data", None) or jpeg_bytes()
    image = CampaignImage(site=site, collection=site.campaignsettings.collection, **values)
    image.file = ContentFile(data, name="plein.jpg")
    image.save()
    return image


def make_portrait_of_someone(site: Site, *consents: Consent, **fields: Any) -> CampaignImage:
    """A picture with a recognisable person, and the consents given with it."""
    image = make_image(site, people_shown=PeopleShown.RECOGNISABLE, **fields)
    image.consents.set(consents)
    return image


def make_consent(site: Site, *scopes: str, **fields: Any) -> Consent:
    """A consent given yesterday, for these scopes."""
    values = {f"scope_{scope}": True for scope in scopes}
    values |= {
        "internal_name": "Mevrouw Jansen",
        "subject": "Foto bij de buurtkeuken",
        "given_on": timezone.localdate() - timedelta(days=1),
        **fields,
    }
    return Consent.objects.create(site=site, **values)


def make_person(site: Site, **fields: Any) -> Person:
    """Someone as readers see them."""
    return Person.objects.create(
        site=site, **{"name": "Noor Bakker", "role": "sociaal werker", "organisation": "Welzijn", **fields}
    )


def make_document(site: Site, **fields: Any) -> CampaignDocument:
    """A small text file to download."""
    document = CampaignDocument(
        title=fields.pop("title", "Werkblad"),
        site=site,
        collection=site.campaignsettings.collection,
        **fields,
    )
    document.file = ContentFile(b"Werkblad\n", name="werkblad.txt")
    document.save()
    return document
