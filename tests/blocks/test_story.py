"""The blocks a text is made of: what they refuse, what readers get, and the words they hold."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from core.blocks.languages import LANGUAGES, language_attributes
from core.blocks.rules import heading_levels
from core.blocks.story import PORTABLE_FEATURES, CallToActionBlock, EmbedValueError, StoryBlock, VideoBlock, video_of
from core.blocks.table import TableBlock
from core.blocks.text import html_to_text, plain_text
from core.pages.feeds import feed_html
from home.models import ContentPage
from press.kit.content import Passage, Piece, Table
from press.releases import passages
from tests.factories.core import make_document, make_image

STORY = StoryBlock()


def story(*blocks: tuple[str, object]):
    """A body as an editor saved it."""
    return STORY.to_python([{"type": kind, "value": value} for kind, value in blocks])


def rendered(*blocks: tuple[str, object]) -> str:
    """What readers get of a body, with single spaces."""
    return " ".join(STORY.render(story(*blocks)).split())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=aB3-_x", ("YouTube", "https://www.youtube-nocookie.com/embed/aB3-_x")),
        ("https://youtu.be/aB3-_x?t=4", ("YouTube", "https://www.youtube-nocookie.com/embed/aB3-_x")),
        ("https://m.youtube.com/shorts/aB3", ("YouTube", "https://www.youtube-nocookie.com/embed/aB3")),
        ("https://vimeo.com/12345", ("Vimeo", "https://player.vimeo.com/video/12345?dnt=1")),
    ],
)
def test_video_address_becomes_a_frame_without_asking_the_network(address, expected):
    assert video_of(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/watch?v=abc",
        "https://youtube.com.example.com/watch?v=abc",
        "https://www.youtube.com/watch",
        'https://youtu.be/a"onload=1',
        "javascript:alert(1)",
        "",
    ],
)
def test_video_of_another_site_is_refused(address):
    with pytest.raises(EmbedValueError):
        video_of(address)


def test_video_block_says_which_field_is_wrong():
    block = VideoBlock()
    value = block.to_python({"url": "https://example.com/film", "title": "Een film", "captions": "no"})

    with pytest.raises(ValidationError) as refused:
        block.clean(value)

    assert list(refused.value.block_errors) == ["url"]


def test_video_asks_nothing_of_its_provider_before_a_click():
    with override("nl"):
        html = rendered(("video", {"url": "https://youtu.be/abc", "title": "Een dag mee"}))

    assert "<iframe" not in html
    assert html.count("<a ") == 1
    assert 'href="https://youtu.be/abc"' in html
    assert 'data-embed-src="https://www.youtube-nocookie.com/embed/abc"' in html
    assert re.findall(r"<script.*?</script>", html) == ['<script type="module" src="/static/js/embed.js"></script>']


TARGETS = {"page": None, "url": "", "email": "", "phone": ""}


@pytest.mark.parametrize(
    "targets",
    [{}, {"url": "https://voorbeeld.example", "phone": "0612345678"}],
    ids=["none", "two"],
)
def test_button_leads_to_exactly_one_place(targets):
    block = CallToActionBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Doe mee", **TARGETS, **targets}))


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ({"url": "https://voorbeeld.example/"}, "https://voorbeeld.example/"),
        ({"email": "mee@voorbeeld.example"}, "mailto:mee@voorbeeld.example"),
        ({"phone": "06 - 00 00 00 10"}, "tel:0600000010"),
    ],
    ids=["url", "email", "phone"],
)
def test_button_is_a_plain_link(target, href):
    html = rendered(("button", {"text": "Doe mee", **TARGETS, **target}))

    assert f'<p><a class="button" href="{href}">Doe mee</a></p>' in html


def test_button_disappears_with_the_page_it_leads_to(home):
    page = ContentPage(title="Over ons", slug="over-ons", live=False)
    home.add_child(instance=page)

    assert "<a " not in rendered(("button", {"text": "Lees meer", **TARGETS, "page": page.pk}))


def test_picture_has_alt_text_caption_and_maker(site):
    image = make_image(site)

    html = rendered(("picture", {"image": image.pk, "caption": ""}))

    assert 'alt="Een plein met bomen"' in html
    assert "Het plein in de lente" in html
    assert image.credit_line in html


def test_picture_that_tells_nothing_has_an_empty_alt(site):
    image = make_image(site, description="", is_decorative=True)

    assert 'alt=""' in rendered(("picture", {"image": image.pk, "caption": ""}))


def test_documents_show_kind_and_size(site):
    html = rendered(("documents", {"documents": [make_document(site).pk]}))

    assert "Werkblad" in html
    assert "TXT, 9" in html


def test_quote_escapes_what_was_typed():
    html = rendered(("quote", {"text": "<script>", "who": "Een & ander", "role": ""}))

    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_plain_text_holds_the_words_of_every_block(site):
    image = make_image(site)
    document = make_document(site)
    body = story(
        ("heading", {"text": "Kop", "level": "h2"}),
        ("text", "<p>Een <b>vet</b> woord.</p><ul><li>punt</li></ul>"),
        ("picture", {"image": image.pk, "caption": ""}),
        ("quote", {"text": "Ik bleef", "who": "Bea", "role": "buur"}),
        ("fact", {"figure": "342", "text": "gemeenten", "source": "CBS"}),
        ("video", {"url": "https://youtu.be/abc", "title": "Een dag mee"}),
        ("button", {"text": "Doe mee", "url": "https://voorbeeld.example"}),
        ("documents", {"documents": [document.pk]}),
    )

    assert plain_text(body).split("\n\n") == [
        "Kop",
        "Een vet woord.\npunt",
        "Het plein in de lente",
        "“Ik bleef” – Bea, buur",
        "342 gemeenten (CBS)",
        "Een dag mee",
        "Doe mee",
        "Werkblad",
    ]


def test_plain_text_of_nothing_is_empty():
    assert plain_text(None) == ""


def test_html_to_text_keeps_lines_apart():
    assert html_to_text("<p>een<br/>twee</p><p>drie</p>") == "een twee\ndrie"


@pytest.mark.parametrize("name", list(STORY.child_blocks))
def test_every_block_tells_an_editor_what_it_is_and_can_be_previewed(name):
    block = STORY.child_blocks[name]

    assert block.get_description()
    assert block.is_previewable


@pytest.mark.parametrize("name", list(STORY.child_blocks))
def test_preview_of_a_block_has_the_face_of_the_site(name, client, chief_editor):
    client.force_login(chief_editor)
    block = STORY.child_blocks[name]

    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})

    html = response.content.decode()
    assert response.status_code == 200
    assert "css/site.css" in html
    assert '<div class="prose">' in html


@pytest.mark.parametrize(
    ("sizes", "above", "levels"),
    [
        (["h2", "h3", "h3", "h2"], 1, [2, 3, 3, 2]),
        (["h3", "h3", "h2", "h3"], 1, [2, 2, 2, 3]),
        (["h3"], 3, [4]),
        (["h2", "h3"], 2, [3, 4]),
        ([], 1, []),
    ],
)
def test_headings_skip_no_level_whatever_an_editor_chose(sizes, above, levels):
    assert heading_levels(sizes, above) == levels


SIZES = ("h3", "h2", "h3")
HEADINGS = [("heading", {"text": f"Kop {number}", "level": size}) for number, size in enumerate(SIZES)]


def tags(html: str) -> list[str]:
    return re.findall(r"<(h\d)", html)


def test_page_and_feed_get_the_levels_that_follow_from_the_order():
    html = str(story(*HEADINGS).render_as_block())

    assert tags(html) == ["h2", "h2", "h3"]
    assert tags(feed_html(html, "https://voorbeeld.example/")) == ["h2", "h2", "h3"]


def test_headings_of_a_letter_stand_below_the_heading_of_the_letter():
    assert tags(story(*HEADINGS).render_as_block({"heading_above": 3})) == ["h4", "h4", "h5"]


def test_press_gets_the_same_levels():
    assert [passage.level for passage in passages(story(*HEADINGS))] == [2, 2, 3]


FOREIGN = '<p>De <span lang="en">mentor</span> zei <span dir="rtl" lang="ar">سلام</span>.</p>'


@pytest.mark.parametrize("language", LANGUAGES)
def test_marked_language_survives_the_editor(language):
    attributes = flatatt(language_attributes(language))
    html = f"<p>Een <span{attributes}>woord</span>.</p>"
    converter = ContentstateConverter(features=PORTABLE_FEATURES)

    saved = converter.to_database_format(converter.from_database_format(html))

    assert BeautifulSoup(re.sub(r' data-block-key="\w+"', "", saved), "html.parser") == BeautifulSoup(
        html, "html.parser"
    )


def test_unknown_language_is_plain_text():
    converter = ContentstateConverter(features=PORTABLE_FEATURES)

    state = json.loads(converter.from_database_format('<p>Een <span lang="xx">woord</span></p>'))

    assert [(block["text"], block["inlineStyleRanges"]) for block in state["blocks"]] == [("Een woord", [])]


def test_page_and_feed_keep_the_marked_language():
    assert FOREIGN in rendered(("text", FOREIGN))
    feed = feed_html(FOREIGN, "https://voorbeeld.example/")
    assert BeautifulSoup(feed, "html.parser") == BeautifulSoup(FOREIGN, "html.parser")


def test_press_gets_the_words_apart_by_language():
    (passage,) = passages(story(("text", FOREIGN)))

    assert passage.text == "De mentor zei سلام."
    assert passage.pieces == (
        Piece("De "),
        Piece("mentor", "en"),
        Piece(" zei "),
        Piece("سلام", "ar"),
        Piece("."),
    )


def test_press_gets_each_word_once_and_lines_apart():
    body = story(("text", "<p> een<br/>twee <b> drie</b> </p><ul><li>a<ul><li>b</li></ul></li></ul><p> </p>"))

    assert [(one.kind, one.text, one.foreign) for one in passages(body)] == [
        ("paragraph", "een twee drie", ()),
        ("item", "a", ()),
        ("item", "b", ()),
    ]


VIDEO = {"url": "https://youtu.be/abc", "title": "Een dag mee"}


def test_video_must_say_whether_it_has_captions():
    block = VideoBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(VIDEO))

    assert list(refused.value.block_errors) == ["captions"]


def test_video_is_written_out_outside_the_player():
    html = rendered(("video", VIDEO | {"captions": "no", "transcript": "Een ui.\n\n<Lach>"}))
    soup = BeautifulSoup(html, "html.parser")

    (details,) = soup.select(".embed + details")
    assert [line.get_text() for line in details.find_all("p")] == ["Een ui.", "<Lach>"]
    assert not soup.select(".embed details")


def test_video_without_words_on_paper_shows_nothing_to_fold_out():
    assert "<details" not in rendered(("video", VIDEO | {"captions": "yes", "transcript": ""}))


def test_long_description_folds_out_below_the_picture(site):
    image = make_image(site)

    html = rendered(("picture", {"image": image.pk, "caption": "", "description": "Links staat een boom."}))

    (details,) = BeautifulSoup(html, "html.parser").select("figure + details")
    assert details.p.get_text() == "Links staat een boom."
    assert "<details" not in rendered(("picture", {"image": image.pk, "caption": ""}))


def test_search_reads_what_is_folded_in(site):
    image = make_image(site)
    body = story(
        ("picture", {"image": image.pk, "caption": "Plein", "description": "Een boom."}),
        ("video", VIDEO | {"transcript": "Een ui."}),
    )

    assert plain_text(body) == "Plein\nEen boom.\n\nEen dag mee\nEen ui."


PRICES = {
    "caption": "Prijzen",
    "columns": [{"type": "text", "heading": "Wie"}, {"type": "number", "heading": "Prijs"}],
    "rows": [{"values": ["Kind & kleuter", "€ 1"]}, {"values": ["Oma", None]}],
}


def table(**changes: object):
    return TableBlock().to_python({"table": PRICES | changes, "headings": "row_and_column"})


@pytest.mark.parametrize(
    "changes",
    [
        {"caption": " "},
        {"columns": [], "rows": []},
        {"rows": []},
        {"columns": [{"type": "text", "heading": "Wie"}, {"type": "text", "heading": ""}]},
    ],
    ids=["no caption", "empty", "no rows", "a column without heading"],
)
def test_table_that_cannot_be_read_aloud_is_refused_but_may_be_a_draft(changes):
    block = TableBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(table(**changes))
    assert list(refused.value.block_errors) == ["table"]

    block.defer_required_validation()
    try:
        block.clean(table(**changes))
    finally:
        block.restore_deferred_validation()


def test_table_has_a_caption_and_headings_in_a_region_that_scrolls():
    soup = BeautifulSoup(rendered(("table", {"table": PRICES, "headings": "row_and_column"})), "html.parser")

    region = soup.table.parent
    assert (region["role"], region["aria-label"], region["tabindex"]) == ("region", "Prijzen", "0")
    assert soup.caption.get_text() == "Prijzen"
    assert [(one["scope"], one.get_text()) for one in soup.find_all("th")] == [
        ("col", "Wie"),
        ("col", "Prijs"),
        ("row", "Kind & kleuter"),
        ("row", "Oma"),
    ]
    assert [one.get_text() for one in soup.find_all("td")] == ["€ 1", ""]


def test_table_has_no_row_headings_unless_chosen():
    soup = BeautifulSoup(rendered(("table", {"table": PRICES, "headings": "row"})), "html.parser")

    assert {one["scope"] for one in soup.find_all("th")} == {"col"}


def test_half_a_table_shows_nothing():
    empty = {"table": {"caption": "Later", "columns": [], "rows": []}, "headings": "row_and_column"}

    assert "<table" not in rendered(("table", empty))
    assert list(passages(story(("table", empty)))) == []


def test_feed_and_press_get_the_whole_table():
    body = story(("table", {"table": PRICES, "headings": "row_and_column"}))
    feed = BeautifulSoup(feed_html(str(body.render_as_block()), "https://voorbeeld.example/"), "html.parser")

    assert [feed.caption.get_text(), *(one["scope"] for one in feed.find_all("th"))] == [
        "Prijzen",
        "col",
        "col",
        "row",
        "row",
    ]
    lines = "Prijzen\nWie: Kind & kleuter; Prijs: € 1\nWie: Oma; Prijs: "
    rows = (("Kind & kleuter", "€ 1"), ("Oma", ""))
    assert list(passages(body)) == [
        Passage("table", lines, table=Table("Prijzen", ("Wie", "Prijs"), rows, has_row_headings=True))
    ]
    assert plain_text(body) == lines
