"""Take away what the demo made and nothing else; refuse while somebody's own work hangs on it."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import override
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Site

from core.campaigns.models import CampaignRecord
from demo.leftovers import sweep, wait_for_your_turn
from demo.models import DemoRecord
from press.models import PressReleasePage
from press.services import discard_kits

# Records the system keeps about a campaign; they go with it, whoever caused them.
SYSTEM_APPS = {"audit", "outbox", "links", "search", "clock"}
SYSTEM_RECORDS = {"press.mailing", "press.mailingrecipient", "press.optout"}
# Records that go with their page, or that nobody made by hand.
PAGE_RECORDS = {"columns.exchange", "columns.turn", "press.mediakit", "awards.formvisit"}


class NoDemo(Exception):
    """No demo is loaded."""


class InTheWay(Exception):
    """Somebody's own work stands in or leans on the demo; `lines` names it (Dutch)."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


def remove() -> int:
    """Take the whole demo away in one transaction; gives how many registered things went.

    :raises NoDemo: when there is no demo.
    :raises InTheWay: while an editor's own page, picture or record stands in the demo or uses it.
    """
    site = DemoRecord.site_of_demo()
    if site is None:
        raise NoDemo
    with transaction.atomic():
        found = list(in_the_way(site))
        if found:
            raise InTheWay(found)
        count = _take_away(site)
    with transaction.atomic():
        wait_for_your_turn()
        sweep()
    return count


# -- what stands in the way -----------------------------------------------------------------------------


def in_the_way(site: Site) -> Iterator[str]:
    """A line for each thing an editor made in this campaign, or elsewhere with the demo's pictures."""
    with override("nl"):
        yield from _own_pages(site)
        yield from _own_records(site)
        yield from _uses_elsewhere(site)


def _registered(model: type[models.Model]) -> set[str]:
    content_type = ContentType.objects.get_for_model(model)
    return set(DemoRecord.objects.filter(content_type=content_type).values_list("object_id", flat=True))


def _demo_page_ids() -> set[int]:
    page_types = [ContentType.objects.get_for_model(model) for model in apps.get_models() if issubclass(model, Page)]
    ids = DemoRecord.objects.filter(content_type__in=page_types).values_list("object_id", flat=True)
    return {int(pk) for pk in ids}


def _own_pages(site: Site) -> Iterator[str]:
    ours = _demo_page_ids()
    for page in Page.objects.descendant_of(site.root_page).order_by("path").select_related("content_type"):
        if page.pk not in ours:
            yield f"pagina “{page.title}” ({page.url_path})"


def _campaign_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        has_site = any(entry.name == "site" and entry.related_model is Site for entry in model._meta.fields)
        if has_site and model._meta.managed and not issubclass(model, Page):
            yield model


def _own_records(site: Site) -> Iterator[str]:
    for model in _campaign_models():
        if not _is_work(model):
            continue
        ours = _registered(model)
        for thing in model._base_manager.filter(site=site):
            if str(thing.pk) not in ours:
                yield f"{model._meta.verbose_name} “{thing}”"


def _is_work(model: type[models.Model]) -> bool:
    """What people make: records, pictures and documents of a campaign; not what the system keeps about it."""
    if _is_kept_by_the_system(model) or model._meta.label_lower in PAGE_RECORDS:
        return False
    return issubclass(model, CampaignRecord) or model._meta.app_label == "media"


def _is_kept_by_the_system(model: type[models.Model]) -> bool:
    return model._meta.app_label in SYSTEM_APPS or model._meta.label_lower in SYSTEM_RECORDS


def _uses_elsewhere(site: Site) -> Iterator[str]:
    """Pages and records outside the demo that refer to something of the demo."""
    ours = set(DemoRecord.objects.values_list("content_type_id", "object_id"))
    page_type = ContentType.objects.get_for_model(Page).pk
    ours |= {(page_type, str(pk)) for pk in _demo_page_ids()}
    told: set[tuple[int, str]] = set()
    for entry in ReferenceIndex.objects.select_related("base_content_type", "content_type"):
        source = (entry.base_content_type_id, entry.object_id)
        is_outside = source not in ours and (entry.content_type_id, entry.object_id) not in ours
        if (entry.to_content_type_id, entry.to_object_id) not in ours or not is_outside or source in told:
            continue
        told.add(source)
        thing = entry.base_content_type.get_object_for_this_type(pk=entry.object_id)
        if not _stands_inside(thing, site):
            yield f"{entry.content_type.name} “{thing}” gebruikt iets van het voorbeeld"


def _stands_inside(thing: models.Model, site: Site) -> bool:
    """Whether it was named already: it stands in the demo's own campaign."""
    if isinstance(thing, Page):
        return thing.path.startswith(site.root_page.path)
    return getattr(thing, "site_id", None) == site.pk


# -- taking away ----------------------------------------------------------------------------------------


def _take_away(site: Site) -> int:
    records = list(DemoRecord.objects.order_by("-pk").select_related("content_type"))
    page_ids = _demo_page_ids()
    site_pk = site.pk
    root = site.root_page
    _clear_system_records(site_pk)
    discard_kits(PressReleasePage.objects.descendant_of(root))
    for child in root.get_children().specific():
        child.delete()
    for record in records:
        _delete(record)
    _forget_log_lines(records, page_ids)
    DemoRecord.objects.all().delete()
    return len(records)


def _delete(record: DemoRecord) -> None:
    model = record.content_type.model_class()
    if model is None:
        return
    thing = model._base_manager.filter(pk=record.object_id).first()
    if thing is not None:
        thing.delete()


def _clear_system_records(site_pk: int) -> None:
    for model in _campaign_models():
        if _is_kept_by_the_system(model):
            model._base_manager.filter(site_id=site_pk).delete()


def _forget_log_lines(records: list[DemoRecord], page_ids: set[int]) -> None:
    """Wagtail's history of the demo's pages and records; a removed page would leave its lines behind."""
    PageLogEntry.objects.filter(page_id__in=page_ids).delete()
    for model in {entry for entry in log_registry.get_log_entry_models() if entry is not PageLogEntry}:
        for record in records:
            model.objects.filter(content_type_id=record.content_type_id, object_id=record.object_id).delete()
