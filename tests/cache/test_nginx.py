"""The shipped configuration in a real nginx: pages and kits come from disk, with the site's own headers, and never late."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from environment import ROOT

from core.cache.rules import SECONDS_AHEAD, in_order
from tests.cache.front import HOST, Answer, Front, ask, wait_for
from tests.database import kept_database

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx isn't installed"),
]

PAGE = "/over-ons/"


@pytest.fixture(scope="module")
def kit_path() -> list[str]:
    return []


@pytest.fixture(scope="module")
def front(django_db_setup, tmp_path_factory, kit_path) -> Iterator[Front]:
    front = Front(tmp_path_factory.mktemp("front"))
    front.prepare(kept_database())
    kit_path.append(front.do("prepare"))
    front.start_web()
    front.start_worker()
    front.start_nginx()
    yield front
    front.stop()


@pytest.fixture(autouse=True)
def everything_runs(front: Front) -> Iterator[None]:
    yield
    if "worker" not in front.processes:
        front.start_worker()
    if "web" not in front.processes:
        front.start_web()


def until_it_is_a_file(front: Front, path: str) -> None:
    """Ask once, so that the site writes it, then wait for a lease."""
    front.ask(path)
    wait_for(lambda: front.is_file(path))


def shown(answer: Answer) -> dict[str, str]:
    """The headers that have to be the same, whoever answers."""
    found = {
        name: value for name, value in answer.headers.items() if name not in ("date", "server", "connection", "expires")
    }
    if policy := found.get("content-security-policy"):
        found["content-security-policy"] = in_order(policy)
    return found


def from_the_site(front: Front, path: str, method: str = "GET", **headers: str) -> Answer:
    return ask(front.app_port, path, method, **headers)


@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, br", "br;q=0, gzip"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_page_from_disk_is_the_page_of_the_site(front, method, accepted):
    until_it_is_a_file(front, PAGE)
    theirs = from_the_site(front, PAGE, method, Accept_Encoding=accepted)
    with front.without_the_site():
        ours = front.ask(PAGE, method, Accept_Encoding=accepted)

    assert (ours.status, ours.body) == (theirs.status, theirs.body)
    assert shown(ours) == shown(theirs)


def test_page_the_reader_has_is_not_sent_again_by_either(front):
    until_it_is_a_file(front, PAGE)
    tag = front.ask(PAGE, Accept_Encoding="br").headers["etag"]
    theirs = from_the_site(front, PAGE, Accept_Encoding="br", If_None_Match=tag)
    with front.without_the_site():
        ours = front.ask(PAGE, Accept_Encoding="br", If_None_Match=f'"x", W/{tag}')

    assert (ours.status, theirs.status, ours.body) == (304, 304, b"")
    assert shown(ours) == shown(theirs)
    assert ours.headers["etag"] == tag


def test_whoever_is_logged_in_and_every_other_address_is_answered_by_the_site(front):
    until_it_is_a_file(front, PAGE)
    for headers in ({"Cookie": "sessionid=x"}, {"Cookie": "a=b;sessionid="}):
        assert not front.is_file(PAGE, **headers)
    assert front.is_file(PAGE, Cookie="thema=donker")
    for path in (
        f"{PAGE}?x=1",
        "/over-ons",
        "/OVER-ONS/",
        "//over-ons/",
        "/x/../over-ons/",
        "/%6fver-ons/",
        "/over-ons/index.html",
    ):
        assert not front.is_file(path), path


def test_hostile_addresses_reach_no_file(front):
    until_it_is_a_file(front, PAGE)
    second, state = next((link.parent.name, link.readlink()) for link in (front.files / "leases").glob("*/*"))
    for path in (
        "/..%2f..%2f..%2fdb.sqlite3",
        f"/%2e%2e/{second}/",
        "/over-ons/%00/",
        f"/../../{state}/",
        "/" + "a" * 4000 + "/",
    ):
        assert front.ask(path).status in (400, 404), path
    for host in ("..", "../x", "CAMPAGNE.test.evil", "a" * 300):
        assert ask(front.port, PAGE, host=host).status == 400
    assert ask(front.port, PAGE, host=HOST.upper()).text == front.ask(PAGE).text


def test_change_shows_at_once(front):
    until_it_is_a_file(front, PAGE)
    front.do("rename", "Over de campagne")

    assert "Over de campagne" in front.ask(PAGE).text
    until_it_is_a_file(front, PAGE)
    assert "Over de campagne" in front.ask(PAGE).text


def test_change_shows_at_once_though_the_worker_was_just_killed(front):
    until_it_is_a_file(front, PAGE)
    front.kill("worker")
    front.do("rename", "Zonder werker")

    assert "Zonder werker" in front.ask(PAGE).text


def test_leases_of_a_killed_worker_end_within_three_seconds(front):
    until_it_is_a_file(front, PAGE)
    front.kill("worker")
    time.sleep(SECONDS_AHEAD)

    assert not front.is_file(PAGE)
    assert front.ask(PAGE).status == 200


@pytest.mark.parametrize("moment", ["before", "after"])
def test_process_killed_around_the_commit_leaves_nothing_old(front, moment):
    """What is committed shows, what isn't doesn't, and until that is sure no file is served."""
    until_it_is_a_file(front, PAGE)
    old = front.ask(PAGE).text
    with pytest.raises(AssertionError):
        front.do(f"rename_and_die_{moment}_the_commit", f"Gestorven {moment}")

    assert not front.is_file(PAGE)
    assert ("Gestorven" in front.ask(PAGE).text) == (moment == "after")
    assert (front.ask(PAGE).text == old) == (moment == "before")
    for mark in (front.files / "holds").iterdir():
        mark.unlink()


def test_web_process_killed_and_started_anew_serves_the_same(front):
    until_it_is_a_file(front, PAGE)
    before = front.ask(PAGE).body
    front.kill("web")
    assert front.ask(PAGE).body == before

    front.start_web()
    assert from_the_site(front, PAGE).body == before


def test_page_ends_at_its_moment(front):
    """Nobody reads it from disk a moment longer than from the site; it was on disk until just before."""
    moment = float(front.do("end", "12"))
    until_it_is_a_file(front, "/tijdelijk/")
    while time.time() < moment:
        assert front.ask("/tijdelijk/").status == 200 or time.time() >= moment

    assert front.ask("/tijdelijk/").status == 404


def test_embargo_opens_at_its_second(front):
    moment = float(front.do("open_in", "4"))
    address = "/pers/onder-embargo/"
    while time.time() < moment:
        answer = front.ask(address)
        assert answer.status == 404 or time.time() >= moment
    wait_for(lambda: front.ask(address).status == 200, seconds=2)

    assert "Onder embargo" in front.ask("/pers/").text
    until_it_is_a_file(front, address)


def test_kit_comes_from_disk_with_its_name_in_parts_and_is_counted(front, kit_path):
    [path] = kit_path
    until_it_is_a_file(front, path)
    begun = int(front.do("downloads"))
    theirs = from_the_site(front, path)
    with front.without_the_site():
        whole = front.ask(path)
        part = front.ask(path, Range="bytes=10-19")
        rest = front.ask(path, Range="bytes=0-", If_Range=whole.headers["etag"])

    name = path.rpartition("/")[2]
    assert whole.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert (part.status, part.body) == (206, whole.body[10:20])
    assert (rest.status, rest.body) == (206, whole.body)
    passing = {"etag", "last-modified", "accept-ranges", "content-length", "x-accel-redirect"}
    assert {k: v for k, v in shown(whole).items() if k not in passing} == {
        k: v for k, v in shown(theirs).items() if k not in passing
    }
    # Two from the beginning by nginx, one that the site counted itself; the middle part isn't one.
    assert int(front.do("downloads")) == begun + 3
    assert list((front.files / "downloads").iterdir()) == []


def test_kit_under_embargo_is_sent_by_nginx_with_all_that_keeps_it_closed(front):
    """The body comes from disk, whole and in parts; no cache keeps it, no search engine lists it, none of it is public."""
    path = front.do("let_a_journalist_read_ahead")
    theirs = from_the_site(front, path)
    ours, part = front.ask(path), front.ask(path, Range="bytes=0-3")

    assert theirs.headers["x-accel-redirect"].startswith("/_persmappen/")
    assert (theirs.body, ours.status, ours.body[:4], part.status, part.body) == (b"", 200, b"PK\3\4", 206, b"PK\3\4")
    for answer in (ours, part):
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        assert answer.headers["content-disposition"].startswith('attachment; filename="EMBARGO-TOT-')
    passing = {"etag", "last-modified", "accept-ranges", "content-length", "x-accel-redirect"}
    assert {k: v for k, v in shown(ours).items() if k not in passing} == {
        k: v for k, v in shown(theirs).items() if k not in passing
    }
    assert front.ask(theirs.headers["x-accel-redirect"]).status == 404


def test_kit_that_was_withdrawn_is_gone_at_once_and_says_so(front, kit_path):
    [path] = kit_path
    until_it_is_a_file(front, path)
    front.do("withdraw_the_kit", path.split("/")[2])

    assert not front.is_file(path)
    assert front.ask(path).status == 410


def test_hashed_static_file_comes_compressed_and_for_ever(front):
    folder = front.folder / "var/static/css"
    folder.mkdir(parents=True)
    for name in ("a.0123456789ab.css", "a.0123456789ab.css.gz", "a.0123456789ab.css.br"):
        (folder / name).write_text(name)
    for accepted, coding in (("", ""), ("gzip", "gzip"), ("gzip, br", "br")):
        answer = front.ask("/static/css/a.0123456789ab.css", Accept_Encoding=accepted)
        suffix = {"": "", "gzip": ".gz", "br": ".br"}[coding]
        assert answer.body.decode() == f"a.0123456789ab.css{suffix}"
        assert answer.headers.get("content-encoding", "") == coding
        assert answer.headers["cache-control"] == "max-age=315360000, public, immutable"
        assert answer.headers["content-type"] == "text/css; charset=utf-8"


def test_shipped_configuration_is_what_the_command_prints():
    printed = subprocess.run(
        ["sh", "scripts/nginx_conf.sh", sys.executable], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert printed.stdout == Path(ROOT / "deploy/nginx.conf").read_text()
