"""Accounts: an administrator manages colleagues, and nobody beside or above them."""

import re

import pytest
from django.core import mail
from django.test import Client

from core.campaigns.enums import Role
from core.campaigns.roles import setup_roles
from core.users.models import User
from tests.conftest import PASSWORD

FIELDS = {
    "email": "nieuw@proefstad.example",
    "first_name": "Nieuw",
    "last_name": "Gezicht",
    "password1": "een-heel-lang-wachtwoord",
    "password2": "een-heel-lang-wachtwoord",
    "is_active": "on",
}


@pytest.fixture
def admin(client, administrator) -> Client:
    client.login(username=administrator.email, password=PASSWORD)
    return client


@pytest.fixture
def groups(site):
    return setup_roles(site)


def test_administrator_adds_a_colleague_in_a_role_of_the_campaign(admin, groups):
    admin.post("/admin/users/new/", {**FIELDS, "groups": [groups[Role.EDITOR].pk]})

    made = User.objects.get(email="nieuw@proefstad.example")
    assert list(made.groups.all()) == [groups[Role.EDITOR]]
    assert made.is_superuser is False


def test_account_without_a_role_is_refused(admin):
    admin.post("/admin/users/new/", FIELDS)
    assert not User.objects.filter(email=FIELDS["email"]).exists()


def test_administrator_makes_no_superuser_and_gives_no_role_of_another_campaign(admin, groups, other_site):
    theirs = setup_roles(other_site)[Role.ADMINISTRATOR]
    admin.post("/admin/users/new/", {**FIELDS, "is_superuser": "on", "groups": [groups[Role.EDITOR].pk]})
    assert User.objects.get(email=FIELDS["email"]).is_superuser is False

    admin.post("/admin/users/new/", {**FIELDS, "email": "twee@proefstad.example", "groups": [theirs.pk]})
    assert not User.objects.filter(email="twee@proefstad.example").exists()


def others(make_user, site, other_site) -> dict[str, User]:
    """Accounts an administrator has no say over."""
    both = make_user(Role.EDITOR)
    both.groups.add(setup_roles(other_site)[Role.EDITOR])
    return {
        "superuser": User.objects.create_superuser("baas@proefstad.example", PASSWORD),
        "stranger": make_user(Role.EDITOR, other_site),
        "works on both": both,
    }


@pytest.mark.parametrize("who", ["superuser", "stranger", "works on both"])
def test_administrator_changes_nobody_who_is_not_only_a_colleague(admin, make_user, site, other_site, groups, who):
    user = others(make_user, site, other_site)[who]
    values = {**FIELDS, "email": user.email, "first_name": "Veranderd", "groups": [groups[Role.WRITER].pk]}

    assert admin.post(f"/admin/users/edit/{user.pk}/", values).status_code in (302, 403, 404)
    admin.post(f"/admin/users/delete/{user.pk}/")
    admin.post(f"/admin/bulk/users/user/delete/?id={user.pk}")
    admin.post(f"/admin/bulk/users/user/set_active_state/?id={user.pk}", {"mark_as_active": "False"})

    user.refresh_from_db()
    assert (user.first_name != "Veranderd", user.is_active, user.check_password(PASSWORD)) == (True, True, True)


@pytest.mark.parametrize("role", [Role.CHIEF_EDITOR, Role.EDITOR, Role.WRITER])
def test_no_other_role_reaches_accounts(client, make_user, role):
    user = make_user(role)
    client.login(username=user.email, password=PASSWORD)
    client.post("/admin/users/new/", {**FIELDS, "groups": [user.groups.get().pk]})
    client.post(f"/admin/users/edit/{user.pk}/", {**FIELDS, "is_superuser": "on"})

    user.refresh_from_db()
    assert (User.objects.filter(email=FIELDS["email"]).exists(), user.is_superuser) == (False, False)


def test_same_address_in_other_capitals_is_refused_in_dutch(admin, groups, editor):
    values = {**FIELDS, "email": editor.email.upper(), "groups": [groups[Role.EDITOR].pk]}
    page = admin.post("/admin/users/new/", values).content.decode()

    assert "Er logt al iemand in met dit e-mailadres." in page
    assert User.objects.filter(email__iexact=editor.email).count() == 1


def test_someone_logs_in_by_mail_address_whatever_its_capitals(client, editor):
    response = client.post("/admin/login/", {"username": editor.email.upper(), "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_who_left_cannot_log_in(client, editor):
    editor.is_active = False
    editor.save()
    response = client.post("/admin/login/", {"username": editor.email, "password": PASSWORD})
    assert response.status_code == 200
    assert client.get("/admin/").status_code == 302


def without_token(page: str) -> str:
    return re.sub(r'"CSRF_TOKEN": "\w+"', "", page)


def test_forgotten_password_is_mailed_in_dutch_and_tells_nobody_who_has_an_account(client, editor):
    known = client.post("/admin/password_reset/", {"email": editor.email}, follow=True).content.decode()
    unknown = client.post("/admin/password_reset/", {"email": "niemand@proefstad.example"}, follow=True)

    assert len(mail.outbox) == 1
    assert "wachtwoord" in mail.outbox[0].body.lower()
    assert mail.outbox[0].to == [editor.email]
    assert without_token(unknown.content.decode()) == without_token(known)
