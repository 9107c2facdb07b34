"""What each role reaches in the admin of its own campaign, and what it doesn't."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from awards.models import Nomination
from blog.models import BlogPost
from core.campaigns.enums import Role
from core.outbox.enums import MailState
from core.outbox.models import OutboxMail
from core.people.models import Consent
from core.users.models import User
from home.models import ContentPage
from tests.conftest import PASSWORD
from tests.factories.blog import make_post
from tests.factories.forms import edit_data
from tests.roles.conftest import Filled, address, fill

BEHEER, EINDREDACTIE, REDACTIE, SCHRIJVER = Role
LEADS = {BEHEER, EINDREDACTIE}
EDITS = {*LEADS, REDACTIE}
ALL = {*EDITS, SCHRIJVER}

REACHES = {
    "": ALL,
    "account/": ALL,
    "pages/<int:page_id>/edit/": ALL,  # The page here is the writer's own draft.
    "pages/<int:page_id>/history/": ALL,
    "pages/<int:page_id>/revisions/<int:revision_id>/revert/": ALL,
    "pages/<int:page_id>/view_draft/": ALL,
    "pages/<int:page_id>/delete/": ALL,
    "pages/<int:page_id>/copy/": ALL,
    "pages/<int:page_id>/move/": ALL,
    "pages/<int:page_id>/privacy/": LEADS,
    "pages/<int:page_id>/lock/": set(),  # Only by POST.
    "pages/add/blog/blogpost/<int:parent_page_id>/": ALL,
    "choose-page/": ALL,
    "images/": ALL,
    "images/add/": ALL,
    "images/<int:image_id>/": EDITS,
    "images/<int:image_id>/delete/": EDITS,
    "images/<int:image_id>/generate_url/": set(),  # Addresses of pictures are ours to give.
    "documents/": EDITS,
    "documents/edit/<int:document_id>/": EDITS,
    "snippets/people/person/": ALL,
    "snippets/people/person/edit/<int:pk>/": EDITS,
    "snippets/people/person/delete/<int:pk>/": LEADS,
    "snippets/blog/topic/": ALL,
    "snippets/blog/topic/edit/<int:pk>/": EDITS,
    "snippets/blog/topic/delete/<int:pk>/": LEADS,
    "^people/consent/$": EDITS,
    "^people/consent/edit/(?P<instance_pk>[-\\w]+)/$": EDITS,
    "^people/consent/delete/(?P<instance_pk>[-\\w]+)/$": {BEHEER},
    "toestemming/<uuid:public_id>/ingetrokken/": EDITS,
    "^awards/nomination/$": LEADS,
    "^awards/nomination/inspect/(?P<instance_pk>[-\\w]+)/$": LEADS,
    "^awards/nomination/edit/(?P<instance_pk>[-\\w]+)/$": LEADS,
    "^awards/nomination/delete/(?P<instance_pk>[-\\w]+)/$": {BEHEER},
    "^awards/historiclaureate/$": LEADS,
    "^columns/turn/$": EDITS,
    "^columns/turn/edit/(?P<instance_pk>[-\\w]+)/$": LEADS,
    "^outbox/outboxmail/$": LEADS,
    "^outbox/outboxmail/inspect/(?P<instance_pk>[-\\w]+)/$": LEADS,
    "^outbox/outboxmail/edit/(?P<instance_pk>[-\\w]+)/$": set(),
    "^outbox/outboxmail/delete/(?P<instance_pk>[-\\w]+)/$": set(),
    "persmappen/": EDITS,
    "settings/campaigns/campaignsettings/": {BEHEER},
    "users/": {BEHEER},
    "users/edit/<int:pk>/": {BEHEER},
    "users/delete/<int:pk>/": set(),
    "groups/": set(),
    "sites/": set(),
    "collections/": set(),
    "workflows/list/": set(),
    "redirects/": set(),
    "reports/locked/": LEADS,
    "reports/site-history/": set(),
    "reports/workflow/": set(),
    "reports/page-types-usage/": set(),
}


@pytest.fixture(scope="module")
def ours(started_campaign, django_db_blocker) -> Iterator[Filled]:
    """The campaign itself, with one of everything; made once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(Site.objects.get(pk=started_campaign))
        transaction.set_rollback(True)


@pytest.fixture
def as_role(client, site, make_user, ours):
    """Log someone in; the writer is the one who wrote the draft."""

    def log_in(role: Role) -> Client:
        email = f"{role.value}-{site.pk}@proefstad.example"
        if not User.objects.filter(email=email).exists():
            make_user(role)
        client.login(username=email, password=PASSWORD)
        return client

    return log_in


def reached(client: Client, where: str) -> bool:
    """Whether the address answers with something of its own; a refusal leads back to the dashboard."""
    response = client.get(where)
    assert response.status_code < 500, where
    if response.status_code == 302 and "settings" in where:
        return response["Location"] != "/admin/"
    return response.status_code == 200


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.whole
def test_role_reaches_what_it_should_and_nothing_else(as_role, ours, role):
    client = as_role(role)
    expected = {route for route, roles in REACHES.items() if role in roles}
    found = {route for route in REACHES if reached(client, address(route, ours.ids))}
    assert (found - expected, expected - found) == (set(), set())


# -- what a writer can do ----------------------------------------------------------------------------


@pytest.mark.whole
def test_writer_reaches_own_posts_only(as_role, site, ours):
    blog = BlogPost.objects.get(pk=ours.ids["page"]).get_parent().specific
    of_colleague = make_post(blog, "Van een collega", live=False)
    client = as_role(SCHRIJVER)

    assert reached(client, f"/admin/pages/{ours.ids['page']}/edit/")
    for page in (of_colleague.pk, ours.ids["other_page"], ours.ids["release"], ours.ids["parent"]):
        for part in ("edit/", "view_draft/", "delete/", "history/"):
            assert not reached(client, f"/admin/pages/{page}/{part}"), (page, part)


@pytest.mark.parametrize("role", [REDACTIE, SCHRIJVER])
def test_who_may_not_publish_saves_a_draft_whatever_is_posted(as_role, ours, role):
    client = as_role(role)
    page = BlogPost.objects.get(pk=ours.ids["page"])
    row = page.post_authors.get()
    authors = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "MIN_NUM_FORMS": 1, "MAX_NUM_FORMS": 9}
    authors["0"] = {"person": row.person_id, "id": row.pk, "ORDER": 1, "DELETE": ""}
    data = edit_data(page, title="Nieuw", lead="L", date="2026-11-20", privacy_checked="on", post_authors=authors)

    client.post(f"/admin/pages/{page.pk}/edit/", {**data, "action-publish": "1", "go_live_at": "2020-01-01 10:00"})
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"include_descendants": "on"})

    page.refresh_from_db()
    assert (page.live, page.approved_schedule) == (False, False)


def test_editor_submits_and_chief_editor_publishes(as_role, ours):
    page = ContentPage.objects.get(pk=ours.ids["other_page"])
    page.save_revision()
    client = as_role(REDACTIE)
    body = nested_form_data({"body": streamfield([("text", rich_text("<p>Tekst</p>"))])})
    data = {**edit_data(page, intro="null"), **body, "action-submit": "1"}
    client.post(f"/admin/pages/{page.pk}/edit/", data)
    page.refresh_from_db()
    assert (page.live, page.workflow_in_progress) == (False, True)

    client = as_role(EINDREDACTIE)
    state = page.current_workflow_task_state
    client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    page.refresh_from_db()
    assert page.live is True


# -- deeds that need more than an address ------------------------------------------------------------


@pytest.mark.parametrize(("role", "may"), [(BEHEER, True), (EINDREDACTIE, True), (REDACTIE, True), (SCHRIJVER, False)])
def test_consent_is_withdrawn_by_who_keeps_consents(as_role, ours, role, may):
    client = as_role(role)
    client.post(f"/admin/toestemming/{ours.ids['consent_public']}/ingetrokken/")
    assert (Consent.objects.get(pk=ours.ids["consent"]).withdrawn_at is not None) is may


def test_nomination_is_deleted_by_the_administrator_only(as_role, ours):
    where = f"/admin/awards/nomination/delete/{ours.ids['nomination']}/"
    for role in (EINDREDACTIE, REDACTIE, SCHRIJVER):
        as_role(role).post(where)
        assert Nomination.objects.filter(pk=ours.ids["nomination"]).exists(), role
    as_role(BEHEER).post(where)
    assert not Nomination.objects.filter(pk=ours.ids["nomination"]).exists()


@pytest.mark.parametrize("role", list(Role))
def test_uncertain_mail_is_sent_again_by_the_administrator_only(as_role, ours, role):
    OutboxMail.objects.filter(pk=ours.ids["mail"]).update(state=MailState.UNCERTAIN)
    as_role(role).post(f"/admin/mail/{ours.ids['mail']}/opnieuw/")

    expected = MailState.WAITING if role == BEHEER else MailState.UNCERTAIN
    assert OutboxMail.objects.get(pk=ours.ids["mail"]).state == expected
    assert as_role(role).get(f"/admin/mail/{ours.ids['mail']}/opnieuw/").status_code == 405
