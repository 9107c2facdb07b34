"""What happens to a release on its way out. `release` is the page."""

from django.dispatch import Signal

release_approved = Signal()
release_withdrawn = Signal()
