"""Words that a screen reader, or who copies them, would take for one."""

from html.parser import HTMLParser

INLINE = {*("a", "abbr", "b", "button", "cite", "em", "i", "label", "mark", "q", "small", "span", "strong", "time")}


def touching(html: str) -> list[str]:
    """Each place where an inline element with words ends and another begins without a space between them."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.before = ""
        self.has_just_ended = self.is_new = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in INLINE:
            self.is_new = self.is_new or self.has_just_ended
        else:
            self.before = ""
        self.has_just_ended = False

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE:
            self.has_just_ended = True
        else:
            self.before, self.has_just_ended = "", False

    def handle_data(self, data: str) -> None:
        if self.is_new and self.before[-1:].isalnum() and data[:1].isalnum():
            self.found.append(f"{self.before[-30:]}|{data[:30]}")
        self.before, self.has_just_ended, self.is_new = data, False, False
