"""Markup that is made once, for as long as all it is made of stays the same: pictures, and cards with a picture."""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.translation import get_language
from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_rendition_or_not_found, get_renditions_or_not_found
from wagtail.images.templatetags import wagtailimages_tags

from core.media.models import STAND_IN, CampaignImage, CampaignRendition

MAX_ENTRIES = 5_000

register = template.Library()
_markup: OrderedDict[Hashable, str] = OrderedDict()
_lock = threading.Lock()
_numbers = itertools.count()


class EachWidthOnce(Picture):
    """Wagtail's picture, where a picture is smaller than the sizes asked for: several of them are then one."""

    @classmethod
    def get_width_srcset(cls, renditions_list: list[CampaignRendition]) -> str:
        widths: dict[int, str] = {}
        for rendition in renditions_list:
            widths.setdefault(rendition.width, rendition.url)
        return ", ".join(f"{url} {width}w" for width, url in widths.items())


class KeptImageNode(wagtailimages_tags.ImageNode):
    """An image on a page. A list of twelve would spend most of its time on addresses it made before."""

    def render(self, context: Context) -> str:
        image = self.validate_image(context)
        if not image or self.output_var_name:
            return super().render(context)
        attributes = tuple((name, str(value.resolve(context))) for name, value in sorted(self.attrs.items()))
        key = (image.markup_state, type(self), tuple(self.filter_specs), attributes)
        markup = _recall(key)
        if markup is None:
            filters = self._filters()
            shown = self._shown_now(image, filters)
            markup = self._markup(image, shown, {name: value.resolve(context) for name, value in self.attrs.items()})
            if shown == filters:
                # Showing it may have made renditions.
                _keep((image.markup_state, *key[1:]), markup)
        return markup

    def _filters(self) -> list[Filter]:
        return [self.get_filter()]

    def _shown_now(self, image: CampaignImage, filters: list[Filter]) -> list[Filter]:
        return filters

    def _markup(self, image: CampaignImage, shown: list[Filter], attributes: dict[str, Any]) -> str:
        return get_rendition_or_not_found(image, shown[0]).img_tag(attributes)


class KeptPictureNode(KeptImageNode, wagtailimages_tags.PictureNode):
    """The same in several sizes and kinds of file."""

    def _markup(self, image: CampaignImage, shown: list[Filter], attributes: dict[str, Any]) -> str:
        return EachWidthOnce(get_renditions_or_not_found(image, shown), attributes).__html__()

    def _filters(self) -> list[Filter]:
        return list(self.get_filters())

    def _shown_now(self, image: CampaignImage, filters: list[Filter]) -> list[Filter]:
        """Every size; of a picture that the worker has yet to draw only one, so that no reader waits for a dozen."""
        if not settings.RENDITIONS_AHEAD or image.is_drawn(filters):
            return filters
        everywhere = [filter for filter in filters if "format-jpeg" in filter.spec] or filters
        return [everywhere[len(everywhere) // 2]]


class KeptNode(template.Node):
    """What stands between `{% kept %}` and `{% endkept %}`; all it shows stands in the tag."""

    def __init__(self, nodelist: NodeList, shown: list[FilterExpression]) -> None:
        self.nodelist, self.shown, self.number = nodelist, shown, next(_numbers)

    def render(self, context: Context) -> str:
        key = (self.number, get_language(), *(value.resolve(context, ignore_failures=True) for value in self.shown))
        markup = _recall(key)
        if markup is None:
            markup = self.nodelist.render(context)
            _keep(key, markup)
        return markup


def _recall(key: Hashable) -> str | None:
    with _lock:
        found = _markup.get(key)
        if found is not None:
            _markup.move_to_end(key)
        return found


def _keep(key: Hashable, markup: str) -> None:
    # A stand-in for a picture that is gone from disk ends when the picture is back.
    if STAND_IN in markup:
        return
    with _lock:
        _markup[key] = markup
        while len(_markup) > MAX_ENTRIES:
            _markup.popitem(last=False)


@register.tag("image")
@register.tag("picture")
def image(parser: Parser, token: Token) -> template.Node:
    """As Wagtail's own tags, and as fast as their text."""
    node = wagtailimages_tags.image(parser, token)
    kept = KeptPictureNode if isinstance(node, wagtailimages_tags.PictureNode) else KeptImageNode
    return kept(node.image_expr, node.filter_specs, node.output_var_name, node.attrs)


@register.tag
def kept(parser: Parser, token: Token) -> template.Node:
    """`{% kept post.title post.list_image.markup_state %}…{% endkept %}`: name every value that is shown."""
    shown = [parser.compile_filter(part) for part in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, shown)
