"""Wagtail's `{% picture %}`, whose markup is made once for as long as the picture stays the same."""

import threading
from collections import OrderedDict

from django import template
from django.template import Context
from django.template.base import Parser, Token
from wagtail.images.templatetags import wagtailimages_tags

from core.media.models import STAND_IN, CampaignImage

MAX_ENTRIES = 5_000

register = template.Library()
_markup: OrderedDict[tuple, str] = OrderedDict()
_lock = threading.Lock()


class KeptPictureNode(wagtailimages_tags.PictureNode):
    """A picture on a page. A list of twelve would spend most of its time on addresses it made before."""

    def render(self, context: Context) -> str:
        image = self.validate_image(context)
        if not image or self.output_var_name:
            return super().render(context)
        attributes = tuple((name, str(value.resolve(context))) for name, value in sorted(self.attrs.items()))
        key = (_state_of(image), tuple(self.filter_specs), attributes)
        markup = _recall(key)
        if markup is None:
            markup = super().render(context)
            # A stand-in for a picture that is gone from disk ends when the picture is back.
            if STAND_IN not in markup:
                _keep((_state_of(image), *key[1:]), markup)
        return markup


def _state_of(image: CampaignImage) -> tuple:
    """All the markup of a picture depends on; a new crop, alt text or rendition makes it another."""
    newest = tuple(image.made_renditions[-1]) if image.made_renditions else ()
    focus = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    alt = getattr(image, "contextual_alt_text", None) or image.default_alt_text
    return (image.pk, image.file_hash, newest, len(image.made_renditions), focus, alt, image.decorative)


def _recall(key: tuple) -> str | None:
    with _lock:
        found = _markup.get(key)
        if found is not None:
            _markup.move_to_end(key)
        return found


def _keep(key: tuple, markup: str) -> None:
    with _lock:
        _markup[key] = markup
        while len(_markup) > MAX_ENTRIES:
            _markup.popitem(last=False)


@register.tag("picture")
def picture(parser: Parser, token: Token) -> template.Node:
    """As Wagtail's own tag, and as fast as its text."""
    node = wagtailimages_tags.image(parser, token)
    return KeptPictureNode(node.image_expr, node.filter_specs, node.output_var_name, node.attrs)
