"""The pictures: real, big enough for a newspaper, and the same every time."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image, ImageStat

from demo.drawings.catalogue import MAKER, PICTURES, logo_png

SMALL = 1 / 8


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    return {key: Image.open(BytesIO(picture.jpeg(SMALL))) for key, picture in PICTURES.items()}


def test_pictures_at_scale_one_are_print_size():
    picture = Image.open(BytesIO(PICTURES["straat"].jpeg()))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (3000, 2000))


def test_every_picture_has_its_shape(drawn):
    portraits = {key for key in PICTURES if key.startswith("portret-")}
    assert len(portraits) >= 12
    for key, image in drawn.items():
        assert image.size == ((250, 312) if key in portraits else (375, 250))


def test_no_picture_is_grey_filler(drawn):
    for key, image in drawn.items():
        channels = ImageStat.Stat(image.convert("HSV")).mean
        spread = ImageStat.Stat(image).stddev
        assert channels[1] > 40, f"{key} has no colour"
        assert max(spread) > 25, f"{key} is empty"


def test_pictures_differ_from_each_other(drawn):
    assert len({sha256(image.tobytes()).hexdigest() for image in drawn.values()}) == len(PICTURES)


def test_picture_is_the_same_every_time():
    assert PICTURES["markt"].jpeg(SMALL) == PICTURES["markt"].jpeg(SMALL)


def test_every_picture_says_what_is_on_it_and_is_called_a_drawing():
    for picture in PICTURES.values():
        assert picture.alt.startswith(("Tekening", "Getekend"))
        assert len(picture.alt) <= 120
        assert picture.title and picture.caption and picture.title != picture.alt
    assert "getekend" in MAKER


def test_logo_is_a_png():
    assert Image.open(BytesIO(logo_png(SMALL))).format == "PNG"
