"""Write a kit: every file in its place, in a fixed order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO

from press.kit import pictures, texts, web
from press.kit.archive import CheckedSink, Sink, ZipSink
from press.kit.content import KitContent, ascii_name
from press.kit.ninjs import ninjs
from press.kit.pdf import pdf
from press.kit.vcard import vcard
from press.kit.word import docx


class MissingFile(Exception):
    """An original isn't where it should be; the kit would be thinner than the release says."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


def write_kit(content: KitContent, target: Sink) -> None:
    """Write one kit into a folder of its own; under embargo the folder and every file say so in their name.

    :raises MissingFile: when the original of a picture or attachment can't be read.
    """
    sink = CheckedSink(target, content.folder)
    for name, data in _files(content):
        sink.add(_marked(content, name), data)
        del data  # the next picture is made before the name is used again
    sink.add(web.front_page(content), web.index(content, sink.sizes).encode())
    target.add(f"{content.folder}/{content.mark}SHA256SUMS.txt", sink.checksums().encode())


def _marked(content: KitContent, name: str) -> str:
    folder, slash, file = name.rpartition("/")
    return name if content.mark and file.startswith(content.mark) else f"{folder}{slash}{content.mark}{file}"


def write_zip(content: KitContent, target: IO[bytes]) -> None:
    """The kit of one release as a ZIP, on a seekable file."""
    with ZipSink(target, content.day) as sink:
        write_kit(content, sink)


def write_several(title: str, kits: list[KitContent], target: Sink) -> None:
    """Several kits side by side, each in a folder of its own, with a front page.

    When one of them is under embargo the front page says so in its name too.

    :raises MissingFile: when an original is missing; nothing is left out silently.
    """
    apart = list(_in_folders_apart(kits))
    target.add(f"{web.mark_of(apart)}index.html", web.overview(title, apart).encode())
    for content in apart:
        write_kit(content, target)


def _in_folders_apart(kits: Iterable[KitContent]) -> Iterator[KitContent]:
    """The same kits; of two that would get the same folder the later one is numbered."""
    taken: set[str] = set()
    for content in kits:
        one, number = content, 1
        while one.folder in taken:
            number += 1
            one = replace(content, slug=f"{ascii_name(content.slug, 10)}-{number}")
        taken.add(one.folder)
        yield one


def _files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    thumbnails = pictures.Thumbnails(content)
    yield "LEESMIJ.txt", texts.as_file(texts.readme(content))
    yield "VOORWAARDEN.txt", texts.as_file(texts.terms(content))
    yield from _text_files(content, thumbnails)
    yield from _picture_files(content, thumbnails)
    yield from _background_files(content)
    yield from _editorial_files(content)


def text_writers(content: KitContent, thumbnails: pictures.Thumbnails | None = None) -> dict[str, Callable[[], bytes]]:
    """The release in every format and length, by file name: each can be had alone."""
    small = thumbnails or pictures.Thumbnails(content)
    writers: dict[str, Callable[[], bytes]] = {
        "persbericht.txt": lambda: texts.as_file(texts.release(content)),
        "persbericht.docx": lambda: docx(content, small),
        "persbericht.html": lambda: web.release_page(content).encode(),
        "persbericht.pdf": lambda: pdf(content, small),
        "krantentekst.txt": lambda: texts.as_file(texts.newspaper(content)),
    }
    for words, text in texts.lengths(content):
        writers[f"kort-{words}-woorden.txt"] = partial(_short_file, content, text)
    if content.spoken_text.strip():
        writers["gesproken-tekst.txt"] = lambda: texts.as_file(texts.spoken(content))
    if content.quotes:
        writers["citaten.txt"] = lambda: texts.as_file(texts.quotes(content))
    return writers


def _short_file(content: KitContent, text: str) -> bytes:
    return texts.as_file(texts.short(content, text))


def _text_files(content: KitContent, thumbnails: pictures.Thumbnails) -> Iterator[tuple[str, bytes]]:
    for name, write in text_writers(content, thumbnails).items():
        yield text_place(content, name), write()


def text_place(content: KitContent, name: str) -> str:
    """Where a text lies in the folder of a kit."""
    return f"{'5-redactie' if name == texts.NINJS else '1-tekst'}/{content.mark}{name}"


def _picture_files(content: KitContent, thumbnails: pictures.Thumbnails) -> Iterator[tuple[str, bytes]]:
    names = pictures.names(content)
    for photo, name in names.items():
        try:
            yield f"2-beeld/{name}", pictures.for_print(content, photo)
            yield f"2-beeld/{pictures.web_name(name)}", thumbnails.web_version(photo)
        except OSError as error:
            raise MissingFile(photo.title) from error
    if names:
        yield "2-beeld/bijschriften.txt", texts.as_file(texts.captions(content, names))
        yield "2-beeld/bijschriften.csv", texts.as_file(texts.caption_table(names))


def _background_files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    known = {
        "over-ons.txt": texts.about(content) and texts.background(content, texts.about(content)),
        "feiten.txt": content.facts and texts.facts(content),
        "veelgestelde-vragen.txt": content.questions and texts.questions(content),
        "korte-bio.txt": content.biographies and texts.biographies(content),
    }
    for name, text in known.items():
        if text:
            yield f"3-achtergrond/{name}", texts.as_file(str(text))
    for number, attachment in enumerate(content.attachments, start=1):
        stem, _dot, extension = attachment.filename.rpartition(".")
        after = f".{ascii_name(extension, 8)}"
        name = content.fitted("3-achtergrond", f"{number:02d}-", stem or attachment.title, after)
        try:
            yield f"3-achtergrond/{name}", attachment.read()
        except OSError as error:
            raise MissingFile(attachment.title) from error
    if content.logo:
        try:
            yield pictures.logo(content, content.logo)
        except OSError as error:
            raise MissingFile(content.logo.title) from error


def _editorial_files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    if content.note_to_editors.strip():
        yield "5-redactie/noot-voor-de-redactie.txt", texts.as_file(texts.background(content, texts.note(content)))
    yield f"5-redactie/{texts.NINJS}", ninjs(content)
    yield "5-redactie/wijzigingen.txt", texts.as_file(texts.changes_file(content))
    for number, contact in enumerate(content.contacts, start=1):
        name = content.fitted("5-redactie", f"contact-{number}-", contact.name, ".vcf")
        yield f"5-redactie/{name}", vcard(contact, note=contact.hours)
