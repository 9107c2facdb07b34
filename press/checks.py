"""What a release can do better, part by part: advice beside the form, which blocks nothing.

Plain text in, hints out; no database and no clock. The parts and their conventions are those of a Dutch persbericht:
headline, lead with wie, wat, waar and wanneer, a text that can be cut from the bottom, quotes that were agreed,
loose pictures of print size. The lists are short on purpose: a hint that is often wrong isn't read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from core.blocks.rules import count_words, is_shouting, sentences
from press.rules import PRINT_EDGE

LONGEST_HEADLINE = 70
LONGEST_LEAD = 60
# Ours: easy Dutch (B1) takes some fifteen words; at twenty-five a reader has lost the beginning.
LONGEST_SENTENCE = 25
WEB_EDGE = 1800

HEADLINE, LEAD, BODY, QUOTES, PHOTOS = "title", "lead", "body", "quotes", "photos"

_PRAISE = (
    "uniek|unieke|uniekste|trots|trotse|bijzonder|bijzondere|innovatief|innovatieve|prachtig|prachtige|geweldig|geweldige|"
    "fantastisch|fantastische|succesvol|succesvolle|toonaangevend|toonaangevende|baanbrekend|baanbrekende|enorm|enorme|"
    "ambitieus|ambitieuze|verheugd|inspirerend|inspirerende|indrukwekkend|indrukwekkende|uitstekend|uitstekende|ongekend|"
    "ongekende|spectaculair|spectaculaire|fenomenaal|fenomenale|schitterend|schitterende|gamechanger|mooie|mooiste"
)
_PRAISE_WORD = re.compile(rf"\b(?:{_PRAISE})\b", re.IGNORECASE)
_PASSIVE_WORD = re.compile(
    r"\b(?:word|wordt|worden|werd|werden|geworden|zal|zult|zullen|zou|zouden|kan|kunt|kunnen|kon|konden)\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<!\w)(?:[a-z]{1,3}\.){2,}(?!\w)", re.IGNORECASE)
_SHORTENED = re.compile(
    r"(?<!\w)(?:etc|bijv|bv|evt|incl|excl|ca|nr|tel|resp|max|min|afd|gem|jl|drs|mr|ir|prof|mevr|dhr|wmo|kvk)\.",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z&]{1,6}(?![\w])")
# Words of capitals that everybody reads as a word.
_KNOWN_CAPITALS = {"EU", "NL", "TV", "PC", "OK", "EK", "WK"}
_QUOTED = re.compile(r"‘[^’]*(?:’(?=\w)[^’]*)*’|“[^”]*”|\"[^\"]*\"")

_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)\b[A-ZÀ-Ý][\w’'-]+")
_SOMEONE = re.compile(
    r"\b(?:inwoners?|bewoners?|buren|vrijwilligers?|sociaal werkers?|jongeren|ouderen|ouders|kinderen|leerlingen|"
    r"wethouders?|burgemeesters?|college|gemeente|gemeenteraad|raad|stichting|vereniging|jury|organisaties?|"
    r"buurthuis|kok|directeur|bestuur)\b",
    re.IGNORECASE,
)
_AT_A_PLACE = re.compile(
    r"\b(?:in|te|op|bij|naar|uit|aan|langs|rond|rondom|vanuit)\s+(?:het\s+|de\s+|’t\s+)?[A-ZÀ-Ý]\w+"
)
_PLACE = re.compile(
    r"\b(?:buurthuis|wijkcentrum|dorpshuis|gemeentehuis|stadhuis|plein|markt|straat|wijk|buurt|dorp|stad|theater|"
    r"bibliotheek|school|park|\w+(?:straat|plein|weg|laan|kade|park|buurt|wijk|markt))\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|vandaag|morgen|overmorgen|gisteren|vanavond|"
    r"vanmiddag|vanochtend|vannacht|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|(?:deze|vorige|komende|volgende|afgelopen|dit|vorig|komend|volgend)\s+(?:week|weekend|maand|jaar|zomer|"
    r"najaar|voorjaar|winter|herfst|lente)|(?:19|20)\d\d|\d{1,2}[.:]\d\d\s+uur|per direct|sinds|vanaf)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|gaat|gaan|ging|gingen|komt|komen|kwam|kwamen|krijgt|krijgen|"
    r"kreeg|kregen|doet|doen|deed|wint|won|staat|staan|stond|ligt|ziet|zien|wil|willen|mag|mogen|moet|moeten|"
    r"kan|\w{3,}(?:en|de|te|[bcdfgklmnprstv]t))\b",
    re.IGNORECASE,
)
SHORTEST_NEWS = 6


@dataclass(frozen=True)
class Hint:
    """One piece of advice: the part of the form it is about, a short name of the rule, and the sentence shown."""

    part: str
    rule: str
    text: str


@dataclass(frozen=True)
class QuoteFacts:
    """What counts of a quote: who says it, and the calendar day on which that person agreed to the words."""

    who: str
    agreed_on: date | None


@dataclass(frozen=True)
class PhotoFacts:
    """What counts of a picture for the press; sizes in pixels of the original."""

    title: str
    alt: str
    caption: str
    photographer: str
    terms: str
    width: int
    height: int
    is_decorative: bool = False


def without_quotes(text: str) -> str:
    """The writer's own words: what stands between quotation marks is someone else's."""
    return _QUOTED.sub(" ", text)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word.lower() for word in words))


def praise_words(text: str) -> list[str]:
    """Words that sell, in the order of the text; in a quote they are allowed."""
    return _once(_PRAISE_WORD.findall(without_quotes(text)))


def passive_words(text: str) -> list[str]:
    """Forms of worden, zullen and kunnen, which make a text slow; in a quote they are allowed."""
    return _once(_PASSIVE_WORD.findall(without_quotes(text)))


def abbreviations(text: str) -> list[str]:
    """Abbreviations as they stand: 'o.a.', 'bijv.', 'WMO'."""
    dotted = [found.group() for pattern in (_DOTTED, _SHORTENED) for found in pattern.finditer(text)]
    letters = [word for word in _CAPITALS.findall(text) if word not in _KNOWN_CAPITALS]
    return list(dict.fromkeys([*dotted, *letters]))


def long_sentences(text: str) -> list[str]:
    """The sentences of more than 25 words."""
    return [sentence for sentence in sentences(text) if count_words(sentence) > LONGEST_SENTENCE]


def missing_ws(lead: str, place: str = "") -> list[str]:
    """Which of 'wie', 'wat', 'waar' and 'wanneer' a lead doesn't seem to answer.

    A guess by words: a name or a group of people, a sentence of six words with a verb, a place, a day or time.
    """
    has_place = bool(_AT_A_PLACE.search(lead) or _PLACE.search(lead) or (place and place.lower() in lead.lower()))
    has_news = any(count_words(line) >= SHORTEST_NEWS and _VERB.search(line) for line in sentences(lead))
    answers = {
        "wie": bool(_SOMEONE.search(lead) or _NAME.search(_AT_A_PLACE.sub("", lead))),
        "wat": has_news,
        "waar": has_place,
        "wanneer": bool(_WHEN.search(lead)),
    }
    return [question for question, is_answered in answers.items() if not is_answered]


# -- hints per part ------------------------------------------------------------------------------------------------


def headline_hints(title: str) -> Iterator[Hint]:
    """A headline holds the news in at most 70 characters, in plain letters."""
    if len(title.strip()) > LONGEST_HEADLINE:
        yield Hint(
            HEADLINE,
            "long",
            gettext("%(count)s characters; a paper likes at most %(most)s.")
            % {"count": len(title.strip()), "most": LONGEST_HEADLINE},
        )
    if is_shouting(title):
        yield Hint(HEADLINE, "capitals", gettext("Write no words in capitals: a paper has to type it anew."))
    if "!" in title:
        yield Hint(HEADLINE, "exclamation", gettext("Leave out the exclamation mark: news speaks for itself."))
    found = [] if is_shouting(title) else abbreviations(title)
    if found:
        yield _abbreviation_hint(HEADLINE, found)


def _abbreviation_hint(part: str, found: Sequence[str]) -> Hint:
    return Hint(part, "abbreviations", gettext("Write in full: %(words)s.") % {"words": ", ".join(found)})


def _prose_hints(part: str, text: str) -> Iterator[Hint]:
    if found := praise_words(text):
        yield Hint(
            part,
            "praise",
            gettext("Praise belongs in a quote. Leave out or show it: %(words)s.") % {"words": ", ".join(found)},
        )
    if found := passive_words(text):
        yield Hint(part, "passive", gettext("Say who does it, now: %(words)s.") % {"words": ", ".join(found)})
    if found := abbreviations(text):
        yield _abbreviation_hint(part, found)
    for sentence in long_sentences(text):
        yield Hint(
            part,
            "long_sentence",
            gettext("Cut this sentence of %(count)s words in two: “%(start)s …”")
            % {"count": count_words(sentence), "start": " ".join(sentence.split()[:6])},
        )


def lead_hints(lead: str, place: str = "") -> Iterator[Hint]:
    """A lead answers wie, wat, waar and wanneer in at most 60 words: some papers print only this."""
    if not lead.strip():
        return
    words = count_words(lead)
    if words > LONGEST_LEAD:
        yield Hint(
            LEAD,
            "long",
            gettext("%(count)s words; keep it below %(most)s.") % {"count": words, "most": LONGEST_LEAD},
        )
    if missing := missing_ws(lead, place):
        yield Hint(LEAD, "ws", gettext("Does it say: %(questions)s?") % {"questions": ", ".join(missing)})
    yield from _prose_hints(LEAD, lead)


def body_hints(text: str) -> Iterator[Hint]:
    """A text in the present, active, without praise."""
    yield from _prose_hints(BODY, text)


def quote_hints(quotes: Sequence[QuoteFacts]) -> Iterator[Hint]:
    """A quote is of someone who agreed to these very words."""
    for quote in quotes:
        if quote.who.strip() and quote.agreed_on is None:
            yield Hint(
                QUOTES, "agreed", gettext("On which day did %(who)s agree to these words?") % {"who": quote.who.strip()}
            )


def photo_hints(photos: Sequence[PhotoFacts]) -> Iterator[Hint]:
    """A paper needs a picture of print size with caption, maker and terms, lying and standing."""
    for photo in photos:
        yield from _one_photo(photo)
    if photos and not any(photo.width > photo.height for photo in photos):
        yield Hint(PHOTOS, "landscape", gettext("Add a picture that is wider than high: the front page needs one."))
    if photos and not any(photo.height > photo.width for photo in photos):
        yield Hint(PHOTOS, "portrait", gettext("Add a picture that is higher than wide: it fits one column."))


def _one_photo(photo: PhotoFacts) -> Iterator[Hint]:
    name = {"title": photo.title}
    if not photo.alt.strip() and not photo.is_decorative:
        yield Hint(PHOTOS, "alt", gettext("“%(title)s”: write an alt text.") % name)
    if not photo.caption.strip():
        yield Hint(PHOTOS, "caption", gettext("“%(title)s”: write who, what and where in the caption.") % name)
    if not photo.photographer.strip():
        yield Hint(PHOTOS, "photographer", gettext("“%(title)s”: who made it?") % name)
    if not photo.terms.strip():
        yield Hint(PHOTOS, "terms", gettext("“%(title)s”: choose the terms of use.") % name)
    edge = max(photo.width, photo.height)
    if edge < WEB_EDGE:
        yield Hint(
            PHOTOS,
            "web_only",
            gettext("“%(title)s”: only for the web (%(edge)s pixels; print takes %(print)s).")
            % {"title": photo.title, "edge": edge, "print": PRINT_EDGE},
        )
    elif edge < PRINT_EDGE:
        yield Hint(
            PHOTOS,
            "small_print",
            gettext("“%(title)s”: small in print, so offered for the web (%(edge)s pixels; print takes %(print)s).")
            % {"title": photo.title, "edge": edge, "print": PRINT_EDGE},
        )
