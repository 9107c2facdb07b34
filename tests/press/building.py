"""What one process does in a test of building kits; `manage.py shell` runs it against a database and files on disk."""

import json
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from press import kit_storage
from press.models import MediaKit, PressReleasePage
from press.services import build_kit, discard_kits, kit_for, sweep_kits
from tests.conftest import make_campaign
from tests.factories.core import jpeg_bytes, make_image
from tests.factories.press import make_release, make_room

# Longer than it takes for the other process to see the first picture in the unfinished file.
STANDS_STILL = 60


def prepare() -> list[str]:
    """A public release with a picture, whose kit was thrown away; what that left in the folder."""
    site = make_campaign()
    make_release(make_room(site.root_page.specific), "Goud", make_image(site, data=jpeg_bytes(600, 400)))
    discard_kits(PressReleasePage.objects.all())
    MediaKit.objects.all().delete()
    return _files()


def _files() -> list[str]:
    return sorted(path.suffix for path in (Path(settings.MEDIA_ROOT) / kit_storage.FOLDER).glob("*"))


def _release() -> PressReleasePage:
    return PressReleasePage.objects.get()


def build_together(start: str) -> str:
    """Build as soon as the file `start` exists, together with whoever else waits for it; the state it left."""
    release = _release()
    print("ready", flush=True)
    while not Path(start).exists():
        time.sleep(0.001)
    return str(build_kit(release).state)


def stand_still_halfway() -> None:
    """Begin to build, and stop when the archive is written and not yet in its place, until somebody ends the process."""
    release, real = _release(), kit_storage.verified

    def stand_still(target):
        measured = real(target)
        print("halfway", flush=True)
        time.sleep(STANDS_STILL)
        return measured

    kit_storage.verified = stand_still
    build_kit(release)


def finish() -> dict[str, object]:
    """What the next builder does: nothing while the work is claimed, all of it once that has ended."""
    first = build_kit(_release()).state
    MediaKit.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    second = build_kit(_release()).state
    swept = sweep_kits(timezone.now() + timedelta(minutes=1))
    return {"states": [str(first), str(second)], "swept": swept, **state()}


def state() -> dict[str, object]:
    """The kit that is offered, whether it is whole, and what lies in the folder."""
    kit = kit_for(_release())
    lies_there = kit_storage.stored(kit.file.name) if kit else None
    return {
        "rows": MediaKit.objects.count(),
        "is_whole": bool(kit and lies_there and lies_there.sha256 == kit.sha256),
        "files": _files(),
    }


def run(media: str, deed: str, *values: str) -> None:
    """Do one of the above with uploads below `media`, and print what it gives, as JSON on the last line."""
    deeds = {
        "prepare": prepare,
        "build": build_together,
        "halfway": stand_still_halfway,
        "finish": finish,
        "state": state,
    }
    with override_settings(MEDIA_ROOT=Path(media)):
        print(json.dumps(deeds[deed](*values)), flush=True)
