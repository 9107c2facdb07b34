"""Moments as an embargo needs them: in full, with the zone."""

from datetime import datetime

from django import template

from press.clearance import words

register = template.Library()


@register.filter
def in_full(moment: datetime) -> str:
    """'dinsdag 24 november 2026, 10.00 uur (Nederlandse tijd)'."""
    return words.moment(moment) if moment else ""
