"""Four roles per campaign, each a group of users. Safe to run again after every change.

What a role may do with pages and media stands here; what it may do with the records of a room
stands in that room's `AppConfig.role_permissions`, pages it may add below in
`AppConfig.role_pages`, and settings the administrator changes in `AppConfig.site_settings`.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from core.campaigns.enums import Role
from core.campaigns.models import CampaignRole, CampaignSettings

_ALL_PAGES = {
    Role.ADMINISTRATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.CHIEF_EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.EDITOR: ("add_page", "change_page"),
    Role.WRITER: (),
}
# Wagtail keeps the rights on pictures and documents with its own models, whatever ours are called.
_CHOOSE = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
_ALL_MEDIA = (
    *_CHOOSE,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
_MEDIA = {
    Role.ADMINISTRATOR: _ALL_MEDIA,
    Role.CHIEF_EDITOR: _ALL_MEDIA,
    Role.EDITOR: _ALL_MEDIA,
    Role.WRITER: (*_CHOOSE, "wagtailimages.add_image"),
}


@transaction.atomic
def setup_roles(site: Site) -> dict[Role, Group]:
    """Make the groups of a campaign, and give each exactly the rights of its role."""
    settings = CampaignSettings.existing_for(site)
    if settings is None:
        raise ValueError(f"{site} has no campaign settings yet; run start_campaign first.")
    groups = {role: _group(settings, role) for role in Role}
    permissions = _Permissions()
    for role, group in groups.items():
        group.permissions.set([permissions["wagtailadmin.access_admin"], *_record_permissions(role, permissions)])
        _set_page_permissions(site, group, role, permissions)
        _set_media_permissions(settings, group, role, permissions)
    _set_settings_permission(site, groups[Role.ADMINISTRATOR], permissions)
    _set_workflow(settings, groups[Role.CHIEF_EDITOR])
    _remove_wagtails_own_groups()
    return groups


def _group(settings: CampaignSettings, role: Role) -> Group:
    tie = CampaignRole.objects.filter(site=settings.site, role=role).select_related("group").first()
    if tie:
        return tie.group
    name = f"{settings.organisation}: {role.value}"[:150]
    if Group.objects.filter(name=name).exists():
        name = f"{name[:140]} ({settings.site_id})"
    group = Group.objects.create(name=name)
    CampaignRole.objects.create(site=settings.site, role=role, group=group)
    return group


class _Permissions(dict[str, Permission]):
    """Every permission there is, by its name as `app_label.codename`, fetched at once."""

    def __init__(self) -> None:
        everything = Permission.objects.select_related("content_type")
        super().__init__((f"{one.content_type.app_label}.{one.codename}", one) for one in everything)

    def __missing__(self, name: str) -> Permission:
        """:raises LookupError: when a room declares a right that doesn't exist."""
        raise LookupError(f"There is no permission {name}.")


def _record_permissions(role: Role, permissions: _Permissions) -> Iterator[Permission]:
    for app in apps.get_app_configs():
        for name in getattr(app, "role_permissions", {}).get(role.value, ()):
            yield permissions[name]


def _page_rights(site: Site, role: Role) -> Iterator[tuple[Page, str]]:
    for codename in _ALL_PAGES[role]:
        yield site.root_page, codename
    for app in apps.get_app_configs():
        for model_name, codenames in getattr(app, "role_pages", {}).get(role.value, {}).items():
            for page in apps.get_model(model_name).objects.descendant_of(site.root_page):
                yield from ((page, codename) for codename in codenames)


def _set_page_permissions(site: Site, group: Group, role: Role, permissions: _Permissions) -> None:
    GroupPagePermission.objects.filter(group=group).delete()
    for page, codename in _page_rights(site, role):
        GroupPagePermission.objects.create(
            group=group, page_id=page.pk, permission=permissions[f"wagtailcore.{codename}"]
        )


def _set_media_permissions(settings: CampaignSettings, group: Group, role: Role, permissions: _Permissions) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    for name in _MEDIA[role]:
        GroupCollectionPermission.objects.create(
            group=group, collection=settings.collection, permission=permissions[name]
        )


def _set_settings_permission(site: Site, group: Group, permissions: _Permissions) -> None:
    """Settings of the campaign and of each room are for who administers it."""
    names = ["campaigns.change_campaignsettings"]
    for app in apps.get_app_configs():
        names += getattr(app, "site_settings", ())
    for name in names:
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=permissions[name])


def _set_workflow(settings: CampaignSettings, approvers: Group) -> None:
    """Drafts of this campaign go to its own chief editors."""
    root = settings.site.root_page
    if WorkflowPage.objects.filter(page=root).exists():
        return
    task = GroupApprovalTask.objects.create(name=f"Eindredactie {settings.organisation}"[:255])
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=f"Eindredactie {settings.organisation}"[:255])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page_id=root.pk)


def _remove_wagtails_own_groups() -> None:
    """Wagtail starts with 'Editors' and 'Moderators' for all sites at once; ours are per campaign."""
    unused = Group.objects.filter(name__in=["Editors", "Moderators"], user=None, campaign_role=None)
    GroupApprovalTask.objects.filter(groups__in=unused, name="Moderators approval").delete()
    Workflow.objects.filter(name="Moderators approval", workflow_tasks=None).delete()
    unused.delete()


def _models_with_role_pages() -> Iterable[str]:
    for app in apps.get_app_configs():
        for pages in getattr(app, "role_pages", {}).values():
            yield from pages


@receiver(post_save)
def give_rights_on_a_new_page(sender: type, instance: object, created: bool, **kwargs: object) -> None:
    """A page that a role may write under (a new blog, say) gets its rights at once."""
    if not created or not isinstance(instance, Page) or sender._meta.label not in _models_with_role_pages():
        return
    permissions = _Permissions()
    for tie in CampaignRole.objects.select_related("site__root_page", "group"):
        if instance.path.startswith(tie.site.root_page.path):
            _set_page_permissions(tie.site, tie.group, Role(tie.role), permissions)
