"""Private metadata is cut out; not one pixel changes."""

import io
import subprocess

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from core.media.metadata import DamagedPicture, strip_private_metadata


def picture(kind: str, orientation: int = 1) -> bytes:
    image = Image.effect_noise((64, 48), 80).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Geheime camera"
    exif[0xA431] = "SERIENUMMER-123"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (IFDRational(52), IFDRational(5), IFDRational(1))
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **({"lossless": True} if kind == "WEBP" else {}))
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def tags(data: bytes, tmp_path, suffix: str) -> str:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(data)
    return subprocess.run(["exiftool", "-a", "-G1", path], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_gps_serial_number_and_camera_are_gone_and_pixels_are_the_same(kind, suffix, tmp_path):
    before = picture(kind, orientation=6)
    after = strip_private_metadata(before)

    found = tags(after, tmp_path, suffix)
    assert [word for word in ("GPS", "Serial", "Geheime", "SERIENUMMER") if word in found] == []
    assert pixels(after) == pixels(before)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_kept(kind):
    assert Image.open(io.BytesIO(strip_private_metadata(picture(kind, 6)))).getexif()[0x0112] == 6


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_stripping_twice_changes_nothing_more(kind):
    once = strip_private_metadata(picture(kind, 3))

    assert strip_private_metadata(once) == once


def test_what_is_hidden_behind_a_picture_is_cut_off():
    before = picture("JPEG")

    assert strip_private_metadata(before + b"\xff\xd8FILM MET GPS") == strip_private_metadata(before)


def test_progressive_jpeg_keeps_all_its_scans():
    out = io.BytesIO()
    Image.effect_noise((80, 80), 60).convert("RGB").save(out, "JPEG", progressive=True)

    assert pixels(strip_private_metadata(out.getvalue())) == pixels(out.getvalue())


def test_colour_profile_is_kept():
    out = io.BytesIO()
    Image.new("RGB", (10, 10)).save(out, "JPEG", icc_profile=b"profiel" * 30)

    assert Image.open(io.BytesIO(strip_private_metadata(out.getvalue()))).info["icc_profile"] == b"profiel" * 30


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe1\x00",
        b"\x89PNG\r\n\x1a\n\x00",
        b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x00",
    ],
)
def test_damaged_bytes_are_refused(data):
    with pytest.raises(DamagedPicture):
        strip_private_metadata(data)
