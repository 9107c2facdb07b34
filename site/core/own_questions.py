"""What the site asks itself (the embargo check) is marked, so that its many 'not found's fill no log."""

import logging

# In the WSGI environment of a request that the site makes to itself; nobody outside can set it.
ASKED_BY_OURSELVES = "gouden_gemeente.asked_by_ourselves"


class NotAskedByOurselves(logging.Filter):
    """Lets every line pass but the refusals of what we asked ourselves: they are what we hope for."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        is_ours = request is not None and ASKED_BY_OURSELVES in request.META
        return not is_ours or record.levelno >= logging.ERROR
