"""Whatever readers can see changes the state of its campaign, in the same transaction."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from core.cache.services import renew, renew_all
from core.campaigns.models import CampaignRecord, CampaignSettings
from core.campaigns.services import site_of_page
from core.media.models import CampaignDocument, CampaignImage
from core.pages.models import BasePage
from core.pages.signals import left_public, went_public


@receiver(went_public)
@receiver(left_public)
def a_page_changed(page: BasePage, **kwargs: Any) -> None:
    """A page right below the home page stands in the menu, so it changes what is around every page."""
    site = site_of_page(page)
    if site:
        is_section = page.depth <= site.root_page.depth + 1
        renew(site.pk, frame=is_section)


@receiver([post_save, post_delete])
def a_record_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    if issubclass(sender, CampaignRecord) and instance.shown_to_readers:
        renew(instance.site_id, frame=instance.is_remembered)


@receiver([post_save, post_delete], sender=CampaignSettings)
def settings_changed(instance: CampaignSettings, **kwargs: Any) -> None:
    renew(instance.site_id, frame=True)


@receiver([post_save, post_delete], sender=CampaignImage)
def a_picture_changed(instance: CampaignImage, **kwargs: Any) -> None:
    """It may be the logo."""
    renew(instance.site_id, frame=True)


@receiver([post_save, post_delete], sender=CampaignDocument)
def a_document_changed(instance: CampaignDocument, **kwargs: Any) -> None:
    """Its title, size and address stand on pages."""
    renew(instance.site_id, frame=True)


@receiver(pre_delete)
def a_page_goes(instance: Any, **kwargs: Any) -> None:
    """Links to it lose their address."""
    site = site_of_page(instance) if isinstance(instance, BasePage) else None
    if site:
        renew(site.pk, frame=True)


@receiver(m2m_changed, sender=CampaignImage.consents.through)
def consents_of_a_picture_changed(instance: Any, **kwargs: Any) -> None:
    renew(instance.site_id)


@receiver(post_page_move)
@receiver(page_slug_changed)
@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=PageViewRestriction)
def addresses_changed(**kwargs: Any) -> None:
    renew_all()
