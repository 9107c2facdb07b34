"""Consents end; what rests on them goes with them."""

from datetime import datetime

from core.clock.registry import every_minute
from core.people.services import take_off_what_ended


@every_minute("consents")
def end_consents(now: datetime) -> None:
    take_off_what_ended(now)
