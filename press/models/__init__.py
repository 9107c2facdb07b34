"""The press room, its releases, and the kits made of them."""

from press.models.kit import MediaKit
from press.models.release import (
    PressReleasePage,
    ReleaseAttachment,
    ReleaseContact,
    ReleaseFact,
    ReleasePhoto,
    ReleaseQuestion,
    ReleaseQuote,
)
from press.models.room import PressRoomContact, PressRoomPage

__all__ = [
    "MediaKit",
    "PressReleasePage",
    "PressRoomContact",
    "PressRoomPage",
    "ReleaseAttachment",
    "ReleaseContact",
    "ReleaseFact",
    "ReleasePhoto",
    "ReleaseQuestion",
    "ReleaseQuote",
]
