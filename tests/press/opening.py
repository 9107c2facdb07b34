"""What one process does in a test of the opening; `manage.py shell` runs it against a database on disk."""

import json
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.signals import page_published

from press.clearance.services import approve, open_due
from press.models import Clearance, PressReleasePage, ReleaseVersion
from tests.conftest import make_campaign
from tests.factories.press import make_release, make_room


def prepare() -> None:
    """A release whose time came a second ago."""
    release = make_release(make_room(make_campaign().root_page.specific), live=False)
    approve(release, name="Dirk Directeur")
    Clearance.objects.update(opens_at=timezone.now() - timedelta(seconds=1))


def open_together(start: str) -> int:
    """Open what is due as soon as the file `start` exists, together with whoever else waits for it."""
    print("ready", flush=True)
    while not Path(start).exists():
        time.sleep(0.001)
    return open_due()


def stand_still_halfway() -> None:
    """Begin to open, and stop between the publication and the commit until somebody ends the process."""

    def stand_still(**kwargs: object) -> None:
        print("halfway", flush=True)
        time.sleep(60)

    page_published.connect(stand_still)
    open_due()


def state() -> dict[str, int]:
    return {
        "public": PressReleasePage.objects.public().count(),
        "waiting": Clearance.objects.to_open().count(),
        "versions": ReleaseVersion.objects.count(),
    }


def run(deed: str, *values: str) -> None:
    """Do one of the above and print what it gives, as JSON on the last line."""
    deeds = {"prepare": prepare, "open": open_together, "halfway": stand_still_halfway, "state": state}
    print(json.dumps(deeds[deed](*values)), flush=True)
