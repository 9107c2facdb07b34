"""`scripts/build_locale.py`: the rooms' translations become one catalogue, without any gettext programme."""

import gettext
import io

import build_locale
import pytest
from build_locale import BadTranslation, collect, compile_mo, parse

PART = """
msgid ""
msgstr "Language: nl\\n"

# a remark
msgid "blog"
msgstr "blog"

msgctxt "verb"
msgid "post"
msgstr "plaatsen"

msgid "%(count)s nomination"
msgid_plural "%(count)s nominations"
msgstr[0] "%(count)s voordracht"
msgstr[1] "%(count)s voordrachten"

msgid ""
"Who took the photo? "
"Fill it in."
msgstr ""
"Vul in wie de foto “maakte”. "
"Je tekst is bewaard."
"""


def catalogue(text: str) -> gettext.GNUTranslations:
    """The text compiled by us and read by Python's own reader."""
    entries = {entry.key: entry.value for entry in parse(text, "part.po")}
    return gettext.GNUTranslations(io.BytesIO(compile_mo(entries)))


def test_compiled_catalogue_gives_the_dutch_of_a_text_over_several_lines():
    dutch = catalogue(PART).gettext("Who took the photo? Fill it in.")

    assert dutch == "Vul in wie de foto “maakte”. Je tekst is bewaard."


def test_compiled_catalogue_keeps_contexts_apart():
    translations = catalogue(PART)

    assert translations.pgettext("verb", "post") == "plaatsen"
    assert translations.gettext("post") == "post"


@pytest.mark.parametrize(("count", "dutch"), [(0, "voordrachten"), (1, "voordracht"), (2, "voordrachten")])
def test_compiled_catalogue_knows_one_and_many(count, dutch):
    text = catalogue(PART).ngettext("%(count)s nomination", "%(count)s nominations", count)

    assert text == f"%(count)s {dutch}"


def test_compiled_catalogue_is_the_same_whatever_the_order_of_the_parts():
    assert compile_mo({"a": "1", "b": "2"}) == compile_mo({"b": "2", "a": "1"})


def test_rooms_that_contradict_each_other_are_refused(tmp_path):
    (tmp_path / "blog.po").write_text('msgid "letter"\nmsgstr "brief"\n', encoding="utf-8")
    (tmp_path / "press.po").write_text('msgid "letter"\nmsgstr "letter"\n', encoding="utf-8")

    with pytest.raises(BadTranslation) as refusal:
        collect(tmp_path)

    assert str(refusal.value) == "“letter” is “brief” in blog.po and “letter” in press.po."


@pytest.mark.parametrize("line", ['msgid "open', "msgid open", '"a text before the first message"'])
def test_unreadable_part_is_refused_with_its_line(line):
    with pytest.raises(BadTranslation) as refusal:
        parse(line, "blog.po")

    assert str(refusal.value).startswith("blog.po:1: ")


def test_all_rooms_together_compile():
    entries = collect(build_locale.PARTS)

    assert all(entry.value for entry in entries.values())
