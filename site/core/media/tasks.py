"""Make the usual sizes of a picture before a reader has to wait for them."""

from django_tasks import task

from core.media.models import CampaignImage
from core.media.sizes import usual_sizes


@task(backend="worker")
def make_usual_renditions(image_id: int) -> None:
    """Make every usual size of one picture that isn't there yet; nothing happens when the picture is gone by now."""
    image = CampaignImage.objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*usual_sizes())
