"""The media we know: what they take, and by when."""
