"""The mail a journalist gets: plain text to paste from, and whom to call. No pictures, no tracking."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from press.kit import texts
from press.kit.content import KitContent


@dataclass(frozen=True)
class Letter:
    """A mail: `subject` is one line, `body` plain text."""

    subject: str
    body: str


@dataclass(frozen=True)
class Surroundings:
    """What stands around the text: what kind it is, who can be called, where more is.

    `change` says what a new version changed; `invitation` the lines of when, where and what there is to see.
    """

    kind: str
    contacts: Sequence[str]
    kit_url: str = ""
    change: str = ""
    invitation: Sequence[str] = ()


def subject(content: KitContent, around: Surroundings) -> str:
    """'Persbericht: …', which most journalists want to see first; a new version says that it is one."""
    if around.change:
        return gettext("Correction of press release: %(title)s") % {"title": content.title}
    if content.title.lower().startswith(around.kind.lower()):
        return content.title
    return f"{around.kind[:1].upper()}{around.kind[1:]}: {content.title}"


def letter(content: KitContent, around: Surroundings, *, salutation: str, source: str, opt_out_url: str) -> Letter:
    """The mail for one journalist. The text to print ends at EINDE PERSBERICHT; all below it isn't for print."""
    hello = salutation.strip() or gettext("Good day")
    parts = [
        f"{hello.rstrip(',')},",
        _introduction(content, around),
        "\n".join(around.invitation),
        "* * *",
        texts.newspaper(content),
        "* * *",
        texts.note(content),
        "\n".join([gettext("CONTACT"), *around.contacts]) if around.contacts else "",
        _addresses(content, around),
        _why(source, opt_out_url),
    ]
    return Letter(subject(content, around), "\n\n".join(part for part in parts if part) + "\n")


def _introduction(content: KitContent, around: Surroundings) -> str:
    if around.change:
        return gettext(
            "Something in an earlier press release wasn't right. What changed: %(change)s Please use this text."
        ) % {"change": around.change.strip()}
    return gettext("Below is news from %(name)s. You may use and shorten the text.") % {"name": content.organisation}


def _addresses(content: KitContent, around: Surroundings) -> str:
    lines = [gettext("With pictures: %(url)s") % {"url": content.url}]
    if around.kit_url:
        lines.append(gettext("Everything in one file (media kit, ZIP): %(url)s") % {"url": around.kit_url})
    return "\n".join(lines)


def _why(source: str, opt_out_url: str) -> str:
    return "\n".join(
        [
            gettext("You get this mail because we have your address from: %(source)s.")
            % {"source": source.rstrip(". ")},
            gettext("No more press releases? %(url)s") % {"url": opt_out_url},
        ]
    )
