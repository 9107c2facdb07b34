"""A choice of pictures across releases in one ZIP."""

import io
import re
import zipfile

import pytest
from wagtail.models import Site

from core.people.services import withdraw_consent
from press import basket
from press.enums import DownloadKind
from press.models import DownloadCount, PressReleasePage
from tests.factories.core import jpeg_bytes, make_consent, make_image, make_portrait_of_someone
from tests.factories.many import copies_of
from tests.factories.press import make_release, make_room

PAGE = "/persmap/beeld/"
ZIP = "/persmap/beeld/keuze.zip"


@pytest.fixture(scope="module")
def opened(for_this_file) -> list[int]:
    return for_this_file(two_releases)


@pytest.fixture
def releases(opened, site) -> list[PressReleasePage]:
    return [PressReleasePage.objects.get(pk=pk) for pk in opened]


def two_releases(site: Site) -> list[int]:
    room = make_room(site.root_page.specific)
    first = make_release(
        room, "Goud", make_image(site, title="Markt", data=jpeg_bytes(300, 200)), slug="goud", date="2026-11-01"
    )
    second = make_release(
        room, "Zilver", make_image(site, title="Haven", data=jpeg_bytes(320, 200)), slug="zilver", date="2026-11-20"
    )
    return [first.pk, second.pk]


def ids(*releases) -> list[int]:
    return [photo.pk for release in releases for photo in release.photos.all()]


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_menu_and_trail_tell_that_the_pictures_belong_to_the_press_room(client, releases):
    room = releases[0].get_parent()
    room.show_in_menus = True
    room.save()
    text = client.get(PAGE).content.decode()

    (here,) = set(re.findall(r'<a href="([^"]+)" aria-current="true">', text))
    assert here == "/pers/"
    assert re.findall(r'<a href="(/pers/)">', text[text.index("breadcrumbs") : text.index("<h1")]) == ["/pers/"]


def test_page_shows_every_public_picture_with_a_tick_box_and_no_script(client, releases):
    answer = client.get(PAGE)
    text = answer.content.decode()

    for pk in ids(*releases):
        assert f'name="foto" value="{pk}"' in text
    assert text.index("Zilver") < text.index("Goud")
    assert '<form action="/persmap/beeld/keuze.zip" method="get">' in text
    assert client.cookies == {}


def test_choice_is_one_zip_newest_first_whatever_the_order(client, releases):
    one, two = ids(*releases)

    answer = client.get(f"{ZIP}?foto={one}&foto={two}")
    other_way = client.get(f"{ZIP}?foto={two}&foto={one}")

    data = answer.getvalue()
    assert data == other_way.getvalue()
    assert names(data) == [
        "beeld/20261120_haven_sanne-de-proef_01_hires.jpg",
        "beeld/20261101_markt_sanne-de-proef_02_hires.jpg",
        "beeld/bijschriften.txt",
        "beeld/bijschriften.csv",
        "beeld/VOORWAARDEN.txt",
        "beeld/SHA256SUMS.txt",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="beeld.zip"'
    part = client.get(f"{ZIP}?foto={one}&foto={two}", headers={"range": "bytes=10-19"})
    assert (part.status_code, part.getvalue()) == (206, data[10:20])


def test_choice_is_counted_per_picture(client, releases):
    client.get(ZIP, {"foto": ids(releases[0])})

    counted = DownloadCount.objects.get()
    assert (counted.release_id, counted.kind, counted.count) == (releases[0].pk, DownloadKind.BASKET, 1)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "Vink minstens één foto aan."),
        ("foto=999999", "Een foto die u koos is er niet meer. Kijk uw keuze na."),
        ("foto=x", "Een foto die u koos is er niet meer. Kijk uw keuze na."),
        ("&".join(f"foto={number}" for number in range(51)), "Hoogstens 50 foto’s tegelijk."),
    ],
)
def test_choice_that_cannot_be_given_says_why(client, releases, query, message):
    answer = client.get(f"{ZIP}?{query}")

    assert answer.status_code == 400
    assert message in answer.content.decode()
    assert basket.MOST_CHOSEN == 50


def test_picture_of_a_release_that_is_not_public_is_nowhere(client, releases):
    (pk,) = ids(releases[1])
    releases[1].unpublish()

    assert f'value="{pk}"' not in client.get(PAGE).content.decode()
    assert client.get(f"{ZIP}?foto={pk}").status_code == 400


@pytest.mark.whole
def test_picture_whose_consent_was_withdrawn_is_nowhere(client, site, releases, django_capture_on_commit_callbacks):
    consent = make_consent(site, "site", "press")
    room = releases[0].get_parent().specific
    page = make_release(room, "Mevrouw", make_portrait_of_someone(site, consent, title="Mevrouw"), slug="mevrouw")
    (pk,) = ids(page)
    assert client.get(f"{ZIP}?foto={pk}").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent)

    assert f'value="{pk}"' not in client.get(PAGE).content.decode()
    assert client.get(f"{ZIP}?foto={pk}").status_code == 400


def test_pictures_of_another_campaign_stay_there(client, releases, other_site):
    (pk,) = ids(releases[0])

    assert client.get(f"{ZIP}?foto={pk}", headers={"host": "andere.example"}).status_code == 400


@pytest.mark.whole
def test_page_asks_the_database_as_often_with_thirty_releases(client, releases, django_assert_max_num_queries):
    counts = set()
    client.get(PAGE)
    for more in (0, 28):
        if more:
            copies_of(releases[0], more)
        client.get(PAGE)
        with django_assert_max_num_queries(100) as queries:
            client.get(PAGE, {"x": more})
        counts.add(len(queries))
    assert len(counts) == 1
