"""The demo accounts: one per role, a password that only its owner can read."""

import stat

import pytest

from core.campaigns.enums import Role
from core.campaigns.models import CampaignRole
from core.users.models import User
from demo.accounts import ACCOUNTS, PASSWORD_FILE, demo_password, make_accounts
from demo.models import DemoRecord

PASSWORD = "een-lang-wachtwoord-voor-de-proef"


def test_password_is_random_kept_and_readable_by_its_owner_only(tmp_path):
    first = demo_password(tmp_path / "var")
    kept = tmp_path / "var" / PASSWORD_FILE

    assert demo_password(tmp_path / "var") == first == kept.read_text().strip()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(first) >= 12


def test_given_password_wins_and_is_not_kept(tmp_path):
    assert demo_password(tmp_path, "van-mijzelf-gekozen") == "van-mijzelf-gekozen"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_each_role_has_an_account_that_can_log_in(site):
    users = make_accounts(site, PASSWORD)

    assert [user.email for user in users] == [f"{role.value}@oeverstad.example" for role in Role]
    for user, account in zip(users, ACCOUNTS, strict=True):
        assert user.check_password(PASSWORD)
        assert user.has_perm("wagtailadmin.access_admin")
        assert CampaignRole.objects.get(group__user=user).role == account.role


@pytest.mark.django_db
def test_accounts_are_made_once_and_a_changed_password_stays(site):
    make_accounts(site, PASSWORD)
    writer = User.objects.get(email="schrijver@oeverstad.example")
    writer.set_password("door-de-schrijver-gekozen")
    writer.save()

    make_accounts(site, PASSWORD)

    assert User.objects.count() == len(ACCOUNTS)
    assert User.objects.get(pk=writer.pk).check_password("door-de-schrijver-gekozen")


@pytest.mark.django_db
def test_given_password_is_set_anew(site):
    make_accounts(site, PASSWORD)
    make_accounts(site, "een-ander-lang-wachtwoord", renew=True)
    assert all(user.check_password("een-ander-lang-wachtwoord") for user in User.objects.all())


@pytest.mark.django_db
def test_accounts_are_registered_as_part_of_the_demo(site):
    users = make_accounts(site, PASSWORD)
    registered = DemoRecord.objects.filter(content_type__model="user").values_list("object_id", flat=True)
    assert sorted(registered) == sorted(str(user.pk) for user in users)
