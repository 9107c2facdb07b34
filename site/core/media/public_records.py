"""The records of core whose pictures readers see."""

from core.campaigns.models import CampaignSettings
from core.media.visibility import is_used_publicly, register_media_user
from core.people.models import Person


@register_media_user(CampaignSettings)
def settings_are_shown(ids: list[str]) -> bool:
    """A logo stands on every page of its campaign."""
    return CampaignSettings.objects.filter(pk__in=ids).exists()


@register_media_user(Person)
def people_are_shown(ids: list[str]) -> bool:
    """A portrait is shown where its person is: as author, alderman, juror or contact."""
    return any(is_used_publicly(person) for person in Person.objects.filter(pk__in=ids))
