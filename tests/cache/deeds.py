"""What another process does while nginx serves; `Front.do` runs it by name."""

import os
import signal
from datetime import timedelta
from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core.cache.leases import ready
from core.outbox.models import OutboxMail
from home.models import ContentPage
from press.clearance.services import agree, approve, invite, plan
from press.counting import count_what_nginx_sent
from press.models import Clearance, DownloadCount, PressReleasePage
from press.preparing import prepare as prepare_kits
from press.services import build_kit, discard_kits
from tests.cache.front import HOST
from tests.conftest import make_campaign
from tests.factories.press import make_release, make_room


def prepare() -> None:
    """A campaign with a page and a public release with its kit; says where that is."""
    home = make_campaign(HOST).root_page.specific
    home.add_child(instance=ContentPage(title="Over ons", slug="over-ons"))
    home.add_child(instance=ContentPage(title="Tijdelijk", slug="tijdelijk"))
    release = make_release(make_room(home))
    kit = build_kit(release)
    assert default_storage.exists(kit.file.name)
    print(f"/persmap/{release.pk}/{kit.filename}")


def rename(title: str) -> None:
    page = ContentPage.objects.get(slug="over-ons")
    page.title = title
    page.save_revision().publish()


def rename_and_die_before_the_commit(title: str) -> None:
    """The worst moment: everything is written, nothing is committed."""
    with transaction.atomic():
        rename(title)
        os.kill(os.getpid(), signal.SIGKILL)


def rename_and_die_after_the_commit(title: str) -> None:
    """The other worst moment: it is committed, and nobody could say so any more."""
    with transaction.atomic():
        transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
        rename(title)


def end(seconds: str) -> None:
    """A page ends by itself after this; says when, in seconds since 1970."""
    page = ContentPage.objects.get(slug="tijdelijk")
    page.expire_at = timezone.now() + timedelta(seconds=float(seconds))
    page.save_revision().publish()
    print(page.expire_at.timestamp())


def open_in(seconds: str) -> None:
    """An approved release opens after this; says when, in seconds since 1970."""
    room = PressReleasePage.objects.first().get_parent().specific
    release = make_release(room, "Onder embargo", slug="onder-embargo", live=False)
    approve(release, name="Dirk Directeur")
    moment = timezone.now() + timedelta(seconds=float(seconds))
    Clearance.objects.filter(release=release).update(opens_at=moment)
    print(moment.timestamp())


def let_a_journalist_read_ahead() -> None:
    """Someone of the press who agreed to an embargo, whose kit is ready; says where that kit is."""
    room = PressReleasePage.objects.first().get_parent().specific
    release = make_release(room, "Eerst de pers", slug="eerst-de-pers", live=False)
    approve(release, name="Dirk Directeur")
    plan(release, timezone.now() + timedelta(days=2), None, reason="De winnaar hoort het eerst.")
    prepare_kits(release)
    reader = invite(release, name="Anna", outlet="Krant", email="anna@krant.example", by=None)
    agree(reader, name="Anna", outlet="Krant")
    words = OutboxMail.objects.order_by("-pk").first().body.split()
    print(urlsplit(next(word for word in words if "/embargo/" in word)).path + "persmap.zip")


def withdraw_the_kit(release: str) -> None:
    """As when consent is withdrawn: the kit that is offered goes."""
    discard_kits([PressReleasePage.objects.get(pk=int(release))])


def downloads() -> None:
    """What is counted, once what nginx wrote is read."""
    count_what_nginx_sent(ready() / "downloads", timezone.now() + timedelta(minutes=5))
    print(sum(DownloadCount.objects.values_list("count", flat=True)))
