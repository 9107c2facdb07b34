"""What happened to consents. Subscribers live in their own rooms."""

from django.dispatch import Signal

# Sent inside the transaction that withdraws, with `consent`, `images` and `pages` (lists).
consent_withdrawn = Signal()
