"""What an editor can do better is found in the page as readers get it, and said in Dutch."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.userbar import ContentCheckerItem, apply_userbar_hooks

from core.pages.content_checks.checker import CampaignContentChecker
from core.pages.content_checks.rules import MARK, findings, marked
from home.models import ContentPage


def words(count: int) -> str:
    return " ".join(["Wij", *["woord"] * (count - 1)]) + "."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/a/">Klik hier</a>', ["vague-link"]),
        ('<p>Wilt u dit? <a href="/a/">Lees meer »</a></p>', ["vague-link"]),
        ('<a href="/a/" aria-label="Lees meer over de keuken">Lees meer</a>', []),
        ('<a href="/a/">Lees meer over de keuken</a>', []),
        ('<nav><a href="/a/">Meer</a></nav>', []),
        ('<a href="https://a.nl/">https://a.nl/</a>', ["bare-link"]),
        ('<a href="https://a.nl/">www.a.nl</a>', ["bare-link"]),
        ('<a href="mailto:a@b.nl">a@b.nl</a>', []),
        ('<a href="/documenten/3/Verslag.PDF?x=1">Verslag</a>', ["pdf-link"]),
        ('<a href="/b.pdf">download</a>', ["vague-link", "pdf-link"]),
        ("<table><tr><td>1</td></tr></table>", ["table-header"]),
        ("<table><tr><th>Jaar</th></tr><tr><td>1</td></tr></table>", []),
        (f"<p>{words(30)}</p>", []),
        (f"<p>Kort. {words(31)}</p>", ["long-sentence"]),
        (f"<ul><li>{words(31)}</li></ul>", ["long-sentence"]),
        (f"<h1>Kop</h1><p>{words(21)} {words(21)} {words(21)}</p>", ["long-sentences"]),
        (f"<h1>Kop</h1><p>{words(20)} {words(20)} {words(20)}</p>", []),
        (f"<h1>Kop</h1><p>{words(25)} {words(25)}</p>", []),
        ("<p>Gewoon. DIT MOET IEDEREEN LEZEN.</p>", ["capitals"]),
        ("<h2>KOMT ALLEN KIJKEN</h2>", ["capitals"]),
        ('<div class="embed" data-captions="yes"></div><details></details>', []),
        ('<div class="embed" data-captions="no_speech"></div><details></details>', []),
        ('<div class="embed" data-captions="no"></div><details></details>', ["video-captions"]),
        ('<div><div class="embed" data-captions="yes"></div></div><details></details>', ["video-transcript"]),
        ('<div class="embed" data-captions=""></div>', ["video-captions", "video-transcript"]),
        ("<p>De VNG en de gemeente praten.</p>", []),
        ("<p>Een gewone zin met een <a href='/over-ons/'>link die iets zegt</a>.</p>", []),
    ],
)
def test_what_can_be_better_is_found(html, expected):
    assert [rule for _element, rule in findings(BeautifulSoup(f"<main>{html}</main>", "html.parser").main)] == expected


def test_page_without_findings_stays_as_it_is_to_the_letter():
    html = "<!doctype html><main><p>Goed &amp; kort.<br></p></main>"

    assert marked(html) == html


def test_element_with_two_findings_has_both_marks():
    assert f'{MARK}="vague-link pdf-link"' in marked('<main><a href="/b.pdf">hier</a></main>')


def test_each_of_our_checks_has_a_mark_and_words(rf: RequestFactory):
    checker = CampaignContentChecker()
    configuration = checker.get_axe_configuration(rf.get("/"))
    names = {rule["id"] for rule in configuration["spec"]["rules"]}

    assert set(configuration["options"]["runOnly"]) == set(configuration["messages"])
    assert names <= set(configuration["messages"])


def test_panel_and_bar_use_our_checks(rf: RequestFactory):
    items = [ContentCheckerItem(in_editor=True)]

    apply_userbar_hooks(rf.get("/"), items, None)

    assert [(type(item), item.in_editor) for item in items] == [(CampaignContentChecker, True)]


def test_colleague_gets_the_marks_and_a_reader_never(client, home, chief_editor):
    home.add_child(instance=ContentPage(title="Over", slug="over", body=[("text", '<p><a href="/a/">hier</a></p>')]))

    assert MARK not in client.get("/over/").content.decode()
    client.force_login(chief_editor)
    assert client.get("/over/").content.decode().count(f'{MARK}="vague-link"') == 1


def test_preview_has_the_marks(client, home, chief_editor):
    page = home.add_child(instance=ContentPage(title="Over", slug="over", body=[("text", '<a href="/a/">hier</a>')]))
    page.save_revision()
    client.force_login(chief_editor)

    html = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()

    assert html.count(f'{MARK}="vague-link"') == 1
