"""Where files live that have no public address."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """The one private storage: local files or an object store, never with an address of its own."""
    return storages["default"]
