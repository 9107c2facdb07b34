"""Every size of a picture that a page asks for is made by the worker at upload, none while a reader waits."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageStat
from wagtail.images.models import Filter

from core.media.drawing import FromCopy, from_one_copy
from core.media.jobs import ask_for_missing_sizes
from core.media.models import CampaignImage, CampaignRendition
from core.media.sizes import usual_sizes
from core.media.tasks import make_usual_renditions
from tests.factories.core import jpeg_bytes, make_image

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("site", "home", "blog", "columns", "awards", "press", "search")
TAG = re.compile(r"\{%\s*(?:image|picture|srcset_image)\s+\S+\s+([^%]*?)\s*(?:as \w+\s*)?%\}")
IN_CODE = re.compile(r"""get_renditions?(?:_or_not_found)?\([^)"']*["']([^"']+)["']""")


def asked_in(path: Path) -> list[str]:
    """Each specification of a size that this file names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return [spec for asked in IN_CODE.findall(text) for spec in Filter.expand_spec(asked)]
    tags = [re.findall(r"(?:^|\s)([a-z]+-[^\s=]+)(?=\s|$)", words) for words in TAG.findall(text)]
    return [spec for words in tags for spec in Filter.expand_spec("|".join(words))]


def test_every_size_a_page_asks_for_is_one_the_worker_makes():
    files = [path for folder in FOLDERS for kind in ("*.html", "*.py") for path in (ROOT / folder).rglob(kind)]
    asked = {spec for path in files for spec in asked_in(path)}

    assert asked == set(usual_sizes())


def test_worker_makes_every_size_of_a_new_picture(site, settings, django_capture_on_commit_callbacks):
    settings.RENDITIONS_AHEAD = True
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image(site)

    made = CampaignRendition.objects.filter(image=image).values_list("filter_spec", flat=True)
    assert sorted(made) == sorted(usual_sizes())


@pytest.mark.parametrize("change", ["focus", "file"])
def test_worker_makes_every_size_anew_of_a_picture_that_changed(
    site, settings, django_capture_on_commit_callbacks, change
):
    settings.RENDITIONS_AHEAD = True
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image(site)
    with django_capture_on_commit_callbacks(execute=True):
        if change == "focus":
            image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 5, 5, 4, 4
        else:
            # As Wagtail's form does it: the renditions of the old file go after the new one is kept.
            image.file = ContentFile(jpeg_bytes(), name="ander.jpg")
        image.save()
        if change == "file":
            image.renditions.all().delete()

    kept = CampaignImage.objects.get(pk=image.pk)
    found = kept.find_existing_renditions(*(Filter(spec=spec) for spec in usual_sizes()))
    assert len(found) == len(usual_sizes())


def test_picture_without_all_its_sizes_gets_the_others_at_night(site):
    whole, behind, never_drawn = make_image(site), make_image(site), make_image(site)
    for image in (whole, behind):
        make_usual_renditions.func(image.pk)
    behind.renditions.filter(filter_spec__contains="664").delete()

    assert ask_for_missing_sizes() == 2

    for image in (behind, never_drawn):
        made = CampaignRendition.objects.filter(image=image).values_list("filter_spec", flat=True)
        assert sorted(made) == sorted(usual_sizes())
    assert ask_for_missing_sizes() == 0


def test_picture_smaller_than_the_sizes_of_a_page_names_each_width_once(site):
    image = make_image(site, data=jpeg_bytes(600, 500))
    words = "{% load media_tags %}{% picture image format-{avif,jpeg} width-{480,664,840} sizes='92vw' %}"

    html = Template(words).render(Context({"image": image}))

    assert [re.findall(r" (\d+)w", found) for found in re.findall(r'srcset="([^"]+)"', html)] == [["480", "600"]] * 2


def test_reader_waits_for_one_size_at_most_while_the_worker_has_yet_to_draw(site, settings):
    settings.RENDITIONS_AHEAD = True
    image = make_image(site, data=jpeg_bytes(720, 480))
    words = "{% load media_tags %}{% picture image format-{avif,jpeg} width-{480,664,840} sizes='92vw' %}"

    first = Template(words).render(Context({"image": image}))
    assert [rendition.filter_spec for rendition in image.renditions.all()] == ["format-jpeg|width-664"]
    assert first.count("<img") == 1 and "<source" not in first

    make_usual_renditions.func(image.pk)
    image.refresh_from_db()
    assert "720w" in Template(words).render(Context({"image": CampaignImage.objects.get(pk=image.pk)}))


def test_picture_drawn_while_its_page_is_made_is_shown_in_all_sizes_the_next_time(site, settings):
    settings.RENDITIONS_AHEAD = True
    image = make_image(site, data=jpeg_bytes(720, 480))
    as_known_before = CampaignImage.objects.get(pk=image.pk)
    words = "{% load media_tags %}{% picture image format-{avif,jpeg} width-{480,664,840} sizes='92vw' %}"

    make_usual_renditions.func(image.pk)
    Template(words).render(Context({"image": as_known_before}))

    assert "<source" in Template(words).render(Context({"image": CampaignImage.objects.get(pk=image.pk)}))


@pytest.mark.parametrize(
    "words", ["image image fill-84x56 format-webp", "picture image format-{avif,jpeg} width-{96,240}"]
)
def test_markup_of_a_picture_is_made_once(site, words):
    context = Context({"image": make_image(site)})
    node = Template(f"{{% load media_tags %}}{{% {words} %}}").nodelist[-1]
    node.render(context)

    assert node.render(context) is node.render(context)


# A fifth of what a site holds, and the sizes too: wide, tall, lying on its side, and with its focus in a corner.
ORIGINALS = {
    "wide": {"size": (1000, 320)},
    "tall": {"size": (480, 800)},
    "usual": {"size": (600, 400)},
    "sideways": {"size": (1000, 480), "orientation": 6},
    "focused": {"size": (600, 400), "focus": (540, 360, 60, 40)},
}
ASKED = [f"format-jpeg|{size}" for size in ("width-96", "width-240", "fill-84x56", "fill-168x112", "fill-240x126")]


@pytest.mark.parametrize("kind", ORIGINALS)
def test_drawn_from_a_copy_a_rendition_shows_what_it_would_from_the_original(site, kind):
    image = picture_of(site, **ORIGINALS[kind])
    filters = [Filter(spec=spec) for spec in ASKED]

    drawn = from_one_copy(image, filters)

    assert all(isinstance(filter, FromCopy) for filter in drawn)
    for plain, copied in zip(filters, drawn, strict=True):
        assert Image.open(BytesIO(copied.copy)).width >= 1.4 * 240
        expected, found = (Image.open(image.generate_rendition_file(one)).convert("RGB") for one in (plain, copied))
        assert found.size == expected.size
        # JPEG, and shrinking in two steps, move a value a little; another part of the picture moves it a lot.
        assert max(ImageStat.Stat(ImageChops.difference(found, expected)).mean) < 3


@pytest.mark.parametrize("spec", ["width-96", "original|format-webp", "format-jpeg|width-580"])
def test_copy_is_left_out_where_it_gains_nothing_or_would_change_the_result(site, spec):
    filters = [Filter(spec=spec), Filter(spec="format-webp|width-96")]

    assert from_one_copy(picture_of(site, size=(600, 400)), filters) == filters
    assert not any(isinstance(one, FromCopy) for one in from_one_copy(picture_of(site, size=(600, 400)), filters))


def test_colours_of_a_picture_come_along_by_way_of_the_copy(site):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = picture_of(site, size=(600, 400), icc_profile=profile)

    (drawn, _other) = from_one_copy(image, [Filter(spec=f"format-{kind}|width-96") for kind in ("jpeg", "webp")])

    assert Image.open(image.generate_rendition_file(drawn)).info["icc_profile"] == profile


def test_picture_for_a_printing_press_is_drawn_from_its_original(site):
    image = picture_of(site, size=(600, 400), mode="CMYK")
    filters = [Filter(spec=f"format-{kind}|width-96") for kind in ("avif", "jpeg", "webp")]

    assert from_one_copy(image, filters) == filters
    assert {made.width for made in image.create_renditions(*filters).values()} == {96}


def picture_of(site, size, mode="RGB", orientation=None, focus=None, **saved) -> CampaignImage:
    """A picture whose every part looks different."""
    width, height = size
    drawn = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L")]
    )
    exif = Image.Exif()
    if orientation:
        exif[ExifTags.Base.Orientation] = orientation
    stored = BytesIO()
    drawn.resize((width, height)).convert(mode).save(stored, "JPEG", quality=95, exif=exif, **saved)
    image = make_image(site, data=stored.getvalue())
    if focus:
        image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = focus
        image.save()
    return image
