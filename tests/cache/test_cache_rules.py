"""Which address is which file, and which seconds are leased."""

from datetime import UTC, datetime, timedelta

import pytest

from core.cache.rules import coding, entity_tag, file_time, host_folder, kit_file, leased_seconds, page_file

NOW = datetime(2026, 11, 24, 9, 0, 0, 400_000, tzinfo=UTC)
FIRST = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "/index.html"), ("/blog/", "/blog/index.html"), ("/blog/goud_2-a/", "/blog/goud_2-a/index.html")],
)
def test_plain_address_of_a_page_is_a_file(path, file):
    assert page_file(path) == file


@pytest.mark.parametrize(
    "path",
    [
        "", "/blog", "blog/", "//", "//blog/", "/blog//", "/../", "/blog/../", "/./", "/.git/", "/%2e%2e/", "/blog%2fx/",
        "/Blog/", "/blog/\x00/", "/blog/\n", "/blog/é/", "/blog/?x=/", "/blog;x/", "/-x/", "/_x/", "/a\\b/", "/blog/ /",
        "/" + "a" * 101 + "/", "/" + "a/" * 10, "/index.html", "/blog/index.html",
    ],
)  # fmt: skip
def test_any_other_address_is_no_file(path):
    assert page_file(path) == ""


def test_kit_is_a_file_by_its_number_and_a_plain_name():
    assert (
        kit_file("/persmap/12/persmap-goud-v1-0123456789abcdef.zip")
        == "/persmap/12/persmap-goud-v1-0123456789abcdef.zip"
    )
    for path in (
        "/persmap/0/a.zip",
        "/persmap/x/a.zip",
        "/persmap/1/../a.zip",
        "/persmap/1/A.zip",
        "/persmap/1/a.zip/",
        "/persmap/1/.zip",
    ):
        assert kit_file(path) == ""


def test_host_is_a_folder_only_when_it_is_a_plain_name():
    assert host_folder("campagne.example.nl") == "campagne.example.nl"
    assert host_folder("127.0.0.1") == "127.0.0.1"
    for host in (
        "",
        ".",
        "..",
        "a..b",
        ".a",
        "a.",
        "A.nl",
        "a.nl:8000",
        "a/b",
        "a\x00",
        "[::1]",
        "-a.nl",
        "a" * 64,
        "a." * 130 + "nl",
    ):
        assert host_folder(host) == ""


def test_three_seconds_are_leased_and_none_in_which_something_becomes_due():
    def lasting(seconds: float) -> list[int]:
        return leased_seconds(NOW, NOW.replace(microsecond=0) + timedelta(seconds=seconds))

    assert lasting(3600) == [FIRST, FIRST + 1, FIRST + 2]
    assert lasting(2.9) == [FIRST, FIRST + 1]
    assert lasting(2) == [FIRST, FIRST + 1]
    assert lasting(0.9) == []
    assert lasting(-5) == []


@pytest.mark.parametrize(
    ("accepted", "name"),
    [
        ("", ""), ("identity", ""), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("BR", "br"),
        ("br; q=0.0,gzip;q=0", ""), ("br;q=0.5", "br"), ("gzip;q=0.001", "gzip"), ("brotli, xgzip", ""), ("br;q=0.000 , gzip", "gzip"),
    ],
)  # fmt: skip
def test_coding_is_the_best_the_client_takes(accepted, name):
    assert coding(accepted) == name


def test_tag_changes_with_content_alone_and_fits_any_file_system():
    assert entity_tag("00000010" + "0" * 56, 255) == '"10-ff"'
    assert 0 < file_time("f" * 64) < 2**31
    assert file_time("0" * 64) == 1
