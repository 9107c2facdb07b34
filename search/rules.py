"""What a visitor typed, made safe; and what is shown of what was found. No database."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 200
MAX_WORDS = 16
MAX_WORD_LENGTH = 40
SNIPPET_LENGTH = 240
# From 0 to 1, as `difflib` measures it: one sign wrong in a word of four, two in one of eight.
LOOKS_LIKE = 0.75

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ENDS = tuple(".,:;!?…)’”'\"")


@dataclass(frozen=True)
class Term:
    """One word of a query: as typed and as its base form, both folded."""

    word: str
    lemma: str


def fold(text: str) -> str:
    """Lower case without accents, so that 'één' and 'een' meet; half characters are left out."""
    decomposed = unicodedata.normalize("NFKD", text.encode("utf-8", "ignore").decode("utf-8"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, folded: letters and digits only, so no sign can steer the index."""
    return [word[:MAX_WORD_LENGTH] for word in _WORD.findall(fold(text))]


def _token(word: str) -> str:
    """One word as the index keeps it: folding '½' gives a fraction sign, which is left out again."""
    return "".join(_WORD.findall(fold(word)))[:MAX_WORD_LENGTH]


@lru_cache(maxsize=50_000)
def lemma_of(word: str) -> str:
    """The base form of a Dutch word ('kinderen' → 'kind'), folded; the word itself when unknown."""
    return _token(simplemma.lemmatize(word, lang="nl"))


def lemmas_of(text: str) -> str:
    """Every word of a text in its base form, in order, for the index."""
    cleaned = text.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(filter(None, map(lemma_of, _WORD.findall(cleaned))))


def terms_of(query: str) -> list[Term]:
    """A query as at most 16 different words; empty when nothing in it can be searched for."""
    cleaned = query[:MAX_LENGTH].encode("utf-8", "ignore").decode("utf-8")
    terms: dict[str, Term] = {}
    for raw in _WORD.findall(cleaned):
        word = _token(raw)
        if word:
            terms.setdefault(word, Term(word, lemma_of(raw.lower()) or word))
    return list(terms.values())[:MAX_WORDS]


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a mistyped one looks most like; empty when none does. The first letter is mostly right."""
    alike = [other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=LOOKS_LIKE)), "")


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, str]:
    """A word of a text as it is looked for: as it stands, and in its base form."""
    return fold(word), lemma_of(word.lower())


def _on_one_line(text: str) -> str:
    """The lines of a text behind one another; a dot parts one without an end, as a heading, from the next."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return " ".join([*(line if line.endswith(_ENDS) else f"{line} ·" for line in lines[:-1]), *lines[-1:]])


def snippet(text: str, terms: list[Term]) -> SafeString:
    """A piece of the text around the first hit, escaped, with every hit in `<mark>`."""
    wanted, lemmas = tuple(term.word for term in terms), {term.lemma for term in terms}

    def is_hit(match: re.Match[str]) -> bool:
        word, lemma = _folded(match.group())
        return word.startswith(wanted) or lemma in lemmas

    plain = _on_one_line(text)
    words = _WORD.finditer(plain[:20_000])
    first = next((match.start() for match in words if is_hit(match)), 0)
    start = max(0, plain.rfind(" ", 0, max(0, first - 60)) + 1) if first > 60 else 0
    end = min(len(plain), start + SNIPPET_LENGTH)
    if end < len(plain):
        last_space = plain.rfind(" ", start, end)
        end = last_space if last_space > start else end
    parts = ["… " if start else ""]
    at = start
    for match in _WORD.finditer(plain, start, end):
        begin, stop = match.span()
        if is_hit(match):
            parts += [escape(plain[at:begin]), "<mark>", escape(plain[begin:stop]), "</mark>"]
            at = stop
    parts += [escape(plain[at:end]), " …" if end < len(plain) else ""]
    return mark_safe("".join(str(part) for part in parts))
