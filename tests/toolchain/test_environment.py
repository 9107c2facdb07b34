"""`scripts/environment.py`: what is done already is skipped, what changed is done again."""

import pytest
from environment import fingerprint, is_done, note_done


@pytest.fixture
def tree(tmp_path):
    """A small source tree of its own, so that no test writes in ours."""
    (tmp_path / "rooms").mkdir()
    (tmp_path / "rooms" / "one.po").write_text("een")
    return tmp_path


def test_step_is_done_only_for_exactly_its_input(tmp_path):
    note_done("database", "mark of today", tmp_path)

    assert is_done("database", "mark of today", tmp_path)
    assert not is_done("database", "mark of tomorrow", tmp_path)
    assert not is_done("locale", "mark of today", tmp_path)


def test_fingerprint_changes_with_the_content(tree):
    before = fingerprint(tree / "rooms")
    (tree / "rooms" / "one.po").write_text("twee")

    assert fingerprint(tree / "rooms") != before


def test_fingerprint_changes_with_a_new_file(tree):
    before = fingerprint(tree / "rooms")
    (tree / "rooms" / "two.po").write_text("")

    assert fingerprint(tree / "rooms") != before


def test_fingerprint_leaves_out_what_is_built(tree):
    before = fingerprint(tree / "rooms")
    (tree / "rooms" / "django.mo").write_bytes(b"built")
    (tree / "rooms" / "__pycache__").mkdir()
    (tree / "rooms" / "__pycache__" / "one.pyc").write_bytes(b"built")

    assert fingerprint(tree / "rooms") == before
