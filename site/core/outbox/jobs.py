from datetime import datetime

from core.clock.registry import every_minute
from core.outbox import services


@every_minute("outbox")
def send_mail(now: datetime) -> None:
    services.send_due(now)
    services.forget_old_texts(now)
