"""Wagtail's indexes follow a page once per save, whatever number of rows belong to it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from press.models import PressReleasePage, ReleaseContact
from tests.factories.core import make_person
from tests.factories.press import make_release, make_room


def index_writes(captured: CaptureQueriesContext) -> int:
    """How often the list of what a page refers to was read to be compared."""
    table = f'FROM "{ReferenceIndex._meta.db_table}"'
    return sum(query["sql"].startswith("SELECT") and table in query["sql"] for query in captured)


def test_page_is_indexed_once_with_one_and_with_many_rows(home, site):
    release = make_release(make_room(home), live=False)
    for number in range(5):
        release.contacts.add(ReleaseContact(person=make_person(site, name=f"Pers {number}")))
    with CaptureQueriesContext(connection) as captured:
        release.save()
    assert index_writes(captured) == 1
    people = {str(contact.person_id) for contact in PressReleasePage.objects.get(pk=release.pk).contacts.all()}
    found = ReferenceIndex.get_references_for_object(release).filter(model_path="contacts.item.person")
    assert (set(found.values_list("to_object_id", flat=True)), len(people)) == (people, 6)


def test_draft_of_a_page_leaves_the_index_alone(home):
    release = make_release(make_room(home), live=False)
    release.title = "Een andere kop"
    with CaptureQueriesContext(connection) as captured:
        release.save_revision()
    assert index_writes(captured) == 0
    assert release.draft_title == PressReleasePage.objects.get(pk=release.pk).draft_title == "Een andere kop"
