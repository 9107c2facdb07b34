"""A kit follows its release, the people in it, and their consent."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.audit.services import record
from core.campaigns.models import CampaignSettings
from core.media.models import CampaignImage
from core.pages.models import BasePage
from core.pages.signals import left_public, went_public
from core.people.models import Person
from core.people.signals import consent_withdrawn
from press.clearance.services import note_version
from press.models import DutyHours, MediaKit, PressReleasePage, PressSettings
from press.services import delete_file_on_commit, discard_kits, settle_kits
from press.signals import release_arranged, release_withdrawn
from press.tasks import make_due_kits, make_kit, prepare_kits


@receiver(went_public, sender=PressReleasePage)
def write_down_the_version(page: PressReleasePage, **kwargs: Any) -> None:
    note_version(page)


@receiver(release_arranged)
def prepare_the_kits(release: PressReleasePage, **kwargs: Any) -> None:
    """Kits are made at approval, never at the very second a release opens."""
    prepare_kits.enqueue(release.pk)


@receiver(release_withdrawn)
def throw_prepared_kits_away(release: PressReleasePage, **kwargs: Any) -> None:
    discard_kits([release])


@receiver(went_public, sender=PressReleasePage)
def order_a_kit(page: PressReleasePage, **kwargs: Any) -> None:
    """A kit that was prepared is there at once; else the worker makes it."""
    if settle_kits(page) is None:
        transaction.on_commit(lambda: make_kit.enqueue(page.pk))


@receiver(post_delete, sender=MediaKit)
def throw_its_file_away(instance: MediaKit, **kwargs: Any) -> None:
    """A release that is deleted takes its kits along, prepared ones too: rows and files."""
    if instance.file:
        delete_file_on_commit(instance)


@receiver(left_public, sender=PressReleasePage)
def throw_the_kit_away(page: PressReleasePage, **kwargs: Any) -> None:
    discard_kits([page])


@receiver(consent_withdrawn)
def take_pictures_out_of_kits(pages: list[BasePage], **kwargs: Any) -> None:
    """The old kits go at once; the pages were published anew without the picture, which orders new ones."""
    releases = [page for page in pages if isinstance(page, PressReleasePage)]
    discard_kits(releases)
    for release in releases:
        transaction.on_commit(lambda pk=release.pk: make_kit.enqueue(pk))


@receiver(post_save, sender=CampaignSettings)
@receiver(post_save, sender=Person)
@receiver(post_save, sender=CampaignImage)
@receiver([post_save, post_delete], sender=DutyHours)
def renew_kits(sender: type, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """A new phone number, caption, 'about us' or shift reaches the kits too."""
    order = OrderDueKits(instance.site_id)
    if (not created or sender is DutyHours) and order not in _waiting_for_the_commit():
        transaction.on_commit(order)


@dataclass(frozen=True)
class OrderDueKits:
    """Asks the worker to build what is behind in a campaign; a roster of fourteen lines asks once."""

    site_id: int

    def __call__(self) -> None:
        make_due_kits.enqueue(self.site_id)


def _waiting_for_the_commit() -> list[Any]:
    return [callback for _savepoints, callback, _robust in connection.run_on_commit]


@receiver(post_save, sender=PressSettings)
def note_who_approves(instance: PressSettings, **kwargs: Any) -> None:
    """Whether four eyes are asked is written down each time someone saves it."""
    detail = {"needs_two_people": instance.needs_two_people}
    record(site=instance.site, actor=None, action="press.settings", target=instance, detail=detail)
