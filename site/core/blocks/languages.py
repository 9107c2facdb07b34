"""Words in another language inside a Dutch text: editors mark them, a screen reader speaks them (WCAG 3.1.2)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The name of the mark among the features of a rich text.
FEATURE = "foreign-words"
LANGUAGES: dict[str, str | Promise] = {
    "en": _("English"),
    "fr": _("French"),
    "de": _("German"),
    "tr": _("Turkish"),
    "ar": _("Arabic"),
    "pl": _("Polish"),
    "uk": _("Ukrainian"),
}
RIGHT_TO_LEFT = {"ar"}


def language_attributes(language: str) -> dict[str, str]:
    """The HTML attributes of words in a language."""
    return {"lang": language} | ({"dir": "rtl"} if language in RIGHT_TO_LEFT else {})
