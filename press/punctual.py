"""Releases open at their second."""

from core.clock.punctual import Appointment, punctually
from press.clearance.services import next_opening, open_due

punctually("releases", Appointment(next_due=next_opening, run=open_due))
