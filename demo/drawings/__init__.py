"""The demo's own illustrations, drawn with Pillow: no photograph, the same bytes every time."""
