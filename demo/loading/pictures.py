"""The drawn pictures, the logo and the one attachment, each with its words."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from core.campaigns.models import CampaignSettings
from core.media.enums import PeopleShown, TermsOfUse
from core.media.models import CampaignDocument, CampaignImage
from core.people.models import Consent
from demo.drawings.catalogue import MAKER, PICTURES, Picture, logo_png
from demo.leftovers import PREFIX
from demo.loading.context import DemoContext

# Portraits of laureates: drawn like all others, and under a consent, so that withdrawing can be tried.
CONSENTED = {
    "portret-celestine": "Celestine Amoah",
    "portret-wim": "Wim de Laat",
    "portret-bep": "Bep Slagter",
}
# Where a face is in a portrait, in parts of its height: its middle, and from hat to chin.
FACE_AT, FACE_TALL = 0.37, 0.46
_WORKERS = 2


def draw_all(scale: float) -> dict[str, bytes]:
    """Every picture as a JPEG, and the logo as a PNG; done before the database is touched."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        jpegs = pool.map(lambda picture: picture.jpeg(scale), PICTURES.values())
        drawn = dict(zip(PICTURES, jpegs, strict=True))
    return {**drawn, "logo": logo_png(min(1.0, scale * 2))}


def load_pictures(demo: DemoContext, drawn: dict[str, bytes]) -> None:
    """Save all pictures into the collection of the campaign."""
    settings = CampaignSettings.existing_for(demo.site)
    for key, picture in PICTURES.items():
        demo.images[key] = _save(demo, settings, picture, drawn[key])
    demo.images["logo"] = _save_logo(settings, drawn["logo"])


def _save(demo: DemoContext, settings: CampaignSettings, picture: Picture, jpeg: bytes) -> CampaignImage:
    consented = picture.key in CONSENTED
    drawn_crowd = PeopleShown.NOT_RECOGNISABLE if picture.shows_people else PeopleShown.NONE
    image = CampaignImage(
        title=picture.title,
        description=picture.alt,
        caption=picture.caption,
        photographer=MAKER,
        is_illustration=True,
        terms_of_use=TermsOfUse.EDITORIAL,
        people_shown=PeopleShown.RECOGNISABLE if consented else drawn_crowd,
        collection=settings.collection,
        file=ImageFile(BytesIO(jpeg), name=picture.file_name),
    )
    if picture.is_portrait:
        image.focal_point_x, image.focal_point_y = image.width // 2, round(image.height * FACE_AT)
        image.focal_point_width, image.focal_point_height = image.width // 2, round(image.height * FACE_TALL)
    image.save()
    image.file.close()
    if consented:
        image.consents.add(consent_for(demo, CONSENTED[picture.key]))
    return image


def consent_for(demo: DemoContext, name: str) -> Consent:
    """The (invented) permission of an invented person, given at the announcement."""
    existing = Consent.objects.for_site(demo.site).filter(internal_name=name).first()
    return existing or Consent.objects.create(
        site=demo.site,
        internal_name=name,
        subject="Naam, verhaal en getekend portret bij de prijs (voorbeeld)",
        scope_site=True,
        scope_press=True,
        scope_print=True,
        given_on=demo.dates.announcement.date(),
        reach_by="06 00 00 00 10",
    )


def _save_logo(settings: CampaignSettings, png: bytes) -> CampaignImage:
    image = CampaignImage(
        title="Logo Stichting Welzijn Oeverstad",
        description="Stichting Welzijn Oeverstad",
        caption="Het logo: een gouden zon boven water.",
        photographer=MAKER,
        is_illustration=True,
        terms_of_use=TermsOfUse.EDITORIAL,
        people_shown=PeopleShown.NONE,
        collection=settings.collection,
        file=ImageFile(BytesIO(png), name=f"{PREFIX}logo.png"),
    )
    image.save()
    image.file.close()
    return image


def save_document(demo: DemoContext, title: str, name: str, content: bytes) -> CampaignDocument:
    """A file to download, in the collection of the campaign."""
    settings = CampaignSettings.existing_for(demo.site)
    document = CampaignDocument(
        title=title, collection=settings.collection, file=ContentFile(content, name=f"{PREFIX}{name}")
    )
    document.save()
    document.file.close()
    return document
