"""Submit, approve, plan, open, correct and withdraw a release: one function each, with its check and its log line."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision, Site

from core.audit.services import record
from core.campaigns.services import site_of_page
from core.links import services as links
from core.outbox.services import post
from core.pages.gate import PublishRefused, refusals
from press.clearance import rules, words
from press.enums import ReleaseState
from press.models import Clearance, EmbargoReader, PressReleasePage, PressSettings, ReleaseVersion, editorial_digest
from press.signals import release_arranged, release_withdrawn

logger = logging.getLogger(__name__)
User = get_user_model()

APPROVE, READ = "press.approve", "press.embargo"
CHECKED_AGAIN_BEFORE = timedelta(minutes=2)
APPROVAL_LINK_HOLDS = timedelta(days=7)
READERS_ARE_KEPT = timedelta(days=90)


class NotAllowed(Exception):
    """A step that may not be taken now; the text is a sentence for the editor."""


@dataclass(frozen=True)
class Standing:
    """A release with its file, as the screen 'Release' shows it."""

    release: PressReleasePage
    clearance: Clearance
    state: ReleaseState
    four_eyes: bool
    draft: PressReleasePage
    digest: str
    refusals: list[str]


def clearance_of(release: PressReleasePage) -> Clearance:
    """The file of a release; made when there is none yet."""
    found, _made = Clearance.objects.get_or_create(release_id=release.pk, defaults={"site": site_of_page(release)})
    return found


def _lock(release: PressReleasePage) -> None:
    """Whoever else changes this file, or opens the release, goes first or waits; what we read then is how it stands."""
    list(Clearance.objects.select_for_update().filter(release=release.pk).values_list("pk"))


def draft_of(release: PressReleasePage) -> PressReleasePage:
    """The newest text, public or not; asked of the database, whatever the caller has in hand."""
    return PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()


def standing(release: PressReleasePage) -> Standing:
    """Where a release stands now."""
    live, clearance, draft = PressReleasePage.objects.get(pk=release.pk), clearance_of(release), draft_of(release)
    digest = editorial_digest(draft)
    state = rules.state_of(
        is_public=live.is_public(),
        is_withdrawn=clearance.withdrawn_at is not None,
        draft=digest,
        public=editorial_digest(live),
        submitted=clearance.submitted_digest,
        approved=clearance.approved_digest,
        opens_at=None if clearance.opened_at else clearance.opens_at,
        is_embargo=clearance.is_embargo,
    )
    return Standing(
        release=live,
        clearance=clearance,
        state=state,
        four_eyes=PressSettings.two_people_needed(clearance.site),
        draft=draft,
        digest=digest,
        refusals=missing_from(draft),
    )


def missing_from(draft: PressReleasePage) -> list[str]:
    """The gate's refusals without those of this room: what the text itself still needs."""
    ours = set(Clearance.refusals(draft, site_of_page(draft)))
    return [refusal for refusal in refusals(draft) if refusal not in ours]


def may_publish(user, release: PressReleasePage) -> bool:
    return release.permissions_for_user(user).can_publish()


def writers_of(release: PressReleasePage, clearance: Clearance) -> set[int]:
    """Who wrote on the text since it was approved last."""
    revisions = Revision.objects.for_instance(release).exclude(user=None)
    if clearance.approved_revision_id:
        newer = revisions.filter(pk__gt=clearance.approved_revision_id)
        revisions = newer if newer.exists() else revisions
    return set(revisions.values_list("user_id", flat=True)) | ({release.owner_id} if release.owner_id else set())


# -- approval ----------------------------------------------------------------------------------------


@transaction.atomic
def submit(release: PressReleasePage, by) -> Clearance:
    """Ask colleagues to approve the text as it stands."""
    _lock(release)
    clearance = clearance_of(release)
    _refuse_withdrawn(clearance)
    clearance.submitted_digest = editorial_digest(draft_of(release))
    clearance.submitted_by, clearance.submitted_at = by, timezone.now()
    clearance.save()
    record(site=clearance.site, actor=by, action="release.submit", target=release)
    return clearance


@transaction.atomic
def approve(release: PressReleasePage, by=None, name: str = "", seen: str = "") -> Clearance:
    """Pin the newest text as the one that may go out. `by` is a colleague, or None with the director's `name`.

    `seen` is the digest of the text that the approver had before them: nobody approves what was typed meanwhile.

    :raises NotAllowed: when the approver wrote on it, may not publish, read another text, or it isn't complete.
    """
    _lock(release)
    found = standing(release)
    clearance = found.clearance
    _refuse_withdrawn(clearance)
    if seen and seen != found.digest:
        raise NotAllowed(_("The text was changed while you read it. Read it again, then approve it."))
    if by is not None and not may_publish(by, release):
        raise NotAllowed(_("You can't approve press releases. Ask a colleague who publishes."))
    writers = writers_of(release, clearance)
    if not rules.may_approve(approver=by.pk if by else None, writers=writers, four_eyes=found.four_eyes):
        raise NotAllowed(_("You wrote on this text. Ask somebody else to approve it."))
    if found.refusals:
        raise NotAllowed(" ".join(found.refusals))
    clearance.approved_digest = clearance.submitted_digest = found.digest
    clearance.approved_revision = found.release.latest_revision
    clearance.approved_by, clearance.approver_name = by, name or (str(by) if by else "")
    clearance.approved_at, clearance.problem = timezone.now(), ""
    clearance.save()
    record(site=clearance.site, actor=by, action="release.approve", target=release, detail={"name": bool(name)})
    links.revoke(clearance, APPROVE)
    _tell_arranged(release)
    return clearance


@transaction.atomic
def send_back(release: PressReleasePage, remark: str, by=None, name: str = "") -> Clearance:
    """Say what must change first; whoever asked hears it by mail."""
    _lock(release)
    clearance = clearance_of(release)
    clearance.submitted_digest = ""
    clearance.save()
    if clearance.submitted_by:
        post(
            site=clearance.site,
            to=clearance.submitted_by.email,
            subject=_("Not yet: %(title)s") % {"title": draft_of(release).title},
            body=_("%(who)s sent the press release back:\n\n%(remark)s\n\n%(url)s")
            % {"who": name or str(by), "remark": remark, "url": words.absolute(clearance.site, screen_of(release))},
        )
    record(site=clearance.site, actor=by, action="release.send_back", target=release)
    links.revoke(clearance, APPROVE)
    return clearance


@transaction.atomic
def ask_director(release: PressReleasePage, email: str, name: str, by) -> Clearance:
    """Mail someone without an account a link to read and approve this very text."""
    clearance = submit(release, by)
    links.revoke(clearance, APPROVE)
    token = links.issue(
        site=clearance.site,
        purpose=APPROVE,
        target=clearance,
        expires_at=timezone.now() + APPROVAL_LINK_HOLDS,
        email=email,
    )
    address = words.absolute(clearance.site, reverse("press_clearance:approve", args=[token]))
    post(
        site=clearance.site,
        to=email,
        subject=_("Please approve: %(title)s") % {"title": draft_of(release).title},
        body=words.approval_mail(name, str(by), address),
    )
    return clearance


def _tell_arranged(release: PressReleasePage) -> None:
    transaction.on_commit(lambda: release_arranged.send_robust(sender=PressReleasePage, release=release))


# -- time --------------------------------------------------------------------------------------------


@transaction.atomic
def plan(
    release: PressReleasePage, opens_at: datetime | None, by, *, reason: str = "", sure: bool = False
) -> Clearance:
    """Let an approved release open at a moment (aware); with a `reason` it is an embargo others may read under.

    :raises NotAllowed: when it isn't approved, or the moment or reason won't do.
    """
    _lock(release)
    found, now = standing(release), timezone.now()
    clearance = found.clearance
    _refuse_unless_publisher(by, release)
    if found.state not in (ReleaseState.APPROVED, ReleaseState.PLANNED, ReleaseState.EMBARGOED):
        raise NotAllowed(_("Only an approved text gets a time."))
    if reason or opens_at is None:
        problems = rules.embargo_problems(opens_at=opens_at, reason=reason, now=now, sure=sure)
    else:
        problems = ["past"] if opens_at <= now else []
    if problems:
        raise NotAllowed(" ".join(words.problem(name) for name in problems))
    clearance.opens_at, clearance.opened_at = opens_at, None
    clearance.is_embargo, clearance.embargo_reason, clearance.problem = bool(reason), reason.strip(), ""
    clearance.save()
    _tell_arranged(release)
    record(
        site=clearance.site,
        actor=by,
        action="release.embargo" if reason else "release.plan",
        target=release,
        detail={"opens_at": opens_at.isoformat() if opens_at else ""},
    )
    return clearance


@transaction.atomic
def unplan(release: PressReleasePage, by) -> Clearance:
    """Take the time off again; the release waits."""
    _lock(release)
    _refuse_unless_publisher(by, release)
    clearance = clearance_of(release)
    clearance.opens_at, clearance.is_embargo, clearance.embargo_reason = None, False, ""
    clearance.save()
    _tell_arranged(release)
    record(site=clearance.site, actor=by, action="release.unplan", target=release)
    return clearance


def open_now(release: PressReleasePage, by) -> Clearance:
    """Make the approved text public at once; who agreed to an embargo hears it by mail.

    :raises NotAllowed: with the gate's reasons.
    """
    _refuse_unless_publisher(by, release)
    try:
        with transaction.atomic():
            _lock(release)
            clearance = clearance_of(release)
            was_embargo = clearance.is_embargo and clearance.opened_at is None
            Clearance.objects.filter(pk=clearance.pk).update(opens_at=None, opened_at=timezone.now())
            _publish(clearance, by)
            record(site=clearance.site, actor=by, action="release.open", target=release)
            if was_embargo:
                _tell_readers(release, clearance)
    except PublishRefused as refused:
        raise NotAllowed(str(refused)) from refused
    clearance.refresh_from_db()
    return clearance


def open_due(now: datetime | None = None) -> int:
    """Open every release whose time has come, each once, whoever else tries too; returns how many we opened."""
    moment = now or timezone.now()
    due = list(Clearance.objects.to_open().filter(opens_at__lte=moment).values_list("pk", flat=True))
    return sum(_open(pk, moment) for pk in due)


def _open(pk: int, now: datetime) -> bool:
    """The claim and the publication are one transaction: killed halfway, nothing happened, and it is tried again."""
    try:
        with transaction.atomic():
            if not Clearance.objects.to_open().filter(pk=pk, opens_at__lte=now).update(opened_at=now):
                return False
            clearance = Clearance.objects.select_related("release").get(pk=pk)
            clearance.late_by_ms = rules.lateness_ms(clearance.opens_at, timezone.now())
            clearance.problem = ""
            clearance.save(update_fields=["late_by_ms", "problem"])
            _publish(clearance, None)
            record(
                site=clearance.site,
                actor=None,
                action="release.open",
                target=clearance.release,
                detail={"late_by_ms": clearance.late_by_ms},
            )
    except PublishRefused as refused:
        Clearance.objects.filter(pk=pk).update(problem=str(refused)[:500])
        logger.warning("Release of clearance %s wasn't opened: %s", pk, refused)
        return False
    logger.info("Clearance %s opened %s ms late", pk, clearance.late_by_ms)
    return True


def _publish(clearance: Clearance, by) -> None:
    """The text that was approved, not whatever was typed since."""
    revision_to_open(clearance).publish(user=by)


def revision_to_open(clearance: Clearance) -> Revision:
    """The revision that goes out: the approved one, or the newest where nobody has to approve."""
    revision = clearance.approved_revision
    if revision is None or not PressSettings.two_people_needed(clearance.site):
        revision = PressReleasePage.objects.get(pk=clearance.release_id).latest_revision
    return revision


def next_opening(now: datetime) -> datetime | None:
    """When the next release opens (aware)."""
    return Clearance.objects.to_open().values_list("opens_at", flat=True).first()


def to_check(now: datetime) -> list[Clearance]:
    """What waits for its time and wasn't asked after since its approval, or opens within two minutes."""
    since_approval = Q(probed_at=None) | Q(probed_at__lt=F("approved_at"))
    soon = Q(opens_at__lte=now + CHECKED_AGAIN_BEFORE)
    return list(Clearance.objects.to_open().filter(since_approval | soon).select_related("release"))


def overdue(site: Site | None = None) -> list[Clearance]:
    """What should be public and isn't, of one campaign or of all."""
    late = Clearance.objects.to_open().filter(opens_at__lt=timezone.now() - rules.OVERDUE_AFTER)
    return list(late.within(site).select_related("release"))


# -- after publication -------------------------------------------------------------------------------


@transaction.atomic
def announce_correction(release: PressReleasePage, note: str, by) -> Clearance:
    """Say what changes before a corrected text goes out; the note stays with the version for good."""
    _lock(release)
    if not note.strip():
        raise NotAllowed(_("Say what changed, for example: ‘The amount was € 5,000, not € 50,000.’"))
    clearance = clearance_of(release)
    _refuse_withdrawn(clearance)
    clearance.change_note = note.strip()[:300]
    clearance.save()
    _tell_arranged(release)
    record(site=clearance.site, actor=by, action="release.correct", target=release)
    return clearance


def note_version(release: PressReleasePage) -> ReleaseVersion | None:
    """Write down what readers got, once for each text; None when they have it already."""
    digest = editorial_digest(release)
    with transaction.atomic():
        clearance = Clearance.objects.select_for_update().get(pk=clearance_of(release).pk)
        newest = ReleaseVersion.objects.filter(release=release).order_by("-number").first()
        if newest and newest.digest == digest:
            return None
        made = ReleaseVersion.objects.create(
            site=clearance.site,
            release=release,
            number=newest.number + 1 if newest else 1,
            saved_at=release.live_revision.created_at if release.live_revision else timezone.now(),
            note=clearance.change_note,
            digest=digest,
        )
        clearance.change_note = ""
        clearance.opened_at = clearance.opened_at or timezone.now()
        clearance.save(update_fields=["change_note", "opened_at"])
    return made


@transaction.atomic
def withdraw(release: PressReleasePage, notice: str, by) -> Clearance:
    """Take a release back: its addresses answer 410 with this sentence, its kit goes.

    :raises NotAllowed: without a sentence for readers, or by someone who may not publish.
    """
    _lock(release)
    _refuse_unless_publisher(by, release)
    if not notice.strip():
        raise NotAllowed(_("Write one sentence for readers: why was this withdrawn?"))
    clearance = clearance_of(release)
    clearance.withdrawn_at, clearance.withdrawal_notice = timezone.now(), notice.strip()[:300]
    clearance.opens_at, clearance.is_embargo = None, False
    clearance.save()
    live = PressReleasePage.objects.get(pk=release.pk)
    if live.live:
        live.unpublish(user=by)
    record(site=clearance.site, actor=by, action="release.withdraw", target=release)
    release_withdrawn.send_robust(sender=PressReleasePage, release=release)
    return clearance


# -- embargo readers ---------------------------------------------------------------------------------


@transaction.atomic
def invite(release: PressReleasePage, *, name: str, outlet: str, email: str, by) -> EmbargoReader:
    """Mail a journalist a personal link that shows the terms first.

    :raises NotAllowed: when the release isn't under embargo.
    """
    _lock(release)
    found = standing(release)
    _refuse_unless_publisher(by, release)
    if found.state != ReleaseState.EMBARGOED:
        raise NotAllowed(_("Only a release under embargo can be read before its time."))
    reader, _made = EmbargoReader.objects.update_or_create(
        release=release,
        email=email.strip().lower(),
        defaults={
            "site": found.clearance.site, "name": name, "outlet": outlet, "invited_by": by,
            "invited_at": timezone.now(), "revoked_at": None, "agreed_at": None,
        },
    )  # fmt: skip
    links.revoke(reader, READ)
    token = links.issue(
        site=found.clearance.site,
        purpose=READ,
        target=reader,
        expires_at=found.clearance.opens_at + READERS_ARE_KEPT,
        email=reader.email,
    )
    address = words.absolute(found.clearance.site, reverse("press_clearance:read", args=[token]))
    post(
        site=found.clearance.site,
        to=reader.email,
        subject=_("Under embargo until %(moment)s") % {"moment": words.moment(found.clearance.opens_at)},
        body=words.embargo_mail(reader.name, found.clearance, address),
    )
    record(site=found.clearance.site, actor=by, action="release.invite", target=reader)
    return reader


@transaction.atomic
def revoke_reader(reader: EmbargoReader, by) -> None:
    """The link of this reader tells nothing from now on."""
    reader.revoked_at = timezone.now()
    reader.save(update_fields=["revoked_at"])
    links.revoke(reader, READ)
    record(site=reader.site, actor=by, action="release.revoke_reader", target=reader)


@transaction.atomic
def agree(reader: EmbargoReader, *, name: str, outlet: str) -> None:
    """Note that a journalist agreed to the terms; the first time counts."""
    if reader.agreed_at is None:
        reader.agreed_at, reader.agreed_name, reader.agreed_outlet = timezone.now(), name[:120], outlet[:120]
        reader.save()
        record(site=reader.site, actor=None, action="release.reader_agreed", target=reader)


def _tell_readers(release: PressReleasePage, clearance: Clearance) -> None:
    for reader in EmbargoReader.objects.filter(release=release, revoked_at=None).exclude(agreed_at=None):
        post(
            site=clearance.site,
            to=reader.email,
            subject=_("The embargo is over: %(title)s") % {"title": release.title},
            body=words.lapsed_mail(reader.name, release),
            key=f"embargo-lapsed-{clearance.pk}-{reader.pk}",
        )


def forget_readers(now: datetime) -> int:
    """Empty names and addresses of embargo readers 90 days after the release opened; that they agreed stays."""
    old = EmbargoReader.objects.filter(release__clearance__opened_at__lt=now - READERS_ARE_KEPT, forgotten_at=None)
    count = 0
    for reader in old:
        reader.name = reader.outlet = reader.agreed_name = reader.agreed_outlet = ""
        reader.email, reader.forgotten_at = f"vergeten-{reader.pk}@voorbeeld.example", now
        reader.save()
        links.revoke(reader, READ)
        count += 1
    return count


def _refuse_withdrawn(clearance: Clearance) -> None:
    if clearance.withdrawn_at:
        raise NotAllowed(_("This release was withdrawn. Make a new one."))


def _refuse_unless_publisher(by, release: PressReleasePage) -> None:
    if by is not None and not may_publish(by, release):
        raise NotAllowed(_("You can't open press releases. Ask a colleague who publishes."))


def screen_of(release: PressReleasePage) -> str:
    """The address of the screen 'Release' in the admin."""
    return reverse("press_release_screen", args=[release.pk])
