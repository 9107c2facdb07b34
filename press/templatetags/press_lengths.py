"""How long something takes."""

from django import template
from django.utils.translation import gettext, ngettext

register = template.Library()


@register.filter
def speaking_time(seconds: int) -> str:
    """'45 seconden', '2 minuten en 5 seconden'."""
    minutes, rest = divmod(int(seconds), 60)
    parts = []
    if minutes:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    if rest or not minutes:
        parts.append(ngettext("%(count)s second", "%(count)s seconds", rest) % {"count": rest})
    return gettext(" and ").join(parts)
