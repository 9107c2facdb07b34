"""The demo's own illustrations, drawn with Pillow: no photograph, no third party, the same bytes every time."""
