"""A load that is broken off leaves nothing, and the next one starts clean."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core.campaigns.models import CampaignSettings
from demo import services
from demo.leftovers import sweep
from demo.models import DemoRecord
from home.services import start_campaign
from tests.demo.conftest import OWN

pytestmark = [pytest.mark.django_db, pytest.mark.whole]
TINY = 1 / 16


def demo_files() -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("voorbeeld-*") if path.is_file())


def interrupt_at(name: str):
    """Press Ctrl-C when the load says that it begins with this room."""

    def tell(line: str) -> None:
        if line.strip() == name:
            raise KeyboardInterrupt

    return tell


@pytest.mark.parametrize("room", ["blog", "voorpagina"])
def test_interrupted_load_leaves_nothing(room):
    before, pages = demo_files(), Page.objects.count()

    with pytest.raises(KeyboardInterrupt):
        services.load(scale=TINY, address=("testserver", 80), tell=interrupt_at(room))

    assert services.is_empty()
    assert (DemoRecord.objects.count(), Page.objects.count()) == (0, pages)
    assert demo_files() == before == []


def test_sweep_deletes_only_demo_files_that_no_record_points_at():
    lost = default_storage.save("original_images/voorbeeld-kwijt.jpg", ContentFile(b"half", name="x"))
    own = default_storage.save("original_images/van-een-redacteur.jpg", ContentFile(b"heel", name="y"))

    assert sweep() == 1

    assert not default_storage.exists(lost)
    assert default_storage.exists(own)
    default_storage.delete(own)


def test_load_refuses_beside_a_campaign_of_ones_own():
    start_campaign(OWN)
    with pytest.raises(CommandError) as refused:
        call_command("load_demo", "--scale", str(TINY), stdout=StringIO())
    assert "Er is al een campagne" in str(refused.value)
    assert CampaignSettings.objects.count() == 1


def test_load_if_empty_leaves_a_campaign_of_ones_own_alone():
    start_campaign(OWN)
    out = StringIO()
    call_command("load_demo", "--if-empty", "--scale", str(TINY), stdout=out)
    assert out.getvalue().strip() == "Er is al een campagne; het voorbeeld is niet geladen."
    assert CampaignSettings.objects.count() == 1
