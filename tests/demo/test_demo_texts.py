"""The words of the demo: read rightly, and such that nobody is called, mailed or claimed by mistake."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from demo.texts import CONTENT, read_folder, read_list, story

FILES = sorted(path for path in CONTENT.rglob("*") if path.is_file())
ALL_WORDS = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
CLICHES = [
    "in hun kracht",
    "eigen kracht",
    "eigen regie",
    "maatwerk",
    "integrale aanpak",
    "leefwereld",
    "achter de voordeur",
    "uitrollen",
    "innovatief",
    "uniek",
]


def words(text: str) -> int:
    return len(text.split())


def blocks(body: str) -> list[dict]:
    return json.loads(story(body, {"tuin": 7}))


def test_story_reads_paragraphs_headings_quotes_lists_facts_and_pictures():
    body = (
        "Een **vet** woord & meer.\n\nTweede.\n\n## Kop\n\n> Ik zei het.\n> — Bep, gastvrouw, De Sluis\n\n"
        "- a\n- b\n\n"
        "!feit 342 | gemeenten | CBS | https://www.cbs.nl/\n\n!beeld tuin"
    )
    assert blocks(body) == [
        {"type": "text", "value": "<p>Een <b>vet</b> woord &amp; meer.</p><p>Tweede.</p>"},
        {"type": "heading", "value": {"text": "Kop", "level": "h2"}},
        {"type": "quote", "value": {"text": "Ik zei het.", "who": "Bep", "role": "gastvrouw, De Sluis"}},
        {"type": "text", "value": "<ul><li>a</li><li>b</li></ul>"},
        {
            "type": "fact",
            "value": {
                "figure": "342",
                "text": "gemeenten",
                "source": "CBS",
                "source_url": "https://www.cbs.nl/",
            },
        },
        {"type": "picture", "value": {"image": 7, "caption": ""}},
    ]


def test_story_reads_a_numbered_list():
    assert blocks("1. bel\n2. wacht") == [{"type": "text", "value": "<ol><li>bel</li><li>wacht</li></ol>"}]


def test_story_reads_a_link_to_a_page():
    assert json.loads(story("Lees [wat & hoe](pagina:privacy).", {}, {"privacy": 9})) == [
        {"type": "text", "value": '<p>Lees <a linktype="page" id="9">wat &amp; hoe</a>.</p>'}
    ]


def test_story_makes_links_of_an_address_and_a_number():
    assert blocks("Bel 06 00 00 00 10 of mail naar a.b@c.example.") == [
        {
            "type": "text",
            "value": '<p>Bel <a href="tel:0600000010">06 00 00 00 10</a> of mail naar '
            '<a href="mailto:a.b@c.example">a.b@c.example</a>.</p>',
        }
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_demo_can_be_read(path: Path):
    text = path.read_text(encoding="utf-8")
    head = text.split("+++")[1] if path.suffix == ".md" else text
    assert tomllib.loads(head)


def test_mail_addresses_belong_to_nobody():
    addresses = re.findall(r"[\w.+-]+@([\w.-]+\w)", ALL_WORDS)
    assert {address.rsplit(".", 1)[-1] for address in addresses} == {"example"}


def test_phone_numbers_can_not_ring():
    numbers = set(re.findall(r"\b0\d[\d \-]{7,}", ALL_WORDS))
    assert {number.replace(" ", "").replace("-", "")[:8] for number in numbers} == {"06000000"}


def test_links_lead_to_sources_only():
    hosts = set(re.findall(r"https?://([\w.-]+)", ALL_WORDS))
    assert {host for host in hosts if not host.endswith(".example")} == {"vng.nl", "www.cbs.nl"}


@pytest.mark.parametrize("cliche", CLICHES)
def test_texts_avoid_the_words_that_say_nothing(cliche):
    assert cliche not in ALL_WORDS.lower()


def test_texts_claim_no_savings_but_to_warn_for_them():
    found = [line.strip() for line in ALL_WORDS.splitlines() if "miljoenen" in line]
    assert len(found) == 1
    assert "zonder bewijs gelooft niemand meer" in found[0]


def test_blog_posts_are_many_long_enough_and_by_several_people():
    posts = read_folder("blog")
    lengths = [words(post.body) + words(post.head["lead"]) for post in posts]
    authors = {name for post in posts for name in post.head["authors"]}
    assert len(posts) >= 12
    assert len(authors) >= 4
    assert sum(len(post.head["authors"]) > 1 for post in posts) >= 3
    assert min(lengths) >= 200 and max(lengths) <= 450


def test_exchanges_have_the_length_of_a_column():
    texts = {text.name: text for text in read_folder("columns")}
    dilemmas = [text for name, text in texts.items() if name.endswith("dilemma")]
    answers = [text for name, text in texts.items() if name.endswith("antwoord")]
    assert (len(dilemmas), len(answers)) == (7, 6)
    assert all(250 <= words(text.body) + words(text.head["question"]) <= 350 for text in dilemmas)
    assert all(200 <= words(text.body) <= 300 for text in answers)


def test_press_releases_have_the_lengths_their_fields_promise():
    for release in read_folder("press"):
        full = words(release.head["lead"]) + words(release.body)
        assert words(release.head["lead"]) <= 60
        is_short = "kind" in release.head or "embargo_days" in release.head
        assert (80 if is_short else 150) <= full <= 300
        for limit in (60,) if is_short else (60, 150, 300):
            count = words(release.head[f"short_{limit}"])
            assert limit * 0.65 <= count <= limit


def test_award_has_eight_nominations_or_more():
    rounds = read_list("awards")
    results = [row["result"] for row in rounds["finished"]["nominations"]]
    assert len(results) + len(rounds["open"]["nominations"]) >= 8
    assert {result: results.count(result) for result in set(results)} == {
        "winner": 3,
        "honourable": 2,
        "shortlisted": 3,
    }
