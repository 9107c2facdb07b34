"""The cards of the toolkit."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.story import PORTABLE_FEATURES


class ToolkitCardBlock(StructBlock):
    """One thing to do yourself: what, why, how, and what you need for it."""

    title = CharBlock(label=_("Title"), max_length=120)
    what = TextBlock(label=_("What you do"), max_length=500)
    why = TextBlock(label=_("Why it works"), max_length=500)
    time = CharBlock(label=_("How much time"), required=False, max_length=80)
    how = RichTextBlock(label=_("How"), features=PORTABLE_FEATURES, required=False)
    materials = ListBlock(
        DocumentChooserBlock(label=_("Document")),
        label=_("Materials to download"),
        default=[],
        required=False,
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Card")
        template = "home/toolkit_card.html"
        description = _("One thing someone can start with tomorrow.")
        preview_value = {
            "title": "Laat raadsleden meelopen",
            "what": "Nodig een raadslid uit voor een dag in de wijk.",
            "why": "Zien zegt meer dan horen.",
            "time": "een dag",
        }


class ToolkitCardsBlock(StreamBlock):
    """The cards, in the order an editor puts them."""

    card = ToolkitCardBlock()
