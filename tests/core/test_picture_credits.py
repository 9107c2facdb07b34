"""Every rendition says what is in it, who made it and what may be done with it; not a pixel changes for that."""

import io
import json
import struct
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageCms

from core.media.jobs import renew_all_credits
from core.media.models import CampaignImage, CampaignRendition
from core.media.photo_metadata import PhotoMetadata, iim
from core.media.stamping import stamp
from home.models import ContentPage
from tests.core.test_metadata import picture as camera_picture
from tests.factories.core import make_image

CREDITS = PhotoMetadata("Kop", "Bijschrift é ‘<&>’", "Maker", "Foto: Maker", "", "Foto: Maker", "vrij", "Een plein")
FORMATS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
PRIVATE = ("GPS", "Serial", "MakerNote", "SERIENUMMER", "Geheime")
# What it may cost a reader, in bytes, with a caption and alt text of a usual length.
MOST_ADDED = 1500


def drawn(kind: str, mode: str = "RGB", **options) -> bytes:
    image = Image.effect_noise((64, 47), 80).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
VARIANTS = [
    drawn("JPEG"), drawn("JPEG", progressive=True), drawn("PNG"), drawn("PNG", "RGBA"), drawn("WEBP"),
    drawn("WEBP", "RGBA"), drawn("WEBP", lossless=True), drawn("WEBP", "RGBA", lossless=True), drawn("AVIF"),
    drawn("AVIF", "RGBA"), drawn("AVIF", icc_profile=SRGB),
]  # fmt: skip


def pixels(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    with Image.open(io.BytesIO(data)) as opened:
        return opened.mode, opened.size, opened.tobytes()


def read_by_exiftool(folder: Path, *files: bytes) -> list[dict]:
    """What an independent reader finds in each file, by group and name; warnings and errors included."""
    paths = [folder / f"{number:03}" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    done = subprocess.run(["exiftool", "-j", "-a", "-G1", "-all", "-validate", *paths], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("data", VARIANTS)
def test_stamping_changes_no_pixel_and_the_last_stamp_is_the_only_one(data):
    other = PhotoMetadata("Oude kop", "Oud " * 60, "O", "O", "O", "O", "O", "O")
    stamped = stamp(data, CREDITS)

    assert pixels(stamped) == pixels(data)
    assert stamp(stamp(data, other), CREDITS) == stamped
    assert stamp(stamped, CREDITS) == stamped
    assert b"Oude kop" not in stamped


@pytest.mark.parametrize(
    ("maker", "kept"),
    [
        ("Stichting Welzijn Oeverstad (getekend voorbeeld)", "Stichting Welzijn Oeverstad"),
        ("Marieke van der Velden-Ouwehand & Zonen", "Marieke van der Velden-Ouwehand"),
        ("Anna de Boer, stichting Oeverstad", "Anna de Boer, stichting"),
        ("Precies tweeëndertig tekens lang", "Precies tweeëndertig tekens"),
        ("Precies tweeendertig tekens lang", "Precies tweeendertig tekens lang"),
        ("M" * 99, "M" * 32),
        ("é" * 99, "é" * 16),
    ],
)
def test_name_that_is_too_long_for_a_field_loses_whole_words(maker, kept):
    made = iim(PhotoMetadata("Kop", "", maker, "", "", "", "", ""))
    assert bytes([0x1C, 2, 80]) + struct.pack(">H", len(kept.encode())) + kept.encode() in made


def test_another_reader_finds_every_field_in_every_format_and_nothing_wrong_with_the_file(tmp_path):
    for found in read_by_exiftool(tmp_path, *(stamp(data, CREDITS) for data in VARIANTS)):
        texts = {name.split(":")[-1]: value for name, value in found.items() if name.startswith("XMP")}
        assert texts == {
            "Headline": "Kop", "Description": "Bijschrift é ‘<&>’", "Creator": "Maker",
            "Credit": "Foto: Maker", "Rights": "Foto: Maker", "UsageTerms": "vrij", "Marked": True,
            "AltTextAccessibility": "Een plein",
        }  # fmt: skip
        assert [value for name, value in found.items() if name in ("ExifTool:Error", "ExifTool:Warning")] == []


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", drawn("AVIF")[:60], b"\x00\x00\x00\x20ftypavif"])
def test_what_cannot_be_stamped_is_refused(data):
    with pytest.raises(ValueError, match=r"\w"):
        stamp(data, CREDITS)


# -- renditions --------------------------------------------------------------------------------------


def read_rendition(rendition: CampaignRendition) -> bytes:
    return (Path(settings.MEDIA_ROOT) / rendition.file.name).read_bytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_rendition_of_every_format_carries_the_credits_and_nothing_private(site, tmp_path, kind):
    caption = "Buurtbewoners koken samen in het buurthuis aan de haven. Links Sanne de Proef, rechts de wethouder."
    image = make_image(site, data=camera_picture(kind, 6), caption=caption, title="geheime-bestandsnaam")
    made = image.get_renditions(*(f"width-40|format-{name}" for name in FORMATS.values()))

    for found in read_by_exiftool(tmp_path, *(read_rendition(rendition) for rendition in made.values())):
        assert {name.split(":")[-1]: found[name] for name in found if name.startswith("XMP")} == {
            "Description": caption,
            "Creator": "Sanne de Proef",
            "Credit": "Foto: Sanne de Proef",
            "Rights": "Foto: Sanne de Proef",
            "Marked": True,
            "UsageTerms": "vrij voor nieuwsmedia bij dit bericht, met naamsvermelding",
            "AltTextAccessibility": "Een plein met bomen",
        }
        said = json.dumps(found, ensure_ascii=False)
        assert [word for word in (*PRIVATE, "geheime-bestandsnaam") if word in said] == []


def test_credits_change_no_pixel_of_a_rendition_and_cost_little(site, monkeypatch):
    image = make_image(site, caption="Buurtbewoners koken samen in het buurthuis aan de haven van Oeverstad.")
    specs = [f"width-40|format-{name}" for name in FORMATS.values()]
    stamped = {spec: read_rendition(one) for spec, one in image.get_renditions(*specs).items()}
    bare = make_image(site)
    monkeypatch.setattr(CampaignImage, "_stamped", lambda self, picture: picture)
    plain = {spec: read_rendition(one) for spec, one in bare.get_renditions(*specs).items()}

    assert {spec: pixels(data) for spec, data in stamped.items()} == {
        spec: pixels(data) for spec, data in plain.items()
    }
    added = {spec: len(data) - len(plain[spec]) for spec, data in stamped.items()}
    assert {spec: size for spec, size in added.items() if not 0 < size <= MOST_ADDED} == {}


def test_drawing_is_never_called_a_photo(site, tmp_path):
    image = make_image(site, is_illustration=True)
    made = image.get_renditions(*(f"width-40|format-{name}" for name in FORMATS.values()))
    for found in read_by_exiftool(tmp_path, *(read_rendition(rendition) for rendition in made.values())):
        assert found["XMP-photoshop:Credit"] == "Illustratie: Sanne de Proef"
        assert found["XMP-iptcExt:DigitalSourceType"].endswith("/digitalCreation")
        assert "Foto" not in json.dumps(found)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("caption", "Een nieuw bijschrift"),
        ("photographer", "Iemand Anders"),
        ("description", "Een andere alt-tekst"),
        ("terms_of_use", "open"),
        ("is_illustration", True),
    ],
)
def test_changed_credits_come_in_every_rendition_at_a_new_address_with_the_same_pixels(site, field, value):
    image = make_image(site)
    specs = [f"width-40|format-{name}" for name in FORMATS.values()]
    before = {spec: (one.url, read_rendition(one)) for spec, one in image.get_renditions(*specs).items()}

    changed = CampaignImage.objects.get(pk=image.pk)
    setattr(changed, field, value)
    changed.save()

    after = CampaignImage.objects.get(pk=image.pk).get_renditions(*specs)
    for spec, rendition in after.items():
        url, data = before[spec]
        assert rendition.url != url
        assert read_rendition(rendition) == stamp(data, changed.metadata_in_files) != data
        assert pixels(read_rendition(rendition)) == pixels(data)


def test_page_shows_the_new_address_and_the_old_one_is_gone(
    client, home, site, settings, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE = True
    image = make_image(site)
    page = ContentPage(title="Over ons", slug="over-ons", social_image=image)
    home.add_child(instance=page)
    old = image.get_rendition("fill-1200x630|format-jpeg").url
    assert old in client.get(page.url).content.decode()
    first = client.get(old)

    with django_capture_on_commit_callbacks(execute=True):
        image.caption = "Het plein in de winter"
        image.save()

    new = CampaignImage.objects.get(pk=image.pk).get_rendition("fill-1200x630|format-jpeg").url
    shown = client.get(page.url).content.decode()
    assert (old in shown, new in shown) == (False, True)
    assert client.get(old).status_code == 404
    assert client.get(new, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert b"Het plein in de winter" in client.get(new).getvalue()


def test_saving_without_new_credits_leaves_every_address(site):
    image = make_image(site)
    url = image.get_rendition("width-20").url
    image.title = "Een andere naam"
    image.save()

    assert CampaignImage.objects.get(pk=image.pk).get_rendition("width-20").url == url
    assert image.renew_credits() == 0


def test_rendition_made_while_another_changed_the_caption_gets_the_new_one(site):
    image = make_image(site)
    CampaignImage.objects.filter(pk=image.pk).update(caption="Nieuw bijschrift")
    image.get_rendition("width-20")

    rendition = CampaignRendition.objects.get()
    assert b"Nieuw bijschrift" in read_rendition(rendition)
    assert CampaignImage.objects.get().get_rendition("width-20").url == rendition.url


def test_renditions_of_before_get_their_credits_at_night_and_once(site):
    image = make_image(site)
    image.get_rendition("width-20")
    CampaignRendition.objects.update(credits="")

    assert (renew_all_credits(), renew_all_credits()) == (1, 0)
    assert CampaignRendition.objects.get().credits == image.credits_digest


def test_old_files_go_and_one_that_is_lost_from_disk_is_made_again(site, django_capture_on_commit_callbacks):
    image = make_image(site)
    kept, lost = image.get_rendition("width-20"), image.get_rendition("width-30")
    folder = Path(settings.MEDIA_ROOT)
    (folder / lost.file.name).unlink()
    with django_capture_on_commit_callbacks(execute=True):
        image.caption = "Anders"
        image.save()

    assert not (folder / kept.file.name).exists()
    assert [rendition.filter_spec for rendition in image.renditions.all()] == ["width-20"]
    again = CampaignImage.objects.get(pk=image.pk).get_rendition("width-30")
    assert b"Anders" in read_rendition(again)
