"""Pictures of several releases in one ZIP, each stamped with the news it belongs to."""

from collections.abc import Iterable

from press.kit import pictures, texts
from press.kit.archive import CheckedSink, Sink
from press.kit.build import MissingFile
from press.kit.content import KitContent, Photo

FOLDER = "beeld"


def write_basket(chosen: Iterable[tuple[KitContent, Photo]], target: Sink) -> None:
    """Write the print versions with captions and terms into one folder.

    The newest release first, whatever the order in which they were chosen; the same picture with the same words
    comes once. The same choice gives the same bytes.

    :raises MissingFile: when the original of a picture can't be read.
    """
    sink = CheckedSink(target, FOLDER)
    names: dict[Photo, str] = {}
    for content, photo in sorted(chosen, key=_newest_first):
        if photo in names:
            continue
        names[photo] = pictures.file_name(content, photo, len(names) + 1)
        try:
            sink.add(names[photo], pictures.for_print(content, photo))
        except OSError as error:
            raise MissingFile(photo.title) from error
    sink.add("bijschriften.txt", texts.as_file(texts.caption_lines(names)))
    sink.add("bijschriften.csv", texts.as_file(texts.caption_table(names)))
    sink.add("VOORWAARDEN.txt", texts.as_file(texts.picture_terms(names)))
    target.add(f"{FOLDER}/SHA256SUMS.txt", sink.checksums().encode())


def _newest_first(one: tuple[KitContent, Photo]) -> tuple[int, str, int]:
    content, photo = one
    return -content.day.toordinal(), content.slug, content.photos.index(photo)
