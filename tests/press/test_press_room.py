"""The press room as a list: newest first, bounded, and honest while it is empty."""

import pytest

from press.services import latest_releases
from tests.factories.many import copies_of
from tests.factories.press import make_release


@pytest.mark.whole
def test_list_takes_the_same_number_of_queries(client, room, site, django_assert_max_num_queries):
    counts = set()
    for number in (1, 29):
        copies_of(make_release(room, f"Bericht {number}", slug=f"b{number}"), number - 1)
        client.get(room.url)
        with django_assert_max_num_queries(40) as queries:
            client.get(room.url)
        counts.add(len(queries))
    assert client.get(room.url).context["items"].paginator.count == 30
    assert len(counts) == 1


def test_latest_releases_are_public_and_newest_first(site, room):
    make_release(room, "Oud", slug="oud", date="2025-01-01")
    make_release(room, "Nieuw", slug="nieuw", date="2026-01-01")
    make_release(room, "Concept", slug="concept", live=False)

    assert [page.title for page in latest_releases(site)] == ["Nieuw", "Oud"]


def test_empty_room_says_so(client, room):
    assert "Er zijn nog geen persberichten." in client.get(room.url).content.decode()
