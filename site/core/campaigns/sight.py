"""What a colleague may see by name in choosers, searches and bulk actions of the admin.

Wagtail shows every page there, drafts too, to whoever may log in. Here somebody sees what is public as it
stands, and what she may work on; of a draft that isn't hers, or a new headline that waits, not even the title.
"""

from django.db.models import F, Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.campaigns.services import editor_sites


def pages_in_sight(user) -> QuerySet[Page]:
    """The pages whose title a colleague may read, of her own campaigns; with those above that lead to them."""
    if user.is_superuser:
        return Page.objects.all()
    ours, above = Q(pk__in=[]), set()
    for site in editor_sites(user).select_related("root_page"):
        ours |= Q(path__startswith=site.root_page.path)
        above |= set(site.root_page.get_ancestors().values_list("pk", flat=True))
    is_public_as_it_stands = Q(live=True, draft_title=F("title"))
    workable = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["change", "publish"])
    seen = is_public_as_it_stands | Q(pk__in=workable.values("pk"))
    return Page.objects.filter(Q(ours & seen) | Q(pk__in=above))
