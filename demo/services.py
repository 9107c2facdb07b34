"""Load the demo campaign, all or nothing, and take it away again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from core.campaigns.models import CampaignSettings
from demo.leftovers import sweep, wait_for_your_turn
from demo.loading import room_loaders
from demo.loading.campaign import start_demo_campaign
from demo.loading.context import DemoContext
from demo.loading.people import load_people
from demo.loading.pictures import draw_all, load_pictures
from demo.models import DemoRecord
from demo.register import recording
from demo.schedule import AMSTERDAM, DemoDates
from press.services import build_due_kits

PRINT_SIZE = 1.0
Tell = Callable[[str], None]


class CampaignExists(Exception):
    """There is a campaign already; the demo is only loaded into an empty installation."""


def is_empty() -> bool:
    """No campaign exists: no site has campaign settings."""
    return not CampaignSettings.objects.exists()


def load(
    *,
    now: datetime | None = None,
    scale: float = PRINT_SIZE,
    address: tuple[str, int] = ("127.0.0.1", 8000),
    tell: Tell = lambda line: None,
) -> Site:
    """Build the whole demo in one transaction; gives its campaign.

    Pictures are drawn before the database is touched. When anything fails, or somebody presses
    Ctrl-C, nothing is left: the database rolls back and files are swept. What a killed load left
    behind is swept first.

    :raises CampaignExists: when there is a campaign, the demo or another.
    """
    if not is_empty():
        raise CampaignExists
    tell("De tekeningen worden gemaakt …")
    drawn = draw_all(scale)
    tell("De campagne wordt gevuld:")
    with transaction.atomic():
        wait_for_your_turn()
        if not is_empty():
            raise CampaignExists
        sweep()
        # The pictures of a load that fails are swept with the turn still held: nobody else is writing.
        try:
            with transaction.atomic():
                site = _fill(drawn, now or timezone.now(), address, tell)
        except BaseException:
            sweep()
            raise
    tell("De persmappen worden gemaakt …")
    build_due_kits(site)
    return site


def _fill(drawn: dict[str, bytes], now: datetime, address: tuple[str, int], tell: Tell) -> Site:
    dates = DemoDates(today=now.astimezone(AMSTERDAM).date())
    with recording():
        site, home = start_demo_campaign(address)
        demo = DemoContext(site=site, home=home, dates=dates)
        load_pictures(demo, drawn)
        load_people(demo)
        for name, fill_room in room_loaders():
            tell(f"  {name}")
            fill_room(demo)
    DemoRecord.objects.filter(site_id=None).update(site_id=site.pk)
    return site


def move_to(address: tuple[str, int]) -> bool:
    """Serve the demo at another port of this machine; a site that has its own name stays where it is."""
    site = DemoRecord.site_of_demo()
    if site is None or site.hostname != address[0] or site.port == address[1]:
        return False
    site.port = address[1]
    site.save(update_fields=["port"])
    return True


def is_loaded() -> bool:
    return DemoRecord.site_of_demo() is not None
