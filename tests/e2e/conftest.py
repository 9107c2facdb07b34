"""The product as a newcomer gets it: the example campaign in a fresh database, web server and worker, a real browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.kept import copy_example

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "een-lang-wachtwoord-voor-de-proef"
STARTS_WITHIN_SECONDS = 60
# What the worker does beside a first reader is done before: each process of these tests would draw the same pictures.
LOAD = """
from django.core.management import call_command
from core.clock.queue import TaskQueue
call_command("load_demo", scale=0.15, port=8000)
call_command("demo_accounts")
while TaskQueue().run_one(): pass
"""
# On a machine that is busy with much else.
PAGE_WITHIN_MS = 90_000


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs no example goes first: the other process loads it meanwhile."""
    items.sort(key=lambda item: "demo" in getattr(item, "fixturenames", ()))


@dataclass(frozen=True)
class Demo:
    """The running example: its address, its folder, and a way to run its commands."""

    url: str
    folder: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{url} doesn't answer")


def _demo(folder: Path, port: int) -> Demo:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": "only-for-this-test-0123456789-0123456789-0123456789",
        "PYTHONPATH": str(ROOT / "site"),
        "VAR_DIR": str(folder),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DEMO_PASSWORD": PASSWORD,
        "LOG_LEVEL": "WARNING",
    }
    return Demo(f"http://127.0.0.1:{port}", folder, environment)


def _load(folder: Path) -> None:
    """What `make demo` does with smaller pictures, until its worker has nothing left to do."""
    loading = _demo(folder, 8000)
    if not (folder / "db.sqlite3").exists():
        loading.manage("migrate", "--verbosity=0")
    loading.manage("shell", "--no-imports", "-c", LOAD)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder, port = tmp_path_factory.mktemp("demo"), _free_port()
    copy_example(folder, _load)
    running = _demo(folder, port)
    running.manage("load_demo", f"--port={port}")
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--log-level=warning"]
    web += ["--worker-class=gthread", "--threads=8"]
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=running.environment)
        for command in (web, [sys.executable, "manage.py", "worker"])
    ]
    try:
        _wait_for(f"{running.url}/livez")
        yield running
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def lists(demo: Demo) -> dict[str, str]:
    """The number of the page below which an editor makes a post, and of the one for releases."""
    code = "from blog.models import BlogIndexPage as B; from press.models import PressRoomPage as P; "
    code += "print(B.objects.get().pk, P.objects.get().pk)"
    return dict(zip(("blog", "press"), demo.manage("shell", "--no-imports", "-c", code).split(), strict=True))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": os.environ["CHROMIUM"], "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(demo: Demo) -> dict[str, object]:
    return {"base_url": demo.url, "locale": "nl-NL", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_navigation_timeout(PAGE_WITHIN_MS)
    return context


@pytest.fixture
def log_in(page: Page, demo: Demo) -> Callable[[str], Page]:
    """Log in as one of the example's roles, by the form."""

    def as_role(role: str) -> Page:
        page.goto("/admin/login/")
        page.fill("input[name=username]", f"{role}@oeverstad.example")
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return as_role


@pytest.fixture
def phone(browser, demo: Demo) -> Iterator[Page]:
    """A reader's phone."""
    context: BrowserContext = browser.new_context(
        base_url=demo.url, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, locale="nl-NL"
    )
    context.set_default_navigation_timeout(PAGE_WITHIN_MS)
    yield context.new_page()
    context.close()
