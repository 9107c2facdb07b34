"""`scripts/check_tree.py`: what it refuses, and that it lets the ordinary through."""

import check_tree
import pytest
from check_tree import problems_in


@pytest.mark.parametrize("word", [*check_tree.REGISTRIES, *check_tree.REGISTRY_WORDS])
def test_registry_in_a_file_is_refused(word):
    line = f"--find it at https://{word.upper()}/simple"

    assert list(problems_in("requirements/base.txt", f"django==5\n{line}\n")) == [
        f"requirements/base.txt:2: names a package registry ({word})"
    ]


@pytest.mark.parametrize("path", ["home/anna/site", "root/.cache", "Users/anna/site", "work/site"])
def test_path_of_one_machine_is_refused(path):
    assert list(problems_in("docs/x.md", f"It is in /{path}.")) == ["docs/x.md:1: a path of one machine"]


@pytest.mark.parametrize(
    "line", ["see [home](docs/home/x.md)", "url = '/blog/home/'", "tests/work/x", "https://x.nl/home/a"]
)
def test_address_within_the_site_is_no_path_of_a_machine(line):
    assert list(problems_in("docs/x.md", line)) == []


@pytest.mark.parametrize(
    "line",
    ['<p style="color: red">', "<style>p {}</style>", '<a onclick="go()">', "<script>go()</script>", "<SCRIPT\n>"],
)
def test_inline_style_or_script_in_a_template_is_refused(line):
    assert list(problems_in("home/templates/home/x.html", line)) == [
        "home/templates/home/x.html:1: inline style or script"
    ]


@pytest.mark.parametrize(
    "line", ['<script src="{% static \'js/menu.js\' %}" type="module"></script>', "<p>one style</p>"]
)
def test_file_of_style_or_script_is_let_through(line):
    assert list(problems_in("home/templates/home/x.html", line)) == []


@pytest.mark.parametrize("name", ["blog/utils.py", "site/core/helpers.py"])
def test_module_without_a_name_of_its_own_is_refused(name):
    assert list(problems_in(name, "")) == [f"{name}: say what is in it; no utils, no helpers"]


def test_this_repository_keeps_its_rules(capsys):
    assert (check_tree.main(), capsys.readouterr().out) == (0, "")
