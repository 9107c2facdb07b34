"""The texts of a kit: for a mail, a layout programme, a reader in a hurry.

Plain text is UTF-8 with a byte order mark and CRLF, without hard line ends: that is what Word and a
paper's editing system take over without damage.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from press.kit.content import Contact, Embargo, KitContent, Photo, dutch_time, paragraphs
from press.rules import PRINT_EDGE, speaking_seconds, versions

EXAMPLE = "VOORBEELD – dit bericht en de mensen erin zijn verzonnen."
END = "EINDE PERSBERICHT"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
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

NEWSPAPER, NINJS = "krantentekst.txt", "persbericht.ninjs.json"
# What a journalist looks for, by the name of its file without the mark of an embargo.
FILE_NAMES = {
    NEWSPAPER: "Tekst om te plakken",
    "persbericht.docx": "Het bericht in Word",
    "persbericht.pdf": "Het bericht als PDF",
    "persbericht.txt": "Het bericht als tekst",
    "persbericht.html": "Het bericht als webpagina",
    "kort-60-woorden.txt": "Het bericht in 60 woorden",
    "kort-150-woorden.txt": "Het bericht in 150 woorden",
    "kort-300-woorden.txt": "Het bericht in 300 woorden",
    "gesproken-tekst.txt": "Gesproken tekst voor de radio",
    "citaten.txt": "Citaten die u mag overnemen",
    "bijschriften.txt": "Bijschriften",
    "bijschriften.csv": "Bijschriften voor een rekenblad",
    "over-ons.txt": "Over ons",
    "feiten.txt": "Feiten en cijfers",
    "veelgestelde-vragen.txt": "Veelgestelde vragen",
    "korte-bio.txt": "Wie is wie",
    "noot-voor-de-redactie.txt": "Noot voor de redactie",
    NINJS: "Het bericht voor een redactiesysteem (ninjs)",
    "wijzigingen.txt": "Wijzigingen",
    "LEESMIJ.txt": "Lees mij",
    "VOORWAARDEN.txt": "Wat u met tekst en beeld mag",
}


def as_file(text: str) -> bytes:
    """A text as the bytes of a .txt file."""
    lines = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    return f"\ufeff{lines}\n".replace("\n", "\r\n").encode()


def day_in_words(day: date) -> str:
    """'24 november 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """'dinsdag 24 november 2026, 10.00 uur (Nederlandse tijd)', from any aware moment."""
    local = dutch_time(moment)
    return f"{WEEKDAYS[local.weekday()]} {day_in_words(local.date())}, {local:%H.%M} uur (Nederlandse tijd)"


def dateline(content: KitContent) -> str:
    """'OEVERSTAD, 24 november 2026', as a press release starts."""
    day = day_in_words(content.day)
    return f"{content.place.upper()}, {day}" if content.place else day


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def warnings(content: KitContent) -> tuple[str, ...]:
    """What must stand above every text and page of a kit: withdrawn, under embargo, not public yet, an example."""
    found = []
    if content.status == "canceled":
        found.append("INGETROKKEN – gebruik dit bericht niet meer.")
    if content.embargo:
        found.append(embargo_line(content.embargo))
    elif content.status == "withheld":
        found.append("NOG NIET OPENBAAR – niet publiceren en niet doorgeven.")
    if content.is_example:
        found.append(EXAMPLE)
    return tuple(found)


def marks(content: KitContent) -> tuple[str, ...]:
    """The same in a few words, for the head of every page."""
    found = []
    if content.status == "canceled":
        found.append("INGETROKKEN")
    if content.embargo:
        found.append(f"EMBARGO tot {moment_in_words(content.embargo.until)}")
    elif content.status == "withheld":
        found.append("NOG NIET OPENBAAR")
    if content.is_example:
        found.append("VOORBEELD")
    return tuple(found)


def embargo_line(embargo: Embargo) -> str:
    """The embargo in full, with its reason: without one it isn't an embargo."""
    reason = f" Reden: {embargo.reason.strip()}" if embargo.reason.strip() else ""
    return f"EMBARGO – niet publiceren vóór {moment_in_words(embargo.until)}.{reason}"


def embargo_on_some(until: datetime) -> str:
    """What stands above several kits of which some are under embargo, the last of them until this moment."""
    return f"EMBARGO – deze map bevat nieuws dat u niet mag publiceren vóór {moment_in_words(until)}. Het staat erbij."


def banner(content: KitContent) -> str:
    """The warnings as one paragraph."""
    return "\n".join(warnings(content))


def body(content: KitContent) -> str:
    """The running text: paragraphs apart, items with a hyphen."""
    marks = {"item": "- ", "heading": "", "paragraph": "", "quote": "", "table": ""}
    return "\n\n".join(marks[passage.kind] + passage.text for passage in content.passages)


def kind_line(content: KitContent) -> str:
    """What this is, in capitals as an editor's desk sorts it."""
    return {"release": "PERSBERICHT", "invitation": "PERSUITNODIGING", "rectification": "RECTIFICATIE"}[content.kind]


def release(content: KitContent) -> str:
    """The whole release; the note to editors stands below the end mark, so nobody prints it."""
    return _paragraphs(
        banner(content),
        f"{kind_line(content)}\n{content.organisation}",
        content.title,
        f"{dateline(content)} – {content.lead}",
        event(content),
        body(content),
        END,
        note(content),
        contacts(content),
        about(content),
        changes(content),
        content.url,
    )


def newspaper(content: KitContent) -> str:
    """The text a paper prints, and nothing else: headline, place and date, lead and text, up to the end mark.

    No note to editors, no contact, no 'about us', no markup: nothing that must not be printed.
    """
    return _paragraphs(banner(content), content.title, f"{dateline(content)} – {content.lead}", body(content), END)


def lengths(content: KitContent) -> tuple[tuple[int, str], ...]:
    """A text per length in words: as the editor wrote it, else the release cut from below by whole paragraphs."""
    own = dict(content.shorts)
    whole = paragraphs(content.lead, content.passages)
    return tuple((one.limit, one.text) for one in versions(whole, own) if one.limit)


def short(content: KitContent, text: str) -> str:
    """One of the short versions."""
    return _paragraphs(banner(content), content.title, text, END, contacts(content))


def spoken(content: KitContent) -> str:
    """What a newsreader says, and how long it takes."""
    seconds = speaking_seconds(content.spoken_text)
    return _paragraphs(
        banner(content), f"GESPROKEN TEKST (ongeveer {seconds} seconden)", content.spoken_text, END, contacts(content)
    )


def event(content: KitContent) -> str:
    """When and where journalists are welcome, and what there is to see."""
    if not content.event:
        return ""
    when = moment_in_words(content.event.starts)
    if content.event.ends:
        when += f", tot {dutch_time(content.event.ends):%H.%M} uur"
    return "\n".join(part for part in (f"Wanneer: {when}", _labelled("Waar", content.event.place)) if part) + (
        f"\nTe zien, te horen en te filmen:\n{content.event.programme.strip()}"
        if content.event.programme.strip()
        else ""
    )


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text.strip()}" if text.strip() else ""


def quotes(content: KitContent) -> str:
    lines = []
    for quote in content.quotes:
        speaker = ", ".join(part for part in (quote.who, quote.role) if part)
        lines.append(f"‘{quote.text}’\n{speaker}")
    return _paragraphs(banner(content), "Deze citaten mag u overnemen.", *lines)


def facts(content: KitContent) -> str:
    """Facts and figures, each with its source."""
    lines = [f"{fact.text}\nBron: {fact.source}" for fact in content.facts]
    return _paragraphs(banner(content), "FEITEN EN CIJFERS", *lines)


def questions(content: KitContent) -> str:
    lines = [f"{one.question}\n{one.answer.strip()}" for one in content.questions]
    return _paragraphs(banner(content), "VEELGESTELDE VRAGEN", *lines)


def biographies(content: KitContent) -> str:
    """Who the people in the release are."""
    lines = [
        f"{', '.join(part for part in (one.name, one.role) if part)}\n{one.text.strip()}" for one in content.biographies
    ]
    return _paragraphs(banner(content), "WIE IS WIE", *lines)


def changes(content: KitContent) -> str:
    """What each version changed, the newest first."""
    if not content.changes:
        return ""
    rows = sorted(content.changes, key=lambda change: -change.number)
    lines = [f"Versie {one.number}, {day_in_words(one.day)}: {one.note}" for one in rows]
    return "WIJZIGINGEN\n" + "\n".join(lines)


def changes_file(content: KitContent) -> str:
    """The same as a file of its own; the first version says that it is the first."""
    return _paragraphs(
        banner(content),
        changes(content) or "WIJZIGINGEN\nDit is de eerste versie.",
        f"De laatste versie staat op {content.url}",
    )


def background(content: KitContent, text: str) -> str:
    """A text as a file of its own, below the warnings."""
    return _paragraphs(banner(content), text)


def note(content: KitContent) -> str:
    if not content.note_to_editors.strip():
        return ""
    return f"NOOT VOOR DE REDACTIE (niet voor publicatie)\n{content.note_to_editors.strip()}"


def contact_line(contact: Contact) -> str:
    """Name, number, address and hours on one line."""
    who = ", ".join(part for part in (contact.name, contact.role, contact.organisation) if part)
    return " – ".join(part for part in (who, contact.phone, contact.email, reachable(contact)) if part)


def reachable(contact: Contact) -> str:
    """When this contact answers, on one line; nothing when nobody said."""
    hours = "; ".join(line.strip() for line in contact.hours.splitlines() if line.strip())
    return f"bereikbaar {hours}" if hours else ""


def contacts(content: KitContent) -> str:
    if not content.contacts:
        return ""
    return "CONTACT\n" + "\n".join(contact_line(contact) for contact in content.contacts)


def about(content: KitContent) -> str:
    return f"OVER {content.organisation.upper()}\n{content.boilerplate}" if content.boilerplate else ""


def issue(content: KitContent) -> str:
    """'24 november 2026', and the version once there is more than one."""
    return day_in_words(content.day) + (f", versie {content.version}" if content.version > 1 else "")


def pictures_apart(content: KitContent) -> str:
    """Where the pictures themselves are: a paper wants them loose, and never from a text."""
    return f"Los, in druk- en webkwaliteit, in de map 2-beeld van de persmap ({len(content.photos)})."


def captions(content: KitContent, names: Mapping[Photo, str]) -> str:
    """Every picture with its caption and credit, in the order of the folder."""
    return _paragraphs(banner(content), caption_lines(names))


def caption_lines(names: Mapping[Photo, str]) -> str:
    """File name, caption and credit of each picture."""
    rows = ((name, photo.caption, photo.credit, size_in_words(photo)) for photo, name in names.items())
    return _paragraphs(*("\n".join(line for line in row if line) for row in rows))


def size_in_words(photo: Photo) -> str:
    """'6000 × 4000 pixels', and that it is for the web only when a paper can't print it."""
    if not (photo.width and photo.height):
        return ""
    for_print = max(photo.width, photo.height) >= PRINT_EDGE
    return f"{photo.width} × {photo.height} pixels{'' if for_print else ', alleen voor het web'}"


def caption_table(names: Mapping[Photo, str]) -> str:
    """The same for a spreadsheet: semicolons, because a Dutch Excel splits on those."""
    rows = [("bestand", "bijschrift", "naamsvermelding", "alt-tekst", "gebruik", "grootte")]
    rows += [
        (name, photo.caption, photo.credit, photo.alt, photo.terms, size_in_words(photo))
        for photo, name in names.items()
    ]
    return "\n".join(";".join(_cell(value) for value in row) for row in rows)


# What a spreadsheet takes for the beginning of a formula; the wide signs too, which some turn into the narrow ones.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _cell(value: str) -> str:
    """A cell on one line that can't be a formula; a tab or a line end in front, which could make one, goes out."""
    line = " ".join("".join(sign for sign in value if sign.isspace() or sign.isprintable()).split())
    if line.startswith(_FORMULA):
        line = "'" + line
    return '"' + line.replace('"', '""') + '"'


def usage_terms(content: KitContent) -> str:
    """What may be done with the text, in one sentence."""
    return f"U mag deze tekst overnemen en inkorten, met {content.organisation} als bron."


def terms(content: KitContent) -> str:
    """What a paper may do with the kit."""
    return _paragraphs(banner(content), "VOORWAARDEN", usage_terms(content), _terms_of(content.photos))


def picture_terms(photos: Iterable[Photo]) -> str:
    """What a paper may do with pictures alone."""
    return _paragraphs("VOORWAARDEN", _terms_of(photos))


def _terms_of(photos: Iterable[Photo]) -> str:
    per_photo = [f"{photo.title}: {photo.terms}. {photo.credit}" for photo in photos]
    return _paragraphs(
        "U mag de beelden gebruiken bij nieuws over dit onderwerp. Zet de naam van de maker erbij.",
        "Gebruik de beelden niet voor reclame, en maak er geen ander beeld van.",
        "BEELDEN\n" + "\n".join(per_photo) if per_photo else "",
    )


def readme(content: KitContent) -> str:
    """What is in the folder and whom to call: the first thing someone opens."""
    return _paragraphs(
        banner(content),
        f"PERSMAP\n{content.title}\n{dateline(content)}\nVersie {content.version}",
        changes(content),
        contacts(content),
        "Open index.html: daar staat alles bij elkaar, ook zonder internet.",
        "\n".join(_folders(content)),
        "VOORWAARDEN.txt zegt wat u met tekst en beeld mag. Met SHA256SUMS.txt controleert u de bestanden.",
        f"Het bericht staat op {content.url}",
    )


def _folders(content: KitContent) -> Iterator[str]:
    """Each folder that is there, and what is in it."""
    yield "1-tekst: het bericht als tekst, Word, webpagina en PDF, in 60, 150 en 300 woorden, en als krantentekst"
    if content.photos:
        yield "2-beeld: de beelden in drukkwaliteit (hires) en voor het web, met bijschriften"
    behind = {
        "over ons": content.boilerplate,
        "feiten": content.facts,
        "vragen en antwoorden": content.questions,
        "wie is wie": content.biographies,
        "bijlagen": content.attachments,
    }
    if any(behind.values()):
        yield f"3-achtergrond: {', '.join(name for name, part in behind.items() if part)}"
    if content.logo:
        yield "4-logo: het logo"
    yield "5-redactie: noot voor de redactie, contactgegevens (.vcf), wijzigingen, en het bericht als ninjs"
