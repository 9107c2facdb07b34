from typing import Any

from draftjs_exporter import DOM
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from core.blocks.languages import FEATURE, LANGUAGES, language_attributes
from core.blocks.links import opening_tags


class ForeignWordsFeature(Feature):
    """A button for each language in the bar of the editor."""

    def construct_options(self, options: dict[str, Any]) -> None:
        options.setdefault("inlineStyles", []).extend(
            {
                "type": _style(language),
                "label": language.upper(),
                "description": name,
                "style": {"textDecoration": "underline dotted"},
            }
            for language, name in LANGUAGES.items()
        )


@hooks.register("register_rich_text_features")
def add_foreign_words(features: FeatureRegistry) -> None:
    """The mark is kept from the editor to the database and back."""
    features.register_editor_plugin("draftail", FEATURE, ForeignWordsFeature())
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f'span[lang="{language}"]': InlineStyleElementHandler(_style(language)) for language in LANGUAGES
            },
            "to_database_format": {"style_map": {_style(language): _element(language) for language in LANGUAGES}},
        },
    )


class KnownPageLink(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return opening_tags(cls.identifier, [attrs.get("id") for attrs in attrs_list])


class KnownDocumentLink(DocumentLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return opening_tags(cls.identifier, [attrs.get("id") for attrs in attrs_list])


@hooks.register("register_rich_text_features", order=100)
def know_where_links_lead(features: FeatureRegistry) -> None:
    """In place of Wagtail's own, which ask the database again for each text on a page."""
    features.register_link_type(KnownPageLink)
    features.register_link_type(KnownDocumentLink)


def _style(language: str) -> str:
    return f"LANG-{language.upper()}"


def _element(language: str) -> Any:
    attributes = language_attributes(language)
    return lambda props: DOM.create_element("span", attributes, props["children"])
