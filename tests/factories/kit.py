"""A kit with everything in it, as plain content: for tests, and for another process that builds the same one."""

import io
import sys
from datetime import UTC, date, datetime
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


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as target:
        write_zip(whole_content(Path(sys.argv[2]).read_bytes()), target)
