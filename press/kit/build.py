"""Write a kit: every file in its place, in a fixed order."""

from collections.abc import Iterator
from typing import IO

from press.kit import pictures, texts, web
from press.kit.archive import CheckedSink, Sink, ZipSink
from press.kit.content import KitContent, Photo, ascii_name
from press.kit.pdf import pdf
from press.kit.vcard import vcard
from press.kit.word import docx


class MissingFile(Exception):
    """An original isn't where it should be; the kit would be thinner than the release says."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


def photo_names(content: KitContent) -> dict[Photo, str]:
    """The file name of each picture's print version."""
    return {photo: pictures.file_name(content, photo, number) for number, photo in enumerate(content.photos, start=1)}


def write_kit(content: KitContent, target: Sink) -> None:
    """Write one kit into a folder of its own.

    :raises MissingFile: when the original of a picture or attachment can't be read.
    """
    sink = CheckedSink(target, content.folder)
    names = photo_names(content)
    for name, data in _files(content, names):
        sink.add(name, data)
    sink.add("index.html", web.index(content, sorted(sink.sums), names).encode())
    target.add(f"{content.folder}/SHA256SUMS.txt", sink.checksums().encode())


def write_zip(content: KitContent, target: IO[bytes]) -> None:
    """The kit of one release as a ZIP, on a seekable file."""
    with ZipSink(target) as sink:
        write_kit(content, sink)


def write_several(title: str, kits: list[KitContent], target: Sink) -> None:
    """Several kits side by side, with a front page."""
    target.add("index.html", web.overview(title, kits).encode())
    for content in kits:
        write_kit(content, target)


def _files(content: KitContent, names: dict[Photo, str]) -> Iterator[tuple[str, bytes]]:
    yield "LEESMIJ.txt", texts.as_file(texts.readme(content))
    yield "VOORWAARDEN.txt", texts.as_file(texts.terms(content))
    yield from _text_files(content)
    yield from _picture_files(content, names)
    yield from _background_files(content)
    yield from _editorial_files(content)


def _text_files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    yield "1-tekst/persbericht.txt", texts.as_file(texts.release(content))
    yield "1-tekst/persbericht.docx", docx(content)
    yield "1-tekst/persbericht.html", web.release_page(content).encode()
    yield "1-tekst/persbericht.pdf", pdf(content)
    for words, text in content.shorts:
        yield f"1-tekst/kort-{words}-woorden.txt", texts.as_file(texts.short(content, text))
    if content.quotes:
        yield "1-tekst/citaten.txt", texts.as_file(texts.quotes(content))


def _picture_files(content: KitContent, names: dict[Photo, str]) -> Iterator[tuple[str, bytes]]:
    for photo, name in names.items():
        try:
            yield f"2-beeld/{name}", pictures.for_print(content, photo)
            yield f"2-beeld/{name.replace('_hires', '_web')}", pictures.for_web(content, photo)
        except OSError as error:
            raise MissingFile(photo.title) from error
    if names:
        yield "2-beeld/bijschriften.txt", texts.as_file(texts.captions(content, names))
        yield "2-beeld/bijschriften.csv", texts.as_file(texts.captions_table(content, names))


def _background_files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    if content.boilerplate:
        yield "3-achtergrond/over-ons.txt", texts.as_file(texts.about(content))
    for number, attachment in enumerate(content.attachments, start=1):
        stem, _dot, extension = attachment.filename.rpartition(".")
        name = f"{number:02d}-{ascii_name(stem or attachment.title)}.{ascii_name(extension, 8)}"
        try:
            yield f"3-achtergrond/{name}", attachment.read()
        except OSError as error:
            raise MissingFile(attachment.title) from error
    if content.logo:
        try:
            yield "4-logo/logo.jpg", pictures.for_print(content, content.logo)
        except OSError as error:
            raise MissingFile(content.logo.title) from error


def _editorial_files(content: KitContent) -> Iterator[tuple[str, bytes]]:
    if content.note_to_editors.strip():
        yield "5-redactie/noot-voor-de-redactie.txt", texts.as_file(texts.note(content))
    for number, contact in enumerate(content.contacts, start=1):
        yield f"5-redactie/contact-{number}-{ascii_name(contact.name, 40)}.vcf", vcard(contact)
