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


def room_loaders() -> list[tuple[str, Callable[[DemoContext], None]]]:
    """What is filled, in which order, and how it is called while it happens; the menu follows this order."""
    return [
        ("bestanden", load_documents),
        ("blog", load_blog),
        ("briefwisseling", load_columns),
        ("gouden gemeente", load_awards),
        ("pers", load_press),
        ("zelf aan de slag", load_toolkit),
        ("vaste pagina's", load_pages),
        ("voorpagina", finish_campaign),
    ]
