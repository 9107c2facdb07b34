"""The demo accounts: one per role, with one password that is printed and kept in a private file."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Site

from core.campaigns.enums import Role
from core.campaigns.roles import setup_roles
from core.people.models import Person
from core.users.models import User
from demo.register import recording

PASSWORD_FILE = "demo-password"
DOMAIN = "oeverstad.example"
_WORDS = [
    "anker",
    "brug",
    "kade",
    "dijk",
    "eiland",
    "fiets",
    "gracht",
    "haven",
    "klok",
    "lamp",
    "markt",
    "oever",
    "pont",
    "roer",
    "schip",
    "toren",
    "veer",
    "wiek",
    "zeil",
    "zon",
]


@dataclass(frozen=True)
class DemoAccount:
    """Somebody to log in as: the role, the person and what may be tried."""

    role: Role
    first_name: str
    last_name: str
    person_slug: str = ""

    @property
    def email(self) -> str:
        return f"{self.role.value}@{DOMAIN}"


ACCOUNTS = (
    DemoAccount(Role.ADMINISTRATOR, "Ruben", "Oosterling"),
    DemoAccount(Role.CHIEF_EDITOR, "Noor", "Dijkgraaf"),
    DemoAccount(Role.EDITOR, "Timo", "Aydin"),
    DemoAccount(Role.WRITER, "Samira", "Bouzid", "samira-bouzid"),
)


def demo_password(var: Path, environment: str = "") -> str:
    """The password of all demo accounts: the given one, else the one kept in a file of mode 600."""
    if environment:
        return environment
    path = var / PASSWORD_FILE
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    password = "-".join(secrets.choice(_WORDS) for _ in range(4)) + f"-{secrets.randbelow(90) + 10}"
    var.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password + "\n")
    return password


@transaction.atomic
def make_accounts(site: Site, password: str, *, renew: bool = False) -> list[User]:
    """Make the accounts that aren't there yet and tie each to its role.

    An account that exists is left as it is; only with `renew` it gets the password anew.
    """
    with recording(site.pk):
        groups = setup_roles(site)
        return [_account(site, account, groups, password, renew) for account in ACCOUNTS]


def _account(site: Site, account: DemoAccount, groups: dict, password: str, renew: bool) -> User:
    user = User.objects.filter(email=account.email).first()
    if user is None:
        user = User.objects.create_user(
            account.email, password, first_name=account.first_name, last_name=account.last_name
        )
        user.groups.add(groups[account.role])
        _tie_to_person(site, account, user)
    elif renew and not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def _tie_to_person(site: Site, account: DemoAccount, user: User) -> None:
    if account.person_slug:
        Person.objects.for_site(site).filter(slug=account.person_slug, user=None).update(user=user)


def default_var() -> Path:
    return Path(settings.VAR)
