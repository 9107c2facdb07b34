"""The walls of the house (docs/architecture.md), read from the source: who may import whom, and the `site/` trap."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import PROTECT
from django.template.loader import get_template

from core.campaigns.models import CampaignRecord

ROOT = Path(__file__).resolve().parent.parent
FEATURE_APPS = {"home", "blog", "columns", "awards", "press", "search", "demo"}
OURS = FEATURE_APPS | {"core", "config"}
# The rooms where decisions are made: plain functions of plain values.
PURE = {"rules", "enums"}


def modules() -> dict[str, Path]:
    """Our own modules by dotted name, without migrations."""
    found = {}
    for base, names in ((ROOT, sorted(FEATURE_APPS)), (ROOT / "site", ["core", "config"])):
        for name in names:
            for path in sorted((base / name).rglob("*.py")):
                if "migrations" not in path.parts:
                    dotted = ".".join(path.relative_to(base).with_suffix("").parts)
                    found[dotted.removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imports(module: str) -> Iterator[str]:
    """The dotted names that a module imports, `from a import b` as `a.b`."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{name.name}" for name in node.names)


def our_imports(module: str) -> Iterator[str]:
    return (name for name in imports(module) if name.split(".")[0] in OURS)


def is_pure(module: str) -> bool:
    return module.split(".")[-1] in PURE


# -- the site/ trap ----------------------------------------------------------------------------------------------


def test_site_folder_is_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_import_site_is_still_the_standard_library():
    done = subprocess.run(
        [sys.executable, "-c", "import site; print(site.__file__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ROOT not in Path(done.stdout.strip()).relative_to("/").parents
    assert not Path(done.stdout.strip()).is_relative_to(ROOT / "site")


def test_gitignore_hides_no_source_folder():
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    rules = {line.strip().strip("/") for line in lines if not line.startswith("#")}
    assert rules & {"site", "static", "*"} == set()


def test_static_files_are_never_collected_into_their_source():
    from config.settings import base

    source = ROOT / "static"
    for target in (Path(base.STATIC_ROOT), Path(settings.STATIC_ROOT)):
        assert target != source
        assert source not in target.parents
        assert target not in source.parents


# -- rooms ---------------------------------------------------------------------------------------------------------


def test_no_module_is_called_utils_or_helpers():
    assert [name for name in MODULES if name.split(".")[-1] in ("utils", "helpers")] == []


def test_rules_import_nothing_of_ours_but_enums():
    found = [
        f"{module} imports {name}"
        for module in MODULES
        if is_pure(module)
        for name in our_imports(module)
        if not PURE & set(name.split("."))
    ]
    assert found == []


def test_rules_know_no_clock_and_no_database():
    forbidden = ("django.utils.timezone", "django.db", "wagtail", "time", "random", "secrets")
    found = [
        f"{module} imports {name}"
        for module in MODULES
        if module.split(".")[-1] == "rules"
        for name in imports(module)
        if any(name == start or name.startswith(f"{start}.") for start in forbidden)
    ]
    assert found == []


def test_rules_never_ask_what_time_it_is():
    found = [
        f"{module} calls .{node.func.attr}()"
        for module, path in MODULES.items()
        if module.split(".")[-1] == "rules"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "utcnow", "today", "localdate")
    ]
    assert found == []


def test_core_imports_no_feature_app():
    found = [
        f"{module} imports {name}"
        for module in MODULES
        if module.split(".")[0] == "core"
        for name in our_imports(module)
        if name.split(".")[0] in FEATURE_APPS
    ]
    assert found == []


def test_feature_apps_share_only_services():
    """What one feature app offers another is its `services`; the demo fills every room and may see all."""
    found = [
        f"{module} imports {name}"
        for module in MODULES
        if (app := module.split(".")[0]) in FEATURE_APPS - {"demo"}
        for name in our_imports(module)
        if name.split(".")[0] in FEATURE_APPS - {app} and name.split(".")[1:2] != ["services"]
    ]
    assert found == []


def test_models_import_no_views_and_no_admin():
    outer = {"views", "wagtail_hooks", "admin", "viewsets", "urls"}
    found = [
        f"{module} imports {name}"
        for module in MODULES
        if "models" in module.split(".")
        for name in our_imports(module)
        if outer & set(name.split("."))
    ]
    assert found == []


# -- campaigns ------------------------------------------------------------------------------------------------------

RECORDS = [model for model in apps.get_models() if issubclass(model, CampaignRecord)]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_record_belongs_to_one_campaign_that_cannot_vanish_under_it(model):
    field = model._meta.get_field("site")

    assert field.remote_field.on_delete is PROTECT
    assert not field.null


# -- templates ------------------------------------------------------------------------------------------------------


def templates() -> list[str]:
    folders = [ROOT / "site" / "templates", *ROOT.glob("*/templates"), *ROOT.glob("site/core/*/templates")]
    return sorted(
        {
            path.relative_to(folder).as_posix()
            for folder in folders
            for path in folder.rglob("*")
            if path.suffix in (".html", ".txt", ".xml")
        }
    )


@pytest.mark.parametrize("name", templates())
def test_template_compiles(name):
    """Every tag, filter and library it loads exists."""
    assert get_template(name).template.name == name
