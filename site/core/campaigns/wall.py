"""The wall between campaigns in the admin: an address that names a record of another campaign doesn't exist.

Wagtail's own views ask for a right on a kind of record, not for each record, and its choosers take
any id. So the address itself is judged, once, before any view runs.
"""

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.models import Collection, Page, Site

from core.campaigns.models import CampaignSettings
from core.campaigns.services import editor_sites
from core.campaigns.sight import pages_in_sight

# Parts of addresses that name the same kind of record wherever they stand.
_BY_PART = {
    "page_id": "wagtailcore.page",
    "parent_page_id": "wagtailcore.page",
    "page_to_move_id": "wagtailcore.page",
    "destination_id": "wagtailcore.page",
    "image_id": "media.campaignimage",
    "document_id": "media.campaigndocument",
    "doc_id": "media.campaigndocument",
    "collection_id": "wagtailcore.collection",
}
# What `pk` is, and the ids after `?id=`, by the first part of the name of an address.
_BY_NAMESPACE = {
    "wagtailadmin_pages": "wagtailcore.page",
    "wagtailadmin_api:pages": "wagtailcore.page",
    "wagtailadmin_choose_page_chosen_multiple": "wagtailcore.page",
    "wagtailadmin_collections": "wagtailcore.collection",
    "wagtailimages_chooser": "media.campaignimage",
    "wagtailadmin_api:images": "media.campaignimage",
    "wagtaildocs_chooser": "media.campaigndocument",
    "wagtailadmin_api:documents": "media.campaigndocument",
    "wagtailusers_users": "users.user",
    "wagtailusers_groups": "auth.group",
    "wagtailsites": "wagtailcore.site",
}
_SNIPPETS = ("wagtailsnippets_", "wagtailsnippetchoosers_")
# Reports of the whole installation: Wagtail can't show a part of them.
FOR_ALL_CAMPAIGNS = ("site_history", "page_types_usage", "workflow", "workflow_tasks")


class CampaignWallMiddleware:
    """Answers 404 to whoever asks the admin for something of a campaign they don't work on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: list, kwargs: dict) -> None:
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated:
            return
        if request.user.is_superuser:
            return
        _refuse_reports_of_everything(request.resolver_match)
        match, ids = request.resolver_match, request.GET.getlist("id")
        if match.url_name == "wagtail_bulk_action" and "all" in ids:
            _refuse_all_of_everybody(request, apps.get_model(_model_of(match, kwargs)))
        for label, pk in _named_records(match, kwargs, ids):
            if not is_within(request.user, apps.get_model(label), pk) or not _is_in_sight(
                request.user, match, label, pk
            ):
                raise Http404


def _refuse_reports_of_everything(match: ResolverMatch) -> None:
    name = (match.url_name or "").removesuffix("_results")
    if match.namespace == "wagtailadmin_reports" and name in FOR_ALL_CAMPAIGNS:
        raise PermissionDenied
    if name == "type_use" and match.namespace == "wagtailadmin_pages":
        raise PermissionDenied


def _refuse_all_of_everybody(request: HttpRequest, model: type[Model]) -> None:
    """'All' in a bulk action means all there is; refused when that holds what this colleague may not see."""
    user = request.user
    if issubclass(model, Page):
        parent = request.GET.get("childOf", "")
        within = Page.objects.get(pk=parent).get_descendants() if parent.isdecimal() else Page.objects.all()
        is_more = within.exclude(pk__in=pages_in_sight(user).values("pk")).exists()
    else:
        sites = list(editor_sites(user).select_related("root_page"))
        is_more = not all(_is_ours(sites, one, user) for one in model._default_manager.all())
    if is_more:
        raise PermissionDenied


def _is_in_sight(user, match: ResolverMatch, label: str, pk: str) -> bool:
    """Choosers and bulk actions show a title of whatever is named; other screens ask for a right themselves."""
    is_a_list = (match.url_name or "").startswith(("wagtailadmin_choose_page", "wagtail_bulk_action"))
    if label == "wagtailcore.page":
        return not is_a_list or not pk.isdecimal() or pages_in_sight(user).filter(pk=int(pk)).exists()
    found = apps.get_model(label)._default_manager.filter(pk=int(pk)).first() if pk.isdecimal() else None
    may_be_seen_by = getattr(found, "may_be_seen_by", None)
    return may_be_seen_by is None or may_be_seen_by(user)


def _named_records(match: ResolverMatch, kwargs: dict, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The records an address names, as (model, primary key)."""
    for part, label in _BY_PART.items():
        if part in kwargs:
            yield label, str(kwargs[part])
    label = _model_of(match, kwargs)
    if label:
        if "pk" in kwargs:
            yield label, str(kwargs["pk"])
        yield from ((label, pk) for pk in ids)
    if "object_id" in kwargs and "model_name" in kwargs:
        yield f"{kwargs['app_label']}.{kwargs['model_name']}", str(kwargs["object_id"])


def _model_of(match: ResolverMatch, kwargs: dict) -> str | None:
    if match.url_name == "wagtail_bulk_action":
        return f"{kwargs['app_label']}.{kwargs['model_name']}"
    name = match.namespace or match.url_name or ""
    for start in _SNIPPETS:
        if name.startswith(start):
            app_label, model_name = name.removeprefix(start).split("_", 1)
            return f"{app_label}.{model_name}"
    return _BY_NAMESPACE.get(name)


def is_within(user, model: type[Model], pk: str) -> bool:
    """Whether a record is of a campaign someone works on; what isn't there, or of no campaign, is left to the view."""
    if not pk.isdecimal():
        return True
    found = model._default_manager.filter(pk=int(pk)).first()
    return found is None or _is_ours(editor_sites(user).select_related("root_page"), found, user)


def _is_ours(sites: Iterable[Site], found: Model, user) -> bool:
    if isinstance(found, Page):
        # The pages above a campaign lead to it; they hold nothing.
        return any(_is_above_or_below(found.path, site.root_page.path) for site in sites)
    if isinstance(found, get_user_model()):
        return found == user or _is_only_ours(found, [site.pk for site in sites])
    if isinstance(found, Group):
        return Group.objects.filter(pk=found.pk, campaign_role__site__in=[site.pk for site in sites]).exists()
    if isinstance(found, Site):
        return found in list(sites)
    if isinstance(found, Collection):
        return any(_is_above_or_below(found.path, path) for path in _collection_paths(sites))
    return not hasattr(found, "site_id") or found.site_id in [site.pk for site in sites]


def _is_only_ours(found, site_ids: list[int]) -> bool:
    """Whether someone works on these campaigns and nowhere else; a superuser works everywhere."""
    groups = found.groups.all()
    ours = groups.filter(campaign_role__site__in=site_ids)
    return not found.is_superuser and ours.exists() and not groups.exclude(pk__in=ours).exists()


def _is_above_or_below(path: str, root: str) -> bool:
    return path.startswith(root) or root.startswith(path)


def _collection_paths(sites: Iterable[Site]) -> list[str]:
    settings = CampaignSettings.objects.filter(site__in=[site.pk for site in sites])
    return list(settings.values_list("collection__path", flat=True))
