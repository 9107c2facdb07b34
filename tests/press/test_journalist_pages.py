"""What a journalist takes along from the pages: the text to paste, facts, questions, corrections, links to follow."""

import re
from pathlib import Path

import feedparser
import pytest
from django.urls import reverse

from press.enums import ReleaseKind
from press.models import ReleaseFact, ReleaseQuestion, ReleaseQuote
from tests.factories.core import jpeg_bytes, make_image
from tests.factories.press import let_out, make_release, make_room

ROOT = Path(__file__).resolve().parents[2]


def test_newspaper_text_holds_only_what_may_be_printed(client, site, room):
    site.campaignsettings.boilerplate = "Welzijn Proefstad is er voor iedereen."
    site.campaignsettings.save()
    page = make_release(room, note_to_editors="Niet voor publicatie: bel Els.", date="2026-11-24")

    answer = client.get(reverse("press:newspaper", args=[page.pk]))

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode("utf-8-sig") == (
        "Goud voor de stad\r\n\r\n"
        "PROEFSTAD, 24 november 2026 – De prijs gaat naar de buurtkeuken.\r\n\r\n"
        "De kok is blij.\r\n\r\n- soep\r\n\r\n"
        "EINDE PERSBERICHT\r\n"
    )


def test_newspaper_text_of_what_is_not_public_is_404(client, room, other_site):
    draft = make_release(room, live=False)
    foreign = make_release(make_room(other_site.root_page.specific), "Vreemd", slug="vreemd")

    for page in (draft, foreign):
        assert client.get(reverse("press:newspaper", args=[page.pk])).status_code == 404


def test_release_links_the_text_and_offers_to_copy_it_only_with_javascript(client, room):
    page = make_release(room)
    text = client.get(page.url).content.decode()
    address = reverse("press:newspaper", args=[page.pk])

    assert f'<a href="{address}">Tekst om te plakken (TXT)</a>' in text
    assert re.search(rf'<button[^>]* hidden data-copy-url="{address}"', text)


def test_release_shows_quotes_facts_questions_and_radio_text(client, room):
    page = make_release(room, spoken_text="Goud voor de stad.", short_60="Kort.")
    page.quotes = [ReleaseQuote(text="Fijn.", who="Celestine", role="kok")]
    page.facts = [ReleaseFact(text="Veertig eters", source="telling")]
    page.questions = [ReleaseQuestion(question="Wat kost het?", answer="Niets.")]
    let_out(page)

    text = client.get(page.url).content.decode()

    found = ["Voor de radio (2 seconden)", "‘Fijn.’", "Veertig eters", "Wat kost het?", "Niets."]
    assert [words for words in found if words not in text] == []
    assert (
        text.index("In 60 woorden") < text.index("‘Fijn.’") < text.index("Veertig eters") < text.index("Wat kost het?")
    )


@pytest.mark.parametrize(
    ("width", "label"), [(2400, "Drukkwaliteit (JPG, 2400 × 20)"), (2399, "Alleen web (JPG, 2399 × 20)")]
)
def test_picture_says_whether_a_paper_can_print_it(client, site, room, width, label):
    page = make_release(room, "Bericht", make_image(site, data=jpeg_bytes(width, 20)))

    assert label in client.get(page.url).content.decode()


@pytest.mark.whole
def test_rectification_and_what_it_corrects_point_at_each_other_while_public(client, room):
    wrong = make_release(room, "Fout bericht", slug="fout")
    right = make_release(room, "Recht bericht", slug="recht", kind=ReleaseKind.RECTIFICATION, rectifies=wrong)

    assert (
        f'Dit bericht is rechtgezet: <a href="{right.url}">Recht bericht</a>' in client.get(wrong.url).content.decode()
    )
    assert f'Dit bericht zet recht: <a href="{wrong.url}">Fout bericht</a>' in client.get(right.url).content.decode()
    right.unpublish()
    assert "Recht bericht" not in client.get(wrong.url).content.decode()
    right.save_revision().publish()
    wrong.unpublish()
    assert "Fout bericht" not in client.get(right.url).content.decode()


def test_release_that_was_corrected_can_be_deleted_and_its_correction_stays(room, client, administrator):
    wrong = make_release(room, "Fout bericht", slug="fout")
    right = make_release(room, "Recht bericht", slug="recht", kind=ReleaseKind.RECTIFICATION, rectifies=wrong)
    client.force_login(administrator)

    client.post(f"/admin/pages/{wrong.pk}/delete/")

    assert list(room.get_children().values_list("pk", flat=True)) == [right.pk]
    assert client.get(right.url).status_code == 200


def test_feeds_are_called_by_their_kind(client, room):
    text = client.get(room.url).content.decode()

    assert re.findall(r'feed/[a-z.]+">([^<]+)</a>', text) == ["Atom", "RSS", "JSON"]


def test_feed_gives_the_lead_as_it_was_typed(client, room):
    make_release(room, lead="Soep & brood: 5 < 6 euro.")
    entry = feedparser.parse(client.get(f"{room.url}feed/atom.xml").content).entries[0]
    assert "<b>Soep &amp; brood: 5 &lt; 6 euro.</b>" in entry.content[0].value
