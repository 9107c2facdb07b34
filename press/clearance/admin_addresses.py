"""Where the admin could speak of a release: what the embargo check asks as a colleague."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from core.media.visibility import is_used_publicly
from press.models import PressReleasePage

Addresses = Iterator[tuple[str, str]]
PAGE_ACTIONS = ("publish", "unpublish", "move", "delete")


def own_addresses(release: PressReleasePage, draft: PressReleasePage) -> Addresses:
    """What is of the release itself: none of it opens without a right on it."""
    for name in ("edit", "view_draft", "history", "usage", "copy", "move", "delete", "unpublish", "workflow_history"):
        yield f"beheer, pagina: {name}", reverse(f"wagtailadmin_pages:{name}", args=[release.pk])
    if release.latest_revision_id:
        names = ("revisions_view", "revisions_revert")
        for name in names:
            yield (
                f"beheer, versie: {name}",
                reverse(f"wagtailadmin_pages:{name}", args=[release.pk, release.latest_revision_id]),
            )
        compared = [release.pk, "earliest", "latest"]
        yield "beheer, versies vergelijken", reverse("wagtailadmin_pages:revisions_compare", args=compared)
    yield "beheer, API: pagina", reverse("wagtailadmin_api:pages:detail", args=[release.pk])
    yield "beheer, kiezer: pagina", reverse("wagtailadmin_choose_page_child", args=[release.pk])
    yield "vrijgeven", reverse("press_release_screen", args=[release.pk])


def files(draft: PressReleasePage) -> Addresses:
    """The pictures and documents that only this text uses."""
    for image in draft.images_used():
        if not is_used_publicly(image):
            yield f"beheer, gekozen beeld “{image.title}”", reverse("wagtailimages_chooser:chosen", args=[image.pk])
            yield f"beheer, beeld “{image.title}”", reverse("wagtailimages:edit", args=[image.pk])
            yield f"beheer, API: beeld “{image.title}”", reverse("wagtailadmin_api:images:detail", args=[image.pk])
            yield from ((f"beeld “{image.title}”", rendition.url) for rendition in image.renditions.all())
    for row in draft.attachments.all():
        document = row.document
        if not is_used_publicly(document):
            yield f"document “{document.title}”", document.url
            chosen = reverse("wagtaildocs_chooser:chosen", args=[document.pk])
            yield f"beheer, gekozen document “{document.title}”", chosen
            yield (
                f"beheer, API: document “{document.title}”",
                reverse("wagtailadmin_api:documents:detail", args=[document.pk]),
            )


def lists(release: PressReleasePage, draft: PressReleasePage) -> Addresses:
    """Lists, choosers, searches and reports: they don't speak of it."""
    room = release.get_parent()
    word = {"q": draft.title.split()[0]}
    yield "beheer, startpagina", reverse("wagtailadmin_home")
    for page in (room, *room.get_ancestors().filter(depth__gt=1)):
        yield f"beheer, verkenner “{page.title}”", reverse("wagtailadmin_explore", args=[page.pk])
        yield f"beheer, kiezer “{page.title}”", reverse("wagtailadmin_choose_page_child", args=[page.pk])
    yield "beheer, pagina's zoeken", _with(reverse("wagtailadmin_pages:search"), word)
    yield "beheer, kiezer: zoeken", _with(reverse("wagtailadmin_choose_page_search"), word)
    several = _with(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": release.pk})
    yield "beheer, kiezer: meer pagina's", several
    yield "beheer, API: pagina's", _with(reverse("wagtailadmin_api:pages:listing"), {"child_of": room.pk})
    yield "beheer, API: zoeken", _with(reverse("wagtailadmin_api:pages:listing"), {"search": word["q"]})
    for action in PAGE_ACTIONS:
        where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        yield f"beheer, veel tegelijk: {action}", _with(where, {"id": release.pk})
    for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage"):
        yield f"beheer, rapport {name}", reverse(f"wagtailadmin_reports:{name}")
    yield "beheer, persmappen", reverse("press_kits")
    yield from _media_lists(draft, word)


def _media_lists(draft: PressReleasePage, word: dict[str, str]) -> Addresses:
    titles = [image.title for image in draft.images_used()] + [row.document.title for row in draft.attachments.all()]
    words = {word["q"], *(title.split()[0] for title in titles if title.strip()), ""}
    for query in ({"q": one} if one else {} for one in sorted(words)):
        for name in ("wagtailimages", "wagtaildocs"):
            yield f"beheer, {name}: kiezer", _with(reverse(f"{name}_chooser:choose"), query)
            yield f"beheer, {name}: kiezer, gezocht", _with(reverse(f"{name}_chooser:choose_results"), query)
            yield f"beheer, {name}: lijst", _with(reverse(f"{name}:index"), query)
        for name in ("images", "documents"):
            asked = {"search": query["q"]} if query else {}
            yield f"beheer, API: {name}", _with(reverse(f"wagtailadmin_api:{name}:listing"), asked)


def _with(address: str, query: dict) -> str:
    return f"{address}?{urlencode(query)}" if query else address
