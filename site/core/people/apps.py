from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "core.people"
    label = "people"
    verbose_name = _("People and consent")

    _PERSON = ("people.add_person", "people.change_person", "people.delete_person", "people.view_person")
    _CONSENT = ("people.add_consent", "people.change_consent", "people.view_consent")
    role_permissions = {
        "beheer": [*_PERSON, *_CONSENT, "people.delete_consent"],
        "eindredactie": [*_PERSON, *_CONSENT],
        "redactie": [*_PERSON[:2], "people.view_person", *_CONSENT],
        "schrijver": ["people.view_person"],
    }
