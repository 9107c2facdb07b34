"""The press room, its releases, and the kits made of them."""

from press.models.calendar import PressEvent
from press.models.clearance import (
    Clearance,
    EmbargoReader,
    PressSettings,
    ReleaseVersion,
    editorial_digest,
)
from press.models.coverage import Coverage
from press.models.duty import DutyClosure, DutyHours
from press.models.kit import DownloadCount, MediaKit
from press.models.mailing import Mailing, MailingRecipient
from press.models.outlets import OptOut, Outlet, PressContact, PressList
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
    "Clearance",
    "Coverage",
    "DownloadCount",
    "DutyClosure",
    "DutyHours",
    "EmbargoReader",
    "Mailing",
    "MailingRecipient",
    "MediaKit",
    "OptOut",
    "Outlet",
    "PressContact",
    "PressEvent",
    "PressList",
    "PressReleasePage",
    "PressRoomContact",
    "PressRoomPage",
    "PressSettings",
    "ReleaseAttachment",
    "ReleaseContact",
    "ReleaseFact",
    "ReleasePhoto",
    "ReleaseQuestion",
    "ReleaseQuote",
    "ReleaseVersion",
    "editorial_digest",
]
