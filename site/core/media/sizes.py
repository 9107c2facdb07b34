"""The sizes in which pages show a picture. The worker makes all of them, so that no reader waits for one."""

from wagtail.images.models import Filter

# As the templates write them, and in the same order: 'fill' before 'format' would be another file.
SIZES = (
    # A card: on a small phone, on a phone, on a sharp screen or leading a list.
    "format-{avif,webp,jpeg}|fill-{420x280,664x443,840x560}",
    # A picture in a text or beside the message of the front page.
    "format-{avif,webp,jpeg}|width-{480,664,840,1200}",
    # A portrait, the logo, and the picture of a shared link.
    "fill-152x152|format-webp",
    "max-360x126|format-webp",
    "fill-1200x630|format-jpeg",
)


# What feeds and search engines get.
LARGEST = "format-jpeg|width-1200"


def usual_sizes() -> list[str]:
    """Every size there is, one specification each."""
    return [spec for size in SIZES for spec in Filter.expand_spec(size)]
