"""What happens to a release on its way out. `release` is the page."""

from django.dispatch import Signal

# What goes out, when, or what is said about it was settled anew.
release_arranged = Signal()
release_withdrawn = Signal()
