"""Send a public release to journalists: plain text, personal, never twice."""
