"""For the test suite: fast hashing, plain static files, mail in memory, uploads in a temporary folder."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import LOGGING, STORAGES, WAGTAILSEARCH_BACKENDS

TEMPORARY = Path(tempfile.mkdtemp(prefix="gouden-gemeente-"))
atexit.register(shutil.rmtree, TEMPORARY, ignore_errors=True)

DEBUG = False
SECRET_KEY = "only-for-tests-0123456789-0123456789-0123456789-0123456789"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = TEMPORARY / "media"
JOINED_STYLES_ROOT = TEMPORARY / "joined"
STATIC_ROOT = TEMPORARY / "static"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {
    "default": {"BACKEND": "core.indexing.IndexingBackend"},
    "worker": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}
# Look a static file up when it is asked for; the list of all would be made for each test client.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
# As in production, Wagtail keeps the addresses of its sites here; tests/conftest.py empties it before each test.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
RENDITIONS_AHEAD = False
# Few tests search in the admin; they ask for its index themselves.
WAGTAILSEARCH_BACKENDS = {"default": {**WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
PAGE_CACHE = False
PAGE_FILES_DIR = ""
PATTERN_PAGE = True
