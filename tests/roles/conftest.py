"""Every address of the admin, filled in with records of one campaign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import ModelLogEntry, Revision, Site, TaskState

from awards.models import HistoricLaureate
from core.audit.services import record
from core.campaigns.enums import Role
from core.outbox.services import post
from core.users.models import User
from home.models import ContentPage
from tests.conftest import make_campaign, make_someone
from tests.factories.awards import make_award, make_nomination, make_open_round
from tests.factories.blog import make_blog, make_post, make_topic
from tests.factories.columns import make_dilemma, make_series
from tests.factories.core import make_consent, make_document, make_image, make_person
from tests.factories.press import make_release, make_room

# Each record bears the mark; what is searched for stands beside it, so an echo of the question is no find.
MARK = "Zoekwoord Kenmerkvanhiernaast"

# These change something on GET or end the session, or show every address; none shows a record.
NOT_ASKED = ("logout/", "test404/", "failwhale/", "^.*/$", "sprite/", "login/", "password_reset/")


def admin_routes() -> list[str]:
    """Every route below /admin/, as Django spells it."""

    def walk(patterns: list[Any], start: str) -> Iterator[str]:
        for one in patterns:
            route = start + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route)
            elif isinstance(one, URLPattern):
                yield route

    routes = [route for route in walk(get_resolver().url_patterns, "") if route.startswith("admin/")]
    return sorted({route.removeprefix("admin/") for route in routes})


@dataclass
class Filled:
    """One campaign with something of everything, each bearing `MARK`."""

    site: Site
    ids: dict[str, Any]


def fill(site: Site) -> Filled:
    """Put one of everything into a campaign."""
    home = site.root_page.specific
    writer = make_someone(Role.WRITER, site)
    User.objects.filter(pk=writer.pk).update(first_name=MARK, last_name="Schrijver")
    person, topic = make_person(site, name=f"{MARK} Persoon"), make_topic(site, f"{MARK} onderwerp")
    image, document = make_image(site, title=f"{MARK} beeld"), make_document(site, title=f"{MARK} document")
    consent = make_consent(site, "site", internal_name=f"{MARK} toestemming")
    blog = make_blog(home, title=f"{MARK} blog")
    draft = make_post(blog, f"{MARK} concept", topic, authors=[person], live=False, owner=writer)
    revision = draft.save_revision(user=writer)
    draft.get_workflow().start(draft, writer)
    nomination = make_nomination(make_open_round(make_award(home, title=f"{MARK} prijs")), nominee_name=MARK)
    dilemma = make_dilemma(make_series(home), f"{MARK} dilemma", live=False)
    release = make_release(make_room(home), f"{MARK} persbericht", person=person)
    page = home.add_child(instance=ContentPage(title=f"{MARK} pagina", slug="pagina", live=False))
    mail = post(site=site, to="kenmerk@proefstad.example", subject=f"{MARK} mail", body=MARK)
    source = {"awarded_by": "Proef", "source_title": "Bron", "source_url": "https://bron.example"}
    laureate = HistoricLaureate.objects.create(site=site, year=2015, name=f"{MARK} gemeente", **source)
    record(site=site, actor=writer, action="proef", target=page, detail={"wat": MARK})
    state = TaskState.objects.get(revision=revision)
    return Filled(
        site,
        {
            "page": draft.pk, "other_page": page.pk, "release": release.pk, "revision": revision.pk,
            "task_state": state.pk, "task": state.task_id, "workflow": state.workflow_state.workflow_id,
            "workflow_state": state.workflow_state_id, "parent": blog.pk, "home": home.pk, "person": person.pk,
            "topic": topic.pk, "image": image.pk, "document": document.pk, "consent": consent.pk,
            "consent_public": consent.public_id, "nomination": nomination.pk, "turn": dilemma.turn_id,
            "laureate": laureate.pk, "mail": mail.pk, "user": writer.pk, "group": writer.groups.get().pk,
            "collection": site.campaignsettings.collection_id, "site": site.pk, "log": ModelLogEntry.objects.count(),
            "revisions": Revision.objects.count(),
        },
    )  # fmt: skip


# For the names Wagtail gives to the parts of its addresses: which record stands there, by the beginning of the route.
PARTS = [
    ("pages/workflow/", {"page_id": "page", "task_state_id": "task_state", "task_id": "task"}),
    ("pages/", {"page_id": "page", "parent_page_id": "parent", "page_to_move_id": "page", "destination_id": "home",
                "revision_id": "revision", "workflow_state_id": "workflow_state", "pk": "page"}),
    ("choose-page/", {"parent_page_id": "parent"}),
    ("collections/", {"pk": "collection", "collection_id": "collection"}),
    ("workflows/tasks/", {"pk": "task"}),
    ("workflows/task_chooser/", {"task_id": "task"}),
    ("workflows/", {"pk": "workflow", "page_pk": "page", "workflow_pk": "workflow"}),
    ("^people/consent/", {"instance_pk": "consent"}),
    ("toestemming/", {"public_id": "consent_public"}),
    ("^outbox/", {"instance_pk": "mail"}),
    ("mail/", {"mail_id": "mail"}),
    ("^columns/turn/", {"instance_pk": "turn"}),
    ("^awards/nomination/", {"instance_pk": "nomination"}),
    ("^awards/historiclaureate/", {"instance_pk": "laureate"}),
    ("documents/", {"document_id": "document", "doc_id": "document", "pk": "document"}),
    ("images/", {"image_id": "image", "pk": "image"}),
    ("snippets/people/", {"pk": "person"}),
    ("snippets/choose/people/", {"pk": "person"}),
    ("snippets/blog/", {"pk": "topic"}),
    ("snippets/choose/blog/", {"pk": "topic"}),
    ("sites/", {"pk": "site"}),
    ("users/", {"pk": "user"}),
    ("groups/", {"pk": "group"}),
    ("api/main/^documents", {"pk": "document"}),
    ("api/main/^images", {"pk": "image"}),
    ("api/main/^pages", {"pk": "page"}),
]  # fmt: skip
WORDS = {
    "app_label": "blog", "app_name": "blog", "model_name": "blogpost", "content_type_app_name": "blog",
    "content_type_model_name": "blogpost", "action": "delete", "action_name": "approve", "object_id": "1",
    "session_id": "1", "uploaded_file_id": "1", "filter_spec": "width-100", "redirect_id": "1",
    "revision_id_a": "earliest", "revision_id_b": "latest", "uidb64": "x", "token": "x",
}  # fmt: skip
_PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def address(route: str, ids: dict[str, Any]) -> str:
    """The address of a route for the records of one campaign."""
    names = next((found for start, found in PARTS if route.startswith(start)), {})

    def value(match: re.Match[str]) -> str:
        name = match.group(1) or match.group(2)
        return str(ids[names[name]] if name in names else WORDS.get(name, ids["site"]))

    plain = _PART.sub(value, route).replace("\\.", ".")
    return "/admin/" + re.sub(r"[\^$]", "", plain)


@pytest.fixture(scope="module")
def filled(django_db_setup: None, started_campaign: int, django_db_blocker: Any) -> Iterator[Filled]:
    """A second campaign beside the client's own, full of what nobody there may see; made once for a file of tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(make_campaign("andere.example", is_default=False, name="Welzijn Anderstad"))
        transaction.set_rollback(True)
