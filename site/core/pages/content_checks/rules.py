"""What an editor can do better on a page, found in the page as readers get it.

Wagtail's content checks run in the browser and can choose elements, but not read them. So these rules read the text
here and put a mark on the elements; a check of the same name then finds the mark (`checker.py`).
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from core.blocks.rules import count_words, is_shouting, sentences

MARK = "data-check"
VAGUE_LINK, BARE_LINK, PDF_LINK = "vague-link", "bare-link", "pdf-link"
LONG_SENTENCE, LONG_SENTENCES, CAPITALS, TABLE_HEADER = "long-sentence", "long-sentences", "capitals", "table-header"
VIDEO_CAPTIONS, VIDEO_TRANSCRIPT = "video-captions", "video-transcript"

LONGEST_SENTENCE = 30
LONGEST_MEAN = 20
# A mean of one or two sentences says nothing.
FEWEST_SENTENCES = 3
_VAGUE = {
    "hier",
    "klik",
    "klik hier",
    "link",
    "deze link",
    "deze pagina",
    "lees",
    "lees hier",
    "lees meer",
    "lees verder",
    "meer",
    "meer info",
    "meer informatie",
    "meer lezen",
    "download",
    "download hier",
    "zie hier",
}
_BARE = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)


def marked(html: str) -> str:
    """The same page with a mark on each element there is something to say about; untouched when there is nothing."""
    soup = BeautifulSoup(html, "html.parser")
    main = soup.find("main")
    found = list(findings(main)) if isinstance(main, Tag) else []
    for element, rule in found:
        element[MARK] = f"{element.get(MARK, '')} {rule}".strip()
    return str(soup) if found else html


def findings(main: Tag) -> Iterator[tuple[Tag, str]]:
    """The elements of a page's main part that can be better, each with the name of its rule."""
    yield from _links(main)
    yield from ((table, TABLE_HEADER) for table in main.find_all("table") if not table.find("th"))
    yield from _videos(main)
    yield from _prose(main)


def _videos(main: Tag) -> Iterator[tuple[Tag, str]]:
    """Captions, and the words on paper: WCAG 2.2, 1.2.2 and 1.2.3."""
    for video in main.select(".embed[data-captions]"):
        if video["data-captions"] in ("", "no"):
            yield video, VIDEO_CAPTIONS
        if not video.find_next_sibling("details"):
            yield video, VIDEO_TRANSCRIPT


def _links(main: Tag) -> Iterator[tuple[Tag, str]]:
    for link in main.find_all("a", href=True):
        if link.find_parent("nav") or link.get("aria-label"):
            continue
        text = _text(link)
        if text.casefold().strip(" .…:;!?»›>→") in _VAGUE:
            yield link, VAGUE_LINK
        elif _BARE.fullmatch(text):
            yield link, BARE_LINK
        if urlsplit(link["href"]).path.lower().endswith(".pdf"):
            yield link, PDF_LINK


def _prose(main: Tag) -> Iterator[tuple[Tag, str]]:
    lengths: list[int] = []
    for element in main.find_all(["p", "li", "blockquote", "h2", "h3"]):
        if element.find_parent("nav") or element.find(["p", "li"]):
            continue
        lines = sentences(_text(element))
        if any(is_shouting(line) for line in lines):
            yield element, CAPITALS
        if element.name in ("h2", "h3"):
            continue
        counts = [count_words(line) for line in lines]
        if any(count > LONGEST_SENTENCE for count in counts):
            yield element, LONG_SENTENCE
        if element.name == "p":
            lengths.extend(counts)
    heading = main.find("h1")
    if heading and len(lengths) >= FEWEST_SENTENCES and sum(lengths) > LONGEST_MEAN * len(lengths):
        yield heading, LONG_SENTENCES


def _text(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())
