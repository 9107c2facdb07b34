"""Pictures and documents are private until a public page uses them."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form

from core.media.models import CampaignImage
from core.media.signatures import matches_its_name
from home.models import ContentPage
from tests.factories.core import (
    jpeg_bytes,
    make_consent,
    make_document,
    make_image,
    make_person,
    make_portrait_of_someone,
)


def page_with(home, image, **fields) -> ContentPage:
    page = ContentPage(title="Over ons", slug=fields.pop("slug", "over-ons"), listing_image=image, **fields)
    home.add_child(instance=page)
    return page


def test_rendition_is_404_until_a_public_page_uses_it(client, home, site):
    image = make_image(site)
    url = image.get_rendition("width-20").url
    assert client.get(url).status_code == 404

    page = page_with(home, image)
    shown = client.get(url)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "public, max-age=300")

    page.unpublish()
    assert client.get(url).status_code == 404


def test_original_has_no_address(client, home, site):
    image = make_image(site)
    page_with(home, image)

    assert client.get(image.file.url).status_code == 404
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_rendition_needs_its_own_file_name(client, home, site):
    image = make_image(site)
    page_with(home, image)
    rendition = image.get_rendition("width-20")

    assert client.get(reverse("media:rendition", args=[rendition.pk, "anders.jpg"])).status_code == 404


def test_picture_that_is_kept_has_its_own_name_and_is_not_sent_twice(client, home, site):
    image = make_image(site)
    page_with(home, image)
    url = image.get_rendition("width-20|format-webp").url

    shown = client.get(url)

    own_name = Path(image.file.name).stem
    assert shown["Content-Disposition"] == f'inline; filename="{own_name}.webp"'
    assert client.get(url, headers={"If-None-Match": shown["ETag"]}).status_code == 304


def test_colleague_sees_a_private_picture_and_a_stranger_campaign_does_not(client, site, other_site, make_user):
    from core.campaigns.enums import Role

    url = make_image(site).get_rendition("width-20").url
    client.force_login(make_user(Role.EDITOR, other_site))
    assert client.get(url).status_code == 404

    client.force_login(make_user(Role.EDITOR, site))
    seen = client.get(url)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")


def test_picture_of_someone_is_public_only_while_consent_covers_the_site(client, home, site):
    consent = make_consent(site, "site")
    image = make_portrait_of_someone(site, consent)
    page_with(home, image)
    url = image.get_rendition("width-20").url
    assert client.get(url).status_code == 200

    consent.scope_site = False
    consent.save()
    assert client.get(url).status_code == 404


def test_portrait_is_public_where_its_person_is_shown(client, home, site):
    from home.models import FeaturedPerson

    person = make_person(site, portrait=make_image(site))
    url = person.portrait.get_rendition("width-20").url
    assert client.get(url).status_code == 404

    home.featured_people.add(FeaturedPerson(person=person))
    home.save_revision().publish()
    assert client.get(url).status_code == 200


def test_document_is_404_until_a_public_page_offers_it(client, home, site):
    document = make_document(site)
    assert client.get(document.url).status_code == 404

    page = ContentPage(title="Materiaal", body=[("documents", {"documents": [document]})])
    home.add_child(instance=page)
    assert client.get(document.url).status_code == 200

    page.unpublish()
    assert client.get(document.url).status_code == 404


def test_upload_loses_its_gps_and_keeps_its_pixels(site):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    data = jpeg_bytes(exif=exif)

    image = make_image(site, data=data)

    with image.file.open() as stored:
        kept = stored.read()
    assert dict(Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825)) == {}
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_alt_text_is_the_description_and_never_the_title(site):
    assert make_image(site).default_alt_text == "Een plein met bomen"
    assert make_image(site, is_decorative=True).default_alt_text == ""


def test_credit_says_photo_or_illustration(site):
    assert make_image(site).credit_line == "Foto: Sanne de Proef"
    assert make_image(site, is_illustration=True).credit_line == "Illustratie: Sanne de Proef"
    assert make_image(site, photographer="").credit_line == ""


def image_form(site, user, **changes):
    form_class = get_image_form(CampaignImage)
    data = {
        "title": "Markt",
        "description": "De markt",
        "people_shown": "none",
        "collection": site.campaignsettings.collection_id,
        **{key: value for key, value in changes.items() if key != "file"},
    }
    upload = changes.get("file", jpeg_bytes())
    return form_class(data, {"file": SimpleUploadedFile("markt.jpg", upload, "image/jpeg")}, user=user)


def test_picture_needs_an_alt_text_or_decorative(site, chief_editor):
    assert image_form(site, chief_editor).errors == {}
    assert list(image_form(site, chief_editor, description="").errors) == ["description"]
    assert image_form(site, chief_editor, description="", is_decorative="on").errors == {}


def test_picture_with_people_needs_its_maker_and_terms(site, chief_editor):
    form = image_form(site, chief_editor, people_shown="not_recognisable")

    assert form.errors == {
        "photographer": ["Vul in wie de foto maakte. Je tekst is bewaard."],
        "terms_of_use": ["Kies het gebruiksrecht. Je tekst is bewaard."],
    }


@pytest.mark.parametrize("data", [b"", b"tekst", b"\xff\xd8\xff\xe0kapot", b"<svg onload=alert(1)>"])
def test_upload_is_judged_by_its_content(site, chief_editor, data):
    assert list(image_form(site, chief_editor, file=data).errors) == ["file"]


@pytest.mark.parametrize(
    ("name", "start", "expected"),
    [
        ("a.pdf", b"%PDF-1.7", True),
        ("a.pdf", b"MZ", False),
        ("a.docx", b"PK\x03\x04", True),
        ("a.txt", b"Hallo", True),
        ("a.txt", b"<html>", False),
        ("a.csv", b"a\x00b", False),
        ("a.exe", b"MZ", False),
    ],
)
def test_document_is_what_its_name_says(name, start, expected):
    assert matches_its_name(name, start) is expected
