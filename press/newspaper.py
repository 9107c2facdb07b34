"""The text a paper prints, and nothing else: what a journalist pastes."""

from press.kit import texts
from press.kit.content import KitContent


def newspaper_text(content: KitContent) -> str:
    """Headline, place and date, lead and text, up to EINDE PERSBERICHT.

    No note to editors, no contact, no 'about us', no markup: nothing that must not be printed.
    """
    parts = (
        texts.example_line(content),
        content.title,
        f"{texts.dateline(content)} – {content.lead}",
        texts.body(content),
        "EINDE PERSBERICHT",
    )
    return "\n\n".join(part.strip() for part in parts if part.strip())
