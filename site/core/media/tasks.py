"""Make the usual sizes of a picture before a reader has to wait for them."""

from django_tasks import task

from core.media.models import CampaignImage

# What the templates ask for: a card, and a picture in a text; for each browser the format it likes.
SIZES = ("fill-420x280", "fill-840x560", "width-480", "width-800", "width-1200")
FORMATS = ("format-avif", "format-webp", "format-jpeg")


@task(backend="worker")
def make_usual_renditions(image_id: int) -> None:
    """Make every usual size of one picture; nothing happens when it is gone by now."""
    image = CampaignImage.objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*(f"{size}|{kind}" for size in SIZES for kind in FORMATS))
