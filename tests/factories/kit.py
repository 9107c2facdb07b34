"""A kit with everything in it, as plain content: for tests, and for another process that builds the same one."""

import io
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PIL import Image

from press.kit.build import write_zip
from press.kit.content import (
    Attachment,
    Biography,
    Change,
    Contact,
    Event,
    Fact,
    KitContent,
    Passage,
    Photo,
    Question,
    Quote,
)

MOMENT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def gradient(width: int = 900, height: int = 600) -> bytes:
    """A JPEG that is the same each time."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def whole_content(picture: bytes) -> KitContent:
    """A release with all parts filled in."""
    return KitContent(
        slug="een-heel-lange-naam-van-een-bericht-over-de-buurtkeuken-in-de-wijk",
        title="Buurtkeuken wint de Gouden Gemeente",
        place="Proefstad",
        day=date(2026, 12, 1),
        lead="De buurtkeuken van Proefstad wint dinsdag de prijs voor sociaal werk.",
        passages=(
            Passage("heading", "Waarom"),
            Passage("paragraph", "De kok kookt voor wie wil, elke week."),
            Passage("item", "soep"),
            Passage("quote", "‘Iedereen hakt een ui.’ – Celestine, kok"),
        ),
        organisation="Welzijn Proefstad",
        url="https://proefstad.example/pers/keuken/",
        quotes=(Quote("Iedereen hakt een ui.", "Celestine", "kok"),),
        note_to_editors="Bel voor een interview met de kok.",
        contacts=(Contact("Els van der Pers", "woordvoerder", "Welzijn", "06-00000001", "els@proefstad.example"),),
        photos=tuple(
            Photo(
                f"Keuken {number}",
                f"De keuken, {number}",
                "Een keuken",
                "Foto: Jan Jansen",
                "Jan Jansen",
                "vrij voor nieuws",
                False,
                f"h{number}",
                lambda: picture,
            )
            for number in range(2)
        ),
        attachments=(Attachment("Bijlage", "Één bijlage met spaties.pdf", "h", lambda: b"%PDF-1.7"),),
        boilerplate="Welzijn Proefstad is er voor iedereen.",
        facts=(Fact("Elke week eten 80 mensen mee.", "jaarverslag 2025"),),
        questions=(Question("Wie betaalt dit?", "De gemeente."),),
        biographies=(Biography("Celestine", "kok", "Kookt sinds 2010."),),
        spoken_text="De buurtkeuken wint goud.",
        event=Event(MOMENT, None, "Markt 1", "De taart"),
        version=2,
        changes=(Change(2, MOMENT.date(), "De dag was fout."),),
    )


class Nowhere(io.RawIOBase):
    """A file that keeps nothing but its length."""

    def __init__(self) -> None:
        self.at = self.size = 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        self.at += len(data)
        self.size = max(self.size, self.at)
        return len(data)


def large_content(photos: int, megabytes: int) -> KitContent:
    """A release of so many originals of this size; a few are pictures of 24 megapixels, the others are long."""
    whole = whole_content(b"")
    sizes = [gradient(6000, 4000), gradient()]

    def read(number: int) -> bytes:
        picture = sizes[number % 50 != 0]
        return picture + bytes(megabytes * 1_000_000 - len(picture))

    first = whole.photos[0]
    many = (replace(first, file_hash=f"h{number}", read=partial(read, number)) for number in range(photos))
    return replace(whole, photos=tuple(many))


def memory(line: str) -> int:
    """Kilobytes from /proc: `VmRSS` as held now, `VmHWM` at the peak."""
    return int(re.search(rf"^{line}:\s+(\d+) kB", Path("/proc/self/status").read_text(), flags=re.M).group(1))


def build_large(photos: int, megabytes: int) -> None:
    """Print the length of such a kit in bytes, and the kilobytes of memory it took above those of a small one."""
    write_zip(whole_content(gradient()), Nowhere())
    content, target = large_content(photos, megabytes), Nowhere()
    # The peak so far was that of making the pictures; from here it is the kit's.
    Path("/proc/self/clear_refs").write_text("5")
    idle = memory("VmRSS")
    write_zip(content, target)
    print(target.size, memory("VmHWM") - idle)


if __name__ == "__main__":
    if sys.argv[1] == "--large":
        build_large(*map(int, sys.argv[2:]))
    else:
        with open(sys.argv[1], "wb") as target:
            write_zip(whole_content(Path(sys.argv[2]).read_bytes()), target)
