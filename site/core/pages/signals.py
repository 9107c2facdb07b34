"""What readers can see changed. Search, feeds, kits and caches each subscribe in their own room."""

from django.dispatch import Signal

# Both are sent with `sender` the page's class and `page` the specific page.
went_public = Signal()
left_public = Signal()


def announce(page) -> None:
    """Send what is true of this page now; a failing subscriber is logged and stops nobody."""
    signal = went_public if page.is_public() else left_public
    signal.send_robust(sender=type(page), page=page)
