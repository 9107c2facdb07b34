"""A test that needs another programme is skipped where that isn't there; in CI a skipped test is a failed one."""

import os
import shutil
from collections.abc import Generator

import pytest

# What a journalist's computer or a web server has, and a developer's may lack (docs/testing.md).
PROGRAMMES = {"7z", "exiftool", "nginx", "pdfinfo", "pdftotext", "qpdf", "soffice", "unzip"}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Generator[None, object, None]:
    absent = _absent(call.excinfo.value if call.excinfo else None)
    outcome = yield
    report = outcome.get_result()
    if absent:
        report.outcome = "skipped"
        report.longrepr = (str(item.path), item.location[1], f"Skipped: {absent} isn't installed")
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and in CI nothing may be."


def _absent(error: BaseException | None) -> str:
    """The programme that a test asked for in vain, or nothing."""
    name = str(error.filename) if isinstance(error, FileNotFoundError) else ""
    return name if name in PROGRAMMES and not shutil.which(name) else ""
