"""Clear files of a load that was broken off: files don't roll back with the database."""

from django.core.files.storage import default_storage
from django.db import connection
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

PREFIX = "voorbeeld-"
_FOLDERS = ("original_images", "images", "documents")


def wait_for_your_turn() -> None:
    """Hold the demo for the rest of this transaction, so that nobody else loads, removes or sweeps it.

    SQLite gives the turn with the transaction itself; elsewhere the root page's row is the token.
    """
    if connection.features.has_select_for_update:
        list(Page.objects.select_for_update().filter(depth=1).values_list("pk"))


def sweep() -> int:
    """Delete every demo file that no record points at; gives how many there were.

    Only names that start as the demo's do are looked at, and a name an editor's upload happens to
    share stays, because its record points at it.
    """
    known = _known_names()
    lost = [name for name in _demo_files() if name not in known]
    for name in lost:
        default_storage.delete(name)
    return len(lost)


def _demo_files() -> list[str]:
    found: list[str] = []
    for folder in _FOLDERS:
        try:
            _, names = default_storage.listdir(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        found.extend(f"{folder}/{name}" for name in names if name.startswith(PREFIX))
    return found


def _known_names() -> set[str]:
    image, document = get_image_model(), get_document_model()
    querysets = (image.objects.all(), image.get_rendition_model().objects.all(), document.objects.all())
    return {name for queryset in querysets for name in queryset.values_list("file", flat=True)}
