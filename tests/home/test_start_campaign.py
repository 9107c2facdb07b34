"""The first campaign of an installation; in a file of its own, because it starts with none."""

from django.core.management import call_command
from wagtail.models import Page

from core.campaigns.models import CampaignRole, CampaignSettings


def test_campaign_starts_with_one_command(db, client):
    call_command(
        "start_campaign",
        "stad.example",
        organisation="Welzijn Stad",
        municipality="Stad",
        message="Wij helpen.",
        verbosity=0,
    )

    settings = CampaignSettings.objects.get()
    assert (settings.site.hostname, settings.site.is_default_site) == ("stad.example", True)
    assert CampaignRole.objects.filter(site=settings.site).count() == 4
    assert "Wij helpen." in client.get("/", headers={"host": "stad.example"}).content.decode()
    assert Page.objects.filter(depth=2).count() == 1
