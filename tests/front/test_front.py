"""The frame of every page: nothing inline, nothing from elsewhere, no cookie for readers, faults in our own face."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.db import connection
from django.forms import CharField, Form
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.assets import JOINED, joined, joined_file, shortened, sources, styles
from core.campaigns.models import CampaignSettings
from core.pages.faults import server_error
from core.pages.templatetags.campaign_tags import (
    contact_links,
    date_long,
    date_short,
    datetime_long,
    numbers_kept,
    unbroken,
)
from home.models import ContentPage

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path
    for folder in (ROOT / "site", *(ROOT / app for app in ("home", "blog", "columns", "awards", "press", "search")))
    for path in folder.rglob("templates/**/*.html")
    if not path.name.startswith("admin_")
)
STYLES = sorted((ROOT / "static").rglob("*.css"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_template_has_nothing_inline(path):
    html = path.read_text(encoding="utf-8")

    assert re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"", html) == []


@pytest.mark.parametrize("path", TEMPLATES + STYLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_loaded_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"(?:src=|<link[^>]+href=|url\()[\"']?(?:https?:)?//[^\"') ]+", text) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_point_at_files_that_exist(path):
    targets = re.findall(r'url\("([^"]+)"\)', path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).resolve().is_file()] == []


def test_every_style_sheet_is_joined_into_the_one_a_page_asks_for():
    everything = {path for path in (ROOT / "static/css").rglob("*.css") if path.parent.name != "admin"}

    assert set(sources()) == everything
    assert len(sources()) == len(everything)
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "site/templates").glob("*.html")]
    assert {sheet for text in pages for sheet in re.findall(r"'(css/[^']+)'", text)} == {JOINED}


def test_joined_style_sheet_points_at_files_that_exist_and_lost_no_rule():
    text = joined_file().read_text(encoding="utf-8")
    separate = "".join(path.read_text(encoding="utf-8") for path in sources())

    targets = re.findall(r'url\("([^"]+)"\)', text)
    assert targets
    assert [target for target in targets if not (ROOT / "static/css" / target).resolve().is_file()] == []
    assert text.count("{") == re.sub(r"/\*.*?\*/", "", separate, flags=re.DOTALL).count("{")


def test_shorter_style_sheet_says_the_same():
    """A space may mean 'below', and a comment nothing."""
    css = """
    /* Words; in: {a} card. */
    .card :is(p, ul) > a:hover,
    .lead { margin: calc(1px + 2px) auto; background: url("a.svg") left center / 1rem; }
    @media (40rem <= width < 60rem) { :root:has(.a) { --b: "x"; } }
    """

    assert shortened(css) == (
        ".card :is(p,ul) > a:hover,.lead{margin:calc(1px + 2px) auto;"
        'background:url("a.svg") left center / 1rem;}'
        '@media (40rem <= width < 60rem){:root:has(.a){--b:"x";}}'
    )


def test_joined_style_sheet_is_made_anew_when_a_source_changed():
    file = joined_file()
    file.write_text("oud", encoding="utf-8")
    os.utime(file, (0, 0))

    assert joined_file().read_text(encoding="utf-8") == joined(sources())


def test_each_font_has_its_licence_beside_it():
    folders = {path.parent for path in (ROOT / "static/fonts").rglob("*.woff2")}

    assert [folder for folder in folders if "SIL Open Font License" not in (folder / "LICENSE").read_text()] == []


# -- pages --------------------------------------------------------------------------------------------------------


def add_page(home, title: str, **fields) -> ContentPage:
    page = ContentPage(title=title, **fields)
    home.add_child(instance=page)
    return page


def test_reader_gets_no_cookie(client, home):
    response = client.get("/")

    assert response.status_code == 200
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_editor_sees_the_userbar_and_a_reader_does_not(client, home, chief_editor):
    assert "wagtail-userbar" not in client.get("/").content.decode()

    client.force_login(chief_editor)

    assert "wagtail-userbar" in client.get("/").content.decode()


def test_menu_marks_where_the_reader_is(client, home):
    add_page(home, "Over ons", slug="over-ons", show_in_menus=True)
    add_page(home, "Privacy", slug="privacy", show_in_menus=True)

    html = client.get("/over-ons/").content.decode()

    marked = set(re.findall(r'<a href="([^"]+)" aria-current="page"', html))
    assert {address.removeprefix("http://testserver") for address in marked} == {"/over-ons/"}


def test_menu_costs_the_same_with_one_page_and_with_ten(client, home):
    add_page(home, "Pagina 0", slug="p0", show_in_menus=True)
    client.get("/p0/")
    with CaptureQueriesContext(connection) as one:
        client.get("/p0/")
    for number in range(1, 10):
        add_page(home, f"Pagina {number}", slug=f"p{number}", show_in_menus=True)
    with CaptureQueriesContext(connection) as ten:
        client.get("/p0/")

    assert len(ten) == len(one)


def test_example_says_so_on_every_page_and_is_not_indexed(client, home, site):
    settings = site.campaignsettings
    settings.is_demo = True
    settings.save()

    html = client.get("/").content.decode()

    assert '<div class="example-banner"' in html
    assert '<meta name="robots" content="noindex, nofollow">' in html


def test_real_campaign_says_nothing_of_an_example(client, home):
    html = client.get("/").content.decode()

    assert "example-banner" not in html
    assert "noindex" not in html


def test_page_that_is_not_there_has_the_face_of_the_site(client, home):
    response = client.get("/bestaat-niet/")

    assert response.status_code == 404
    assert '<header class="site-header">' in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "500.html"])
def test_fault_page_needs_no_database_and_no_context(name):
    html = render_to_string(name)

    assert '<html lang="nl">' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("GET", "/", "Het ligt niet aan u."),
        ("GET", "/admin/", "Het ligt niet aan u."),
        ("POST", "/voordragen/", "Wat u verstuurde, is niet bij ons aangekomen."),
        ("POST", "/admin/pages/3/edit/", "Wat je net opsloeg, is niet bewaard."),
    ],
)
def test_fault_says_what_became_of_what_was_sent(method, path, said):
    response = server_error(RequestFactory().generic(method, path))

    lead = re.search(r'<p class="lead">(.*?)</p>', response.content.decode()).group(1)
    assert response.status_code == 500
    assert lead.startswith(said)


# -- components ---------------------------------------------------------------------------------------------------


def test_pagination_keeps_the_rest_of_the_address():
    request = RequestFactory().get("/zoeken/", {"q": "kind & buurt", "pagina": "2"})
    items = Paginator(range(30), 10).page(2)

    with override("nl"):
        html = render_to_string("components/pagination.html", {"items": items, "request": request})

    assert re.findall(r'href="([^"]+)"', html) == [
        "?q=kind+%26+buurt&amp;pagina=1",
        "?q=kind+%26+buurt&amp;pagina=3",
    ]
    assert "Pagina 2 van 3" in html


def test_pagination_of_one_page_is_nothing():
    assert render_to_string("components/pagination.html", {"items": Paginator([1], 10).page(1)}).strip() == ""


class NameForm(Form):
    name = CharField(label="Naam", help_text="Uw eigen naam")


def test_field_ties_label_help_and_error_together():
    form = NameForm({"name": ""})
    form.is_valid()

    html = render_to_string("components/field.html", {"field": form["name"]})

    assert '<label for="id_name">Naam' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_error_summary_links_to_the_field():
    form = NameForm({"name": ""})
    form.is_valid()

    assert 'href="#id_name"' in render_to_string("components/error_summary.html", {"form": form})


# -- dates --------------------------------------------------------------------------------------------------------


def test_dates_are_written_the_dutch_way():
    with override("nl"):
        assert date_long(date(2026, 11, 24)) == "dinsdag 24 november 2026"
        assert date_short(date(2026, 11, 24)) == "24 november 2026"


def test_moment_is_told_in_the_time_of_amsterdam():
    with override("nl"):
        assert datetime_long(datetime(2026, 11, 24, 9, 0, tzinfo=UTC)) == "dinsdag 24 november 2026, 10.00 uur"
        assert date_short(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == "25 november 2026"


def test_words_that_stay_together_are_text_and_never_markup():
    assert unbroken("<b>") == '<span class="unbroken">&lt;b&gt;</span>'
    assert (
        unbroken("9 mei, 10.00 uur") == '<span class="unbroken">9 mei,</span> <span class="unbroken">10.00 uur</span>'
    )


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Bel 06 12-34 56 78.", 'Bel <a href="tel:0612345678">06 12-34 56 78</a>.'),
        ("Bel +31 6 12345678", 'Bel <a href="tel:+31612345678">+31 6 12345678</a>'),
        ("Mail a@b.nl", 'Mail <a href="mailto:a@b.nl">a@b.nl</a>'),
        ("NL91ABNA0417164300, 06 12 34 56 789", "NL91ABNA0417164300, 06 12 34 56 789"),
        ("<b> & zo", "&lt;b&gt; &amp; zo"),
    ],
)
def test_address_or_number_in_plain_text_can_be_tapped(words, html):
    assert contact_links(words) == html


def test_short_number_stays_with_what_it_counts():
    assert numbers_kept("Op 7 december komen 12 kinderen, in 2026 dus. 1.500 mensen") == (
        "Op 7\u00a0december komen 12\u00a0kinderen, in 2026 dus. 1.500 mensen"
    )


def test_number_of_the_campaign_is_dialled_without_its_signs(client, home, site):
    CampaignSettings.objects.filter(site=site).update(contact_phone="06-00 00 (00) 99")

    for html in (client.get("/").content.decode(), client.get("/weg/").content.decode()):
        assert set(re.findall('href="tel:([^"]+)"', html)) == {"0600000099"}


def test_number_in_an_address_stays_part_of_it():
    assert contact_links("https://b.nl/0612345678").count("<a ") == 1


@pytest.mark.parametrize("write", [date_long, date_short, datetime_long])
def test_no_date_is_no_words(write):
    assert write(None) == ""


def test_pages_outside_the_menu_are_found_in_the_footer(client, home):
    add_page(home, "Over ons", slug="over-ons", show_in_menus=True)
    add_page(home, "Privacy", slug="privacy", show_in_menus=False)

    html = client.get("/").content.decode()

    assert html.partition("<footer")[0].count(">Privacy</a>") == 0
    assert html.partition("<footer")[2].count(">Privacy</a>") == 1
    assert html.partition("<footer")[2].count(">Over ons</a>") == 1


def style_sheets(client) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)">', client.get("/").content.decode())


def test_page_has_one_style_sheet_with_the_accent_of_the_campaign_at_an_address_that_changes_with_it(
    client, home, site
):
    settings = site.campaignsettings
    (before,) = style_sheets(client)
    settings.accent = "#aa3366"
    settings.save()

    (address,) = style_sheets(client)
    response = client.get(address)
    assert (response["Content-Type"], address == before) == ("text/css; charset=utf-8", False)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    css = response.content.decode()
    assert css.startswith(styles())
    assert css.count("--fill:#aa3366;") == 1
    assert css.count("--link:light-dark(#aa3366,#ffa5c3);") == 1


def test_page_from_before_a_change_gets_the_style_sheet_of_now_for_once(client, home):
    (address,) = style_sheets(client)
    old = client.get("/stijl.css?0123456789abcdef")

    assert old.content == client.get(address).content
    assert old["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_accent_that_is_no_colour_is_left_out(client, home, site):
    type(site.campaignsettings).objects.filter(site=site).update(accent="red;}x{")

    assert client.get("/stijl.css").content.decode() == styles()


def test_every_file_a_style_sheet_names_is_there_by_its_whole_address():
    named = re.findall(r'url\("([^"]+)"\)', styles())

    assert named != [] and [one for one in named if not one.startswith("/static/")] == []
    assert [one for one in named if finders.find(one.removeprefix("/static/")) is None] == []
