"""One module per room: each turns the demo's texts and pictures into that room's pages and records."""

from collections.abc import Callable

from demo.loading.awards import load_awards
from demo.loading.blog import load_blog
from demo.loading.campaign import finish_campaign
from demo.loading.columns import load_columns
from demo.loading.context import DemoContext
from demo.loading.documents import load_documents
from demo.loading.home import load_pages, load_toolkit
from demo.loading.press import load_press


def room_loaders() -> list[Callable[[DemoContext], None]]:
    """The rooms in the order in which they are filled; the menu follows it."""
    return [
        load_documents,
        load_blog,
        load_columns,
        load_awards,
        load_press,
        load_toolkit,
        load_pages,
        finish_campaign,
    ]
