"""The duty roster: who can be called now."""

from press.duty.services import is_press_contact, next_change, reachable, week_of

__all__ = ["is_press_contact", "next_change", "reachable", "week_of"]
