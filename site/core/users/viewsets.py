"""Accounts in the admin: a campaign's administrator manages colleagues, and nobody above them."""

from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users as views

from core.campaigns.services import editor_sites
from core.users.models import User


def groups_to_give(user: User) -> QuerySet[Group]:
    """The role groups of the campaigns someone works on; a superuser gives any."""
    if user.is_superuser:
        return Group.objects.all()
    return Group.objects.filter(campaign_role__site__in=editor_sites(user))


def colleagues(user: User) -> QuerySet[User]:
    """Whom someone may manage: who works on the same campaigns only, and no superuser."""
    if user.is_superuser:
        return User.objects.all()
    ours = groups_to_give(user)
    elsewhere = Group.objects.exclude(pk__in=ours)
    return User.objects.filter(groups__in=ours, is_superuser=False).exclude(groups__in=elsewhere).distinct()


class _ForUser:
    """Views hand the form who is asking; it then offers no right this person can't give."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "asked_by": self.request.user}


class _LimitedForm:
    error_messages: ClassVar = {
        "duplicate_username": gettext_lazy("Someone already logs in with this e-mail address."),
        "password_mismatch": gettext_lazy("The two passwords aren't the same. Type them again."),
    }

    def __init__(self, *args: Any, asked_by: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked_by is None or not asked_by.is_superuser:
            self.fields.pop("is_superuser", None)
        if asked_by is not None:
            self.fields["groups"].queryset = groups_to_give(asked_by)
            self.fields["groups"].required = not asked_by.is_superuser

    def clean_email(self) -> str:
        """In lower case, so that an address in other capitals is recognised as the same."""
        return self.cleaned_data["email"].strip().lower()


class ColleagueCreationForm(_LimitedForm, UserCreationForm):
    """A new account, in at least one role."""


class ColleagueEditForm(_LimitedForm, UserEditForm):
    """An existing account."""


class IndexView(views.IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(pk__in=colleagues(self.request.user))


class CreateView(_ForUser, views.CreateView):
    """Add a colleague."""


class _OnlyColleagues:
    def get_object(self, *args: Any, **kwargs: Any) -> User:
        found = super().get_object(*args, **kwargs)
        if not colleagues(self.request.user).filter(pk=found.pk).exists():
            raise Http404
        return found


class EditView(_OnlyColleagues, _ForUser, views.EditView):
    """Change a colleague's account."""


class DeleteView(_OnlyColleagues, views.DeleteView):
    """Remove a colleague's account."""


class HistoryView(_OnlyColleagues, views.HistoryView):
    """What happened to an account."""


class UserViewSet(views.UserViewSet):
    """Wagtail's user screens, limited to colleagues."""

    # Wagtail's own for a new account writes 'None' where a field was left out.
    create_template_name = "wagtailusers/users/edit.html"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView

    def get_form_class(self, for_update: bool = False) -> type:
        return ColleagueEditForm if for_update else ColleagueCreationForm
