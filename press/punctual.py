"""Releases open at their second, and are looked at just after."""

from core.clock.punctual import Appointment, punctually
from press.clearance.after_opening import look_at_opened, next_look
from press.clearance.services import next_opening, open_due

punctually("releases", Appointment(next_due=next_opening, run=open_due))
punctually("releases_seen", Appointment(next_due=next_look, run=look_at_opened))
