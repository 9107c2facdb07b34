"""Wagtail's content checks with ours, in the editor's side panel and in the bar on the site."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from core.pages.content_checks import rules


def with_marks(response: HttpResponse) -> HttpResponse:
    """This page for a colleague: what there is to say about its text is marked for the checks."""
    if isinstance(response, TemplateResponse):
        response.add_post_render_callback(_mark)
    return response


def _mark(response: HttpResponse) -> None:
    response.content = rules.marked(response.content.decode(response.charset))


_OURS = {
    rules.VAGUE_LINK: {
        "error_name": _("This link doesn't say where it leads"),
        "help_text": _("Write what someone finds there. A screen reader reads links one by one."),
    },
    rules.BARE_LINK: {
        "error_name": _("This link is a bare address"),
        "help_text": _("Write what someone finds there, and put the address behind those words."),
    },
    rules.PDF_LINK: {
        "error_name": _("This link leads to a PDF"),
        "help_text": _("Make it a web page: that can be read on a phone and aloud. Keep the PDF for printing."),
    },
    rules.LONG_SENTENCE: {
        "error_name": _("A sentence here has more than 30 words"),
        "help_text": _("Cut it in two."),
    },
    rules.LONG_SENTENCES: {
        "error_name": _("The sentences on this page are long"),
        "help_text": _("They have more than 20 words on average. Fifteen reads easily."),
    },
    rules.CAPITALS: {
        "error_name": _("Words in capitals"),
        "help_text": _("Capitals read slowly, and a screen reader may spell them. Use small letters."),
    },
    rules.TABLE_HEADER: {
        "error_name": _("This table has no headers"),
        "help_text": _("Say above each column what is in it."),
    },
    rules.VIDEO_CAPTIONS: {
        "error_name": _("This video has no captions"),
        "help_text": _("Add them at YouTube or Vimeo, and say so in the block."),
    },
    rules.VIDEO_TRANSCRIPT: {
        "error_name": _("This video isn't written out"),
        "help_text": _("Put under 'Written out' what is said, and what must be seen."),
    },
}
_WAGTAILS = {
    "image-alt": {
        "error_name": _("This picture has no alt text"),
        "help_text": _("Write with the picture what can be seen, or mark it as decoration."),
    },
    "heading-order": {
        "error_name": _("A heading skips a size"),
        "help_text": _("Put a heading before the smaller heading, or choose the larger size."),
    },
    "link-name": {
        "error_name": _("An empty link"),
        "help_text": _("Write what someone finds there, or take the link away."),
    },
    "empty-heading": {
        "error_name": _("An empty heading"),
        "help_text": _("Write a heading, or take it away."),
    },
    "alt-text-quality": {
        "error_name": _("The alt text looks like the name of a file"),
        "help_text": _("Write what can be seen on the picture."),
    },
    "empty-meta-description": {
        "error_name": _("Search engines get no description"),
        "help_text": _("Fill in 'search description' under 'Promote': one sentence about this page."),
    },
}


class CampaignContentChecker(ContentCheckerItem):
    """The content checks of our pages, in plain Dutch."""

    axe_run_only: ClassVar = [*ContentCheckerItem.axe_run_only, "image-alt", *_OURS]
    axe_custom_rules: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {
                "id": rule,
                "impact": "moderate",
                "selector": f'[{rules.MARK}~="{rule}"]',
                "tags": ["best-practice"],
                # The mark itself is what is wrong: this check of axe's fails on all but pictures.
                "any": ["has-alt"],
                "enabled": True,
            }
            for rule in _OURS
        ),
    ]
    axe_messages: ClassVar = {**ContentCheckerItem.axe_messages, **_WAGTAILS, **_OURS}
