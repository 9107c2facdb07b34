"""The card of a shared link: whole, the same each time, and private until its page is public."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from core.cards.drawing import SIZE, CardWords, draw, lines_of, printable, shortened
from core.cards.services import FOLDER, address_of, words_of
from core.cards.tasks import make_card
from home.models import ContentPage

WORDS = CardWords("De doos met post", "Fatma Yıldız", "Welzijn Proefstad", "Proefstad", "#0d4f5c")


def measure(text: str) -> float:
    return float(len(text))


# -- rules ----------------------------------------------------------------------------------------


def test_lines_are_as_few_as_fit_and_of_like_length():
    assert lines_of("een twee drie vier vijf zes", 20, measure) == ["een twee drie", "vier vijf zes"]


def test_word_wider_than_a_line_is_cut_and_nothing_of_it_lost():
    lines = lines_of("wijzigingsverordening", 10, measure)

    assert "".join(line.removesuffix("-") for line in lines) == "wijzigingsverordening"
    assert max(map(len, lines)) <= 10


def test_what_does_not_fit_ends_in_an_ellipsis_within_the_line():
    assert shortened(["een twee", "drie vier", "vijf"], 2, 9, measure) == ["een twee", "drie …"]


def test_card_has_the_size_that_networks_ask_and_the_same_bytes_each_time():
    made = draw(WORDS)

    assert Image.open(io.BytesIO(made)).size == SIZE == (1200, 630)
    assert made == draw(WORDS)


@pytest.mark.parametrize("title", ["", "A", "woord " * 60, "x" * 300, "Zoë & <b>Łukasz</b> \u0000 ✂"])
def test_any_title_can_be_drawn(title):
    words = CardWords(title, "", "", "", "")

    assert Image.open(io.BytesIO(draw(words))).size == SIZE


def test_signs_our_font_lacks_are_said_in_latin_letters_or_left_out():
    assert printable("Yağmur Łukasz 🎉 Привет – ‘s") == "Yağmur Łukasz Privet – ‘s"


# -- pages ----------------------------------------------------------------------------------------


@pytest.fixture
def page(home) -> ContentPage:
    made = ContentPage(title="Over ons", slug="over-ons")
    home.add_child(instance=made)
    return made


def address(client, url: str) -> str:
    html = client.get(url).content.decode()
    (found,) = re.findall(r'<meta property="og:image" content="http://[^/]+(/kaart/[^"]+)"', html)
    return found


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def test_page_names_its_card_with_size_and_description(client, page):
    html = client.get(page.url).content.decode()

    assert re.findall(r'og:image:(width|height|alt)" content="([^"]+)"', html) == [
        ("width", "1200"),
        ("height", "630"),
        ("alt", "Over ons – Welzijn Proefstad"),
    ]
    assert content(client.get(address(client, page.url))) == draw(words_of(page, page.get_site().campaignsettings))


def test_card_gets_a_new_address_with_a_new_title_and_the_old_one_is_gone(client, page):
    old = address(client, page.url)
    assert client.get(old).status_code == 200
    page.title = "Wie wij zijn"
    page.save()

    new = address(client, page.url)

    assert new != old
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert len(default_storage.listdir(f"{FOLDER}/{page.pk}")[1]) == 1


def test_card_of_a_page_that_is_not_public_answers_as_if_there_were_none(
    client, page, site, django_capture_on_commit_callbacks
):
    place = address(client, page.url)
    assert client.get(place).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()

    assert client.get(place).status_code == 404
    assert client.get(place).content == client.get("/kaart/999999-aaaaaaaaaaaaaaaa.png").content
    assert default_storage.listdir(f"{FOLDER}/{page.pk}")[1] == []


def test_card_of_a_page_past_its_end_is_gone_before_the_worker_noticed(client, page):
    place = address(client, page.url)
    ContentPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())

    assert client.get(place).status_code == 404


def test_worker_draws_no_card_of_a_draft(page):
    page.live = False
    page.save()
    make_card.call(page.pk)

    assert not default_storage.exists(f"{FOLDER}/{page.pk}") or default_storage.listdir(f"{FOLDER}/{page.pk}")[1] == []


def test_worker_draws_the_card_before_somebody_asks(page):
    campaign = page.get_site().campaignsettings
    make_card.call(page.pk)

    assert default_storage.listdir(f"{FOLDER}/{page.pk}")[1] == [f"{words_of(page, campaign).digest}.png"]
    assert address_of(page, campaign).endswith(f"-{words_of(page, campaign).digest}.png")


def test_card_of_another_campaign_has_no_address_here(client, page):
    from tests.conftest import make_campaign

    other = make_campaign("ander.example", is_default=False, name="Ander")
    elsewhere = address_of(other.root_page.specific, other.campaignsettings)

    assert client.get(elsewhere).status_code == 404
    assert client.get(elsewhere, headers={"host": "ander.example"}).status_code == 200
