"""The texts of a kit: for a mail, a layout programme, a reader in a hurry.

Plain text is UTF-8 with a byte order mark and CRLF, without hard line ends: that is what Word and a
paper's editing system take over without damage.
"""

from press.kit.content import Contact, KitContent, Photo

EXAMPLE = "VOORBEELD – dit bericht en de mensen erin zijn verzonnen."
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def as_file(text: str) -> bytes:
    """A text as the bytes of a .txt file."""
    return ("\ufeff" + text.strip().replace("\r\n", "\n") + "\n").replace("\n", "\r\n").encode()


def dateline(content: KitContent) -> str:
    """'OEVERSTAD, 24 november 2026', as a press release starts."""
    day = f"{content.day.day} {MONTHS[content.day.month - 1]} {content.day.year}"
    return f"{content.place.upper()}, {day}" if content.place else day


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def example_line(content: KitContent) -> str:
    return EXAMPLE if content.is_example else ""


def body(content: KitContent) -> str:
    """The running text: paragraphs apart, items with a hyphen."""
    marks = {"item": "- ", "heading": "", "paragraph": "", "quote": ""}
    return "\n\n".join(marks[passage.kind] + passage.text for passage in content.passages)


def release(content: KitContent) -> str:
    """The whole release; the note to editors stands below the end mark, so nobody prints it."""
    return _paragraphs(
        example_line(content),
        "PERSBERICHT",
        content.title,
        f"{dateline(content)} – {content.lead}",
        body(content),
        "EINDE PERSBERICHT",
        note(content),
        contacts(content),
        about(content),
        content.url,
    )


def short(content: KitContent, text: str) -> str:
    """One of the short versions, as the editor wrote it."""
    return _paragraphs(example_line(content), content.title, text, "EINDE PERSBERICHT", contacts(content))


def quotes(content: KitContent) -> str:
    lines = []
    for quote in content.quotes:
        speaker = ", ".join(part for part in (quote.who, quote.role) if part)
        lines.append(f"‘{quote.text}’\n{speaker}")
    return _paragraphs(example_line(content), "Deze citaten mag u overnemen.", *lines)


def note(content: KitContent) -> str:
    if not content.note_to_editors.strip():
        return ""
    return f"NOOT VOOR DE REDACTIE (niet voor publicatie)\n{content.note_to_editors.strip()}"


def contact_line(contact: Contact) -> str:
    who = ", ".join(part for part in (contact.name, contact.role, contact.organisation) if part)
    return " – ".join(part for part in (who, contact.phone, contact.email) if part)


def contacts(content: KitContent) -> str:
    if not content.contacts:
        return ""
    return "CONTACT\n" + "\n".join(contact_line(contact) for contact in content.contacts)


def about(content: KitContent) -> str:
    return f"OVER {content.organisation.upper()}\n{content.boilerplate}" if content.boilerplate else ""


def captions(content: KitContent, names: dict[Photo, str]) -> str:
    """Every picture with its caption and credit, in the order of the folder."""
    lines = [f"{names[photo]}\n{photo.caption}\n{photo.credit}" for photo in content.photos]
    return _paragraphs(example_line(content), *lines)


def captions_table(content: KitContent, names: dict[Photo, str]) -> str:
    """The same for a spreadsheet: semicolons, because a Dutch Excel splits on those."""
    rows = [("bestand", "bijschrift", "naamsvermelding", "alt-tekst", "gebruik")]
    rows += [(names[photo], photo.caption, photo.credit, photo.alt, photo.terms) for photo in content.photos]
    return "\n".join(";".join(_cell(value) for value in row) for row in rows)


def _cell(value: str) -> str:
    line = " ".join(value.split())
    if line.startswith(("=", "+", "-", "@")):
        line = "'" + line
    return '"' + line.replace('"', '""') + '"'


def terms(content: KitContent) -> str:
    """What a paper may do with the kit."""
    per_photo = [f"{photo.title}: {photo.terms}. {photo.credit}" for photo in content.photos]
    return _paragraphs(
        example_line(content),
        "VOORWAARDEN",
        f"U mag deze tekst overnemen en inkorten, met {content.organisation} als bron.",
        "U mag de beelden gebruiken bij nieuws over dit onderwerp. Zet de naam van de maker erbij.",
        "Gebruik de beelden niet voor reclame, en maak er geen ander beeld van.",
        "BEELDEN\n" + "\n".join(per_photo) if per_photo else "",
    )


def readme(content: KitContent) -> str:
    """What is in the folder and whom to call: the first thing someone opens."""
    return _paragraphs(
        example_line(content),
        f"PERSMAP\n{content.title}\n{dateline(content)}",
        contacts(content),
        "1-tekst: het bericht als tekst, Word, webpagina en PDF, en in 60, 150 en 300 woorden\n"
        "2-beeld: de beelden in drukkwaliteit (hires) en voor het web, met bijschriften\n"
        "3-achtergrond: over ons, en de bijlagen\n"
        "4-logo: het logo\n"
        "5-redactie: noot voor de redactie, contactgegevens (.vcf)",
        "VOORWAARDEN.txt zegt wat u met tekst en beeld mag. Met SHA256SUMS.txt controleert u de bestanden.",
        f"Het bericht staat op {content.url}",
    )
