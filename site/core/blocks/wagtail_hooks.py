from typing import Any

from draftjs_exporter import DOM
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.blocks.languages import FEATURE, LANGUAGES, language_attributes


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


def _style(language: str) -> str:
    return f"LANG-{language.upper()}"


def _element(language: str) -> Any:
    attributes = language_attributes(language)
    return lambda props: DOM.create_element("span", attributes, props["children"])
