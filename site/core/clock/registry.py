"""What must happen each minute. A room writes a `jobs.py`; the worker finds it."""

from collections.abc import Callable
from datetime import datetime

from django.utils.module_loading import autodiscover_modules

Job = Callable[[datetime], object]
_jobs: dict[str, Job] = {}


def every_minute(name: str) -> Callable[[Job], Job]:
    """Register a function of one aware moment, `now`. It must be safe to run twice."""

    def register(job: Job) -> Job:
        _jobs[name] = job
        return job

    return register


def jobs() -> dict[str, Job]:
    """Every job of every room, by name."""
    autodiscover_modules("jobs")
    return dict(sorted(_jobs.items()))
