"""Every size of a picture that a page asks for is made by the worker at upload, none while a reader waits."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from wagtail.images.models import Filter

from core.media.models import CampaignImage, CampaignRendition
from core.media.sizes import usual_sizes
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


def test_picture_smaller_than_the_sizes_of_a_page_names_each_width_once(site):
    image = make_image(site, data=jpeg_bytes(600, 500))
    words = "{% load media_tags %}{% picture image format-{avif,jpeg} width-{480,700,840} sizes='92vw' %}"

    html = Template(words).render(Context({"image": image}))

    assert [re.findall(r" (\d+)w", found) for found in re.findall(r'srcset="([^"]+)"', html)] == [["480", "600"]] * 2
