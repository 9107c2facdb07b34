"""What nginx wrote of media kits it sent, added up per release and day."""

from datetime import UTC, date, datetime

import pytest

from press.counting import count_what_nginx_sent, downloads_in
from press.enums import DownloadKind
from press.models import DownloadCount
from tests.factories.press import make_release, make_room


def test_only_a_whole_kit_or_its_beginning_counts_and_a_day_is_a_dutch_day():
    lines = [
        "7 200 GET 1 2026-11-24T22:30:00+00:00",
        "7 206 GET 1 2026-11-24T23:30:00+00:00",
        "7 206 GET 0 2026-11-24T12:00:00+00:00",
        "7 304 GET 1 2026-11-24T12:00:00+00:00",
        "7 200 HEAD 1 2026-11-24T12:00:00+00:00",
        "half a li",
        " 200 GET 1 2026-11-24T12:00:00+00:00",
        "",
    ]
    assert downloads_in(lines) == {(7, date(2026, 11, 24)): 1, (7, date(2026, 11, 25)): 1}


@pytest.mark.django_db
def test_file_is_counted_once_and_one_that_is_still_written_to_stays(home, tmp_path):
    release = make_release(make_room(home))
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    old, young = (tmp_path / f"{int(now.timestamp() - ago) // 10}.log" for ago in (120, 10))
    line = f"{release.pk} 200 GET 1 2026-11-24T11:58:00+00:00\n999 200 GET 1 2026-11-24T11:58:00+00:00\n"
    old.write_text(line)
    young.write_text(line)

    for _time in range(2):
        count_what_nginx_sent(tmp_path, now)

    [counted] = DownloadCount.objects.all()
    assert (counted.release_id, counted.day, counted.kind, counted.count) == (
        release.pk,
        date(2026, 11, 24),
        DownloadKind.KIT,
        1,
    )
    assert list(tmp_path.iterdir()) == [young]
