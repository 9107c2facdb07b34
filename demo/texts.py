"""Read the texts of the demo: Markdown with a TOML head for stories, TOML for lists."""

import html
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.people.phones import dialled

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Text:
    """One story: the fields above the line and the words below it."""

    name: str
    head: dict[str, Any]
    body: str


@lru_cache
def read_list(name: str) -> dict[str, Any]:
    """The fields of `content/<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_text(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("+++", 2)
    return Text(name=path.stem, head=tomllib.loads(head), body=body.strip())


def read_folder(name: str) -> list[Text]:
    """Every story of one folder, in the order of the file names."""
    return [read_text(path) for path in sorted((CONTENT / name).glob("*.md"))]


# -- from Markdown to blocks ----------------------------------------------------------------------------


def story(body: str, image_ids: Mapping[str, int] | None = None, page_ids: Mapping[str, int] | None = None) -> str:
    """The body as the JSON a StreamField of `StoryBlock` reads.

    Known: `## kop`, `> citaat` with a last line `> — wie, rol`, lists, `!beeld sleutel`,
    `!feit getal | wat | bron | adres` and `[woorden](pagina:sleutel)`; everything else is a paragraph, in which
    mail addresses and phone numbers become links.
    """
    return json.dumps(list(_blocks(_linked(body, page_ids or {}), image_ids or {})))


def _linked(body: str, page_ids: Mapping[str, int]) -> str:
    """Links to pages, marked so that they survive the escaping of the words around them."""
    return re.sub(
        r"\[(.+?)\]\(pagina:([\w-]+)\)",
        lambda found: f"\x02{page_ids[found[2]]}\x03{found[1]}\x04",
        body,
    )


def _blocks(body: str, image_ids: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    paragraphs: list[str] = []
    for part in re.split(r"\n\s*\n", body.strip()):
        block = _special(part.strip(), image_ids)
        if block is None:
            paragraphs.append(_rich(part.strip()))
            continue
        if paragraphs:
            yield {"type": "text", "value": "".join(paragraphs)}
            paragraphs = []
        yield block
    if paragraphs:
        yield {"type": "text", "value": "".join(paragraphs)}


def _special(part: str, image_ids: Mapping[str, int]) -> dict[str, Any] | None:
    if part.startswith("## "):
        return {"type": "heading", "value": {"text": part[3:].strip(), "level": "h2"}}
    if part.startswith("> "):
        return {"type": "quote", "value": _quote(part)}
    if part.startswith("!feit "):
        figure, text, source, address = (field.strip() for field in part[6:].split("|"))
        return {
            "type": "fact",
            "value": {"figure": figure, "text": text, "source": source, "source_url": address},
        }
    if part.startswith("!beeld "):
        return {"type": "picture", "value": {"image": image_ids[part[7:].strip()], "caption": ""}}
    return None


def _quote(part: str) -> dict[str, str]:
    lines = [line.lstrip("> ").strip() for line in part.splitlines()]
    who, _, role = lines[-1].removeprefix("— ").partition(", ")
    return {"text": " ".join(lines[:-1]), "who": who, "role": role}


def _rich(part: str) -> str:
    """A paragraph or a list as rich text."""
    lines = part.splitlines()
    for mark, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if all(re.match(mark, line) for line in lines):
            items = "".join(f"<li>{_inline(re.sub('^' + mark, '', line))}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    rich = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))
    rich = re.sub(r"\b[\w.]+@[\w.]+\w", r'<a href="mailto:\g<0>">\g<0></a>', rich)
    rich = re.sub(r"\b06(?: 00){3} \d\d\b", _link_to_call, rich)
    return re.sub("\x02(\\d+)\x03(.+?)\x04", r'<a linktype="page" id="\1">\2</a>', rich)


def _link_to_call(number: re.Match[str]) -> str:
    return f'<a href="tel:{dialled(number[0])}">{number[0]}</a>'
