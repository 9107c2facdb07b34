"""The admin speaks Dutch at every address: Wagtail's own words, ModelAdmin's, and ours."""

import re
from html.parser import HTMLParser

import pytest

from core.campaigns.enums import Role
from tests.conftest import PASSWORD
from tests.roles.conftest import NOT_ASKED, address, admin_routes

pytestmark = pytest.mark.whole

# Words that stand in nearly every English sentence or button, and in no Dutch one.
ENGLISH = re.compile(
    r"\b(the|and|you|your|this|that|with|from|are|not|please|add|edit|delete|save|search|choose|select|filter by|yes|"
    r"there|have|been|view|history|unpublish|publish|draft|password|none|enter|must|will|more|show|hide|back|next|"
    r"previous|first|title|untitled|used|times|created|updated|today|move|copy|ago|hours|minutes|comment|reply|"
    r"expand|collapse|toggle|actions?|file|users?)\b",
    re.IGNORECASE,
)
SPOKEN = ("placeholder", "title", "aria-label", "alt", "data-w-tooltip-content-value")


class Words(HTMLParser):
    """What somebody reads or hears on a page: its text, and the attributes that are shown or spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "style", "template") or "data-side-panel-toggle-counter" in values:
            self.open.append(tag)
        self.texts += [values[name] or "" for name in SPOKEN if name in values]
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.texts.append(values.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.texts.append(data.strip())


def english_in(html: str) -> list[str]:
    words = Words()
    words.feed(html)
    return [text[:80] for text in words.texts if ENGLISH.search(text)]


def test_no_address_of_the_admin_speaks_english(client, filled, make_user):
    administrator = make_user(Role.ADMINISTRATOR, filled.site)
    client.raise_request_exception = False
    client.login(username=administrator.email, password=PASSWORD)
    found = {}
    for route in admin_routes():
        if route.startswith((*NOT_ASKED, "jsi18n/")):
            continue
        response = client.get(address(route, filled.ids))
        if "html" in response.get("Content-Type", "") and (english := english_in(response.content.decode())):
            found[route] = english
    assert found == {}
