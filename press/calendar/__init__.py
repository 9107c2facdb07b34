"""The press calendar: what is coming, on the site and as a calendar file."""
