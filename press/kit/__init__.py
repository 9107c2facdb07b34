"""A press release as a media kit: plain values in, files out. Knows nothing of Django or Wagtail."""
