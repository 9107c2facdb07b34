"""The blocks a text is made of, the same on every page; each can go into a page, a feed and a press kit."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    EmailBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.languages import FEATURE as FOREIGN_WORDS
from core.blocks.links import know_links
from core.blocks.rules import heading_levels
from core.blocks.table import TableBlock
from core.cache.memory import is_reading, remember_each
from core.media.models import STAND_IN
from core.people.phones import dialled

# So many texts of a campaign are kept.
MOST = 500
# What a web page, a feed reader, Word and a newspaper can all carry.
PORTABLE_FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol", FOREIGN_WORDS]


class HeadingBlock(StructBlock):
    """A heading inside a text."""

    text = CharBlock(label=_("Heading"), max_length=120)
    level = ChoiceBlock(label=_("Size"), choices=[("h2", _("Heading")), ("h3", _("Smaller heading"))], default="h2")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        description = _("Breaks a long text; a screen reader jumps from heading to heading.")
        preview_value = {"text": "Een sleutel onder de mat", "level": "h2"}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context.setdefault("heading_level", 2)
        return context


class PictureBlock(StructBlock):
    """A picture with its caption and maker."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Leave empty for the picture's own caption."),
    )
    description = TextBlock(
        label=_("Long description"),
        required=False,
        help_text=_("For a chart, map or drawing: everything that can be read in it. Readers can fold it out."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
        description = _("A picture with its caption and the name of its maker.")
        preview_template = "blocks/preview_picture.html"


class QuoteBlock(StructBlock):
    """Someone's words, with who it is and in what role: a quote without a speaker is worth nothing."""

    text = TextBlock(label=_("Quote"), help_text=_("Without quotation marks; we set those."), max_length=600)
    who = CharBlock(label=_("Who says this"), max_length=120)
    role = CharBlock(label=_("In what role"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
        description = _("Someone's own words, with name and role.")
        preview_value = {
            "text": "Ik kwam voor soep en bleef voor de mensen.",
            "who": "Bezoeker",
            "role": "buurtkeuken",
        }


class FactBlock(StructBlock):
    """A figure, and where it comes from. Without a source it can't be saved."""

    figure = CharBlock(label=_("Figure"), max_length=30, help_text=_("For example: 342"))
    text = CharBlock(label=_("What it says"), max_length=200)
    source = CharBlock(
        label=_("Source"), max_length=200, help_text=_("Who counted this? A reader must be able to check it.")
    )
    source_url = URLBlock(label=_("Address of the source"), required=False)
    reference_date = DateBlock(label=_("Reference date"), required=False)

    class Meta:
        icon = "order"
        label = _("Fact")
        template = "blocks/fact.html"
        description = _("A figure with its source and the day it holds for.")
        preview_value = {"figure": "342", "text": "gemeenten telt Nederland", "source": "CBS"}


class EmbedValueError(ValueError):
    """An address we can't show a video of."""


def video_of(address: str) -> tuple[str, str]:
    """The provider ('YouTube' or 'Vimeo') and the frame address of a video, without asking the network.

    :raises EmbedValueError: for any other address.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = [part for part in parts.path.split("/") if part]
    if host == "youtu.be" and path:
        key = path[0]
    elif host == "youtube.com" and path[:1] == ["watch"]:
        key = parse_qs(parts.query).get("v", [""])[0]
    elif host == "youtube.com" and path[:1] in (["embed"], ["shorts"]) and len(path) > 1:
        key = path[1]
    elif host == "vimeo.com" and path and path[-1].isdigit():
        return "Vimeo", f"https://player.vimeo.com/video/{path[-1]}?dnt=1"
    else:
        key = ""
    if not key or not all(sign.isalnum() or sign in "-_" for sign in key):
        raise EmbedValueError(address)
    return "YouTube", f"https://www.youtube-nocookie.com/embed/{key}"


class VideoBlock(StructBlock):
    """A film on YouTube or Vimeo: a plain link that turns into a player only when someone clicks it."""

    url = URLBlock(label=_("Address of the video"), help_text=_("An address at YouTube or Vimeo."))
    title = CharBlock(label=_("What is it about"), max_length=160)
    captions = ChoiceBlock(
        label=_("Does it have captions?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("no_speech", _("Nobody speaks in it"))],
        help_text=_("Look at the video itself. Without captions deaf people miss it, and the law asks for them."),
    )
    transcript = TextBlock(
        label=_("Written out"),
        required=False,
        help_text=_("What is said, and what must be seen to understand it. Readers can fold it out."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        description = _("Loads only after a click, so that readers aren't followed.")
        preview_value = {
            "url": "https://www.youtube.com/watch?v=voorbeeld",
            "title": "Een dag in de buurtkeuken",
            "captions": "yes",
            "transcript": "Celestine hakt een ui. ‘Iedereen begint met een ui’, zegt ze.",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        try:
            video_of(cleaned["url"])
        except EmbedValueError as error:
            message = gettext("We can only show videos of YouTube and Vimeo. Copy the address from your browser.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)}) from error
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        try:
            context["provider"], context["frame_url"] = video_of(value.get("url") or "")
        except EmbedValueError:
            context["provider"], context["frame_url"] = "", ""
        return context


class CallToActionBlock(StructBlock):
    """One step, one target."""

    text = CharBlock(label=_("Text on the button"), max_length=60)
    page = PageChooserBlock(label=_("Page"), required=False)
    url = URLBlock(label=_("Other website"), required=False)
    email = EmailBlock(label=_("E-mail address"), required=False)
    phone = CharBlock(label=_("Phone number"), required=False, max_length=30)

    class Meta:
        icon = "pick"
        label = _("Button")
        template = "blocks/call_to_action.html"
        description = _("One thing you ask of the reader.")
        preview_value = {"text": "Draag iemand voor", "email": "campagne@voorbeeld.example"}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(bool(cleaned.get(name)) for name in ("page", "url", "email", "phone")) != 1:
            message = gettext("Choose one place the button leads to: a page, a website, a mail or a phone number.")
            raise StructBlockValidationError(non_block_errors=[ValidationError(message)])
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["href"] = _target(value)
        return context


def _target(value: Any) -> str:
    """Where the button leads; nothing when its page is no longer there for readers."""
    if page := value.get("page"):
        return (page.url or "") if page.live else ""
    if value.get("url"):
        return value["url"]
    if value.get("email"):
        return f"mailto:{value['email']}"
    return f"tel:{dialled(value.get('phone') or '')}"


class DocumentsBlock(StructBlock):
    """Files to download, with their size."""

    documents = ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"
        description = _("Files to download, each with its kind and size.")
        preview_template = "blocks/preview_documents.html"


class StoryBlock(StreamBlock):
    """The body of a text.

    `heading_above` in the context of a template says the level of the heading over the text; without it that is 1.
    """

    heading = HeadingBlock()
    text = RichTextBlock(
        label=_("Text"),
        features=PORTABLE_FEATURES,
        icon="pilcrow",
        template="blocks/text.html",
        description=_("Paragraphs and lists."),
        preview_value="<p>Elke dinsdag om half zes gaat de deur van het buurthuis open.</p>",
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    fact = FactBlock()
    table = TableBlock()
    video = VideoBlock()
    button = CallToActionBlock()
    documents = DocumentsBlock()

    def render_basic(self, value: StreamValue, context: Any = None) -> str:
        """Each block, with the headings at levels that follow from their order; for readers it is made once."""
        above = (context or {}).get("heading_above", 1)
        parts = list(value.raw_data)
        # The page behind a button may go and come; what else a text points at changes the frame when it changes.
        if not is_reading() or any(part["type"] == "button" for part in parts):
            return self._markup(value, above)
        key = (above, json.dumps(parts, cls=DjangoJSONEncoder))
        return remember_each("texts", key, lambda: self._markup(value, above), most=MOST, lasts=_lasts)

    def _markup(self, value: StreamValue, above: int) -> str:
        know_links(*value.raw_data)
        sizes = (child.value["level"] for child in value if child.block_type == "heading")
        levels = iter(heading_levels(sizes, above))
        return format_html_join(
            "\n",
            '<div class="w-block-{1} block-{1}">{0}</div>',
            (
                (child.render({"heading_level": next(levels)} if kind == "heading" else None), kind)
                for child in value
                for kind in [child.block_type]
            ),
        )


def _lasts(markup: str) -> bool:
    """A stand-in for a picture that is gone from disk ends when the picture is back."""
    return STAND_IN not in markup
