"""What can be done with an award. Each change is one function: its check, its transaction, its log line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from awards import rules
from awards.enums import PUBLIC_RESULTS, NominationState, Origin, Result, RoundState
from awards.models import AwardPage, AwardRoundPage, Nomination, NominationPage
from core.audit.services import record
from core.cache.memory import remember
from core.campaigns.models import CampaignSettings
from core.campaigns.services import site_of_page
from core.links import services as links
from core.outbox.services import post
from core.pages.gate import PublishRefused, refusals
from core.pages.signals import announce
from core.people.models import Consent

CONFIRM = "awards.confirm"
NUMBER_ATTEMPTS = 5


class NotAllowed(Exception):
    """A nomination may not go there from here; the text is a sentence for an editor."""


# -- what other rooms ask ---------------------------------------------------------------------------


@dataclass(frozen=True)
class AwardState:
    """The award as the home page tells it."""

    page: AwardPage
    current_round: AwardRoundPage | None = None
    state: RoundState | None = None
    open_round: AwardRoundPage | None = None
    takes_nominations: bool = False
    deadline: datetime | None = None
    shortlist: list[NominationPage] = field(default_factory=list)
    winners: list[NominationPage] = field(default_factory=list)


def award_state(site: Site) -> AwardState | None:
    """The award of a campaign: its current round, and the newest winners; None while there is no award."""
    award = remember("award", AwardPage.objects.public().in_campaign(site).order_by("path").first)
    if award is None or award.has_ended:
        return None
    rounds = list(AwardRoundPage.objects.public().child_of(award).newest_first()[:10])
    current = _current(rounds)
    open_round = current if current and current.state == RoundState.OPEN else None
    shortlist, winners = _laureates(current, [one for one in rounds if one.state == RoundState.ANNOUNCED])
    return AwardState(
        page=award,
        current_round=current,
        state=current.state if current else None,
        open_round=open_round,
        takes_nominations=open_round is not None and open_round.takes_nominations,
        deadline=open_round.closes_at if open_round else None,
        shortlist=shortlist,
        winners=winners,
    )


def _current(rounds: list[AwardRoundPage]) -> AwardRoundPage | None:
    """The round to speak of: open before upcoming, before the newest."""
    for wanted in (RoundState.OPEN, RoundState.UPCOMING):
        found = [one for one in rounds if one.state == wanted]
        if found:
            return found[0]
    return rounds[0] if rounds else None


def _laureates(
    current: AwardRoundPage | None, announced: list[AwardRoundPage]
) -> tuple[list[NominationPage], list[NominationPage]]:
    """The shortlist of the current round, and the winners of the newest announced round that has any."""
    shortlisted = Q(nomination__result=Result.SHORTLISTED, nomination__round__in=[current] if current else [])
    winning = Q(nomination__result=Result.WINNER, nomination__round__in=announced)
    found = NominationPage.objects.public().filter(shortlisted | winning)
    # All have one of two results, each shown apart, so the number decides.
    pages = sorted(found.select_related("nomination__consent").tied("listing_image"), key=_number_and_key)
    rounds = {one.pk: one for one in [*([current] if current else []), *announced]}
    for page in pages:
        page.nomination.round = rounds[page.nomination.round_id]
    by_result = {result: [page for page in pages if page.nomination.result == result] for result in PUBLIC_RESULTS}
    winners = by_result[Result.WINNER]
    with_winner = [one for one in announced if any(page.round == one for page in winners)]
    return by_result[Result.SHORTLISTED], [page for page in winners if page.round in with_winner[:1]]


def _number_and_key(page: NominationPage) -> tuple[int, int]:
    return page.nomination.number, page.pk


def nominations_to_look_at(site: Site) -> int:
    """How many confirmed nominations nobody has looked at yet."""
    return Nomination.objects.filter(site=site, state=NominationState.RECEIVED).count()


# -- from the public form ---------------------------------------------------------------------------


def submit(
    *, round_page: AwardRoundPage, values: Mapping[str, Any], submission_key: str, now: datetime | None = None
) -> Nomination:
    """Keep a nomination from the form and mail its sender a link to confirm it.

    The same form sent twice is one nomination. So are two of one sender for one nominee: the link is
    mailed again while it isn't confirmed.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        nomination = _same_again(round_page, values, submission_key)
        is_repeat = nomination is not None and nomination.submission_key == submission_key
        if nomination is None:
            nomination, is_repeat = _keep(round_page, values, submission_key, moment)
        if not is_repeat and nomination.state == NominationState.UNCONFIRMED:
            _mail_link(nomination, moment)
    return nomination


def _keep(round_page: AwardRoundPage, values: Mapping[str, Any], key: str, now: datetime) -> tuple[Nomination, bool]:
    """The new nomination, or the one the same form made a moment before in another process."""
    fields = {"origin": Origin.FORM, "state": NominationState.UNCONFIRMED, "created_at": now, **values}
    try:
        return create(round_page=round_page, submission_key=key, **fields), False
    except IntegrityError:
        found = Nomination.objects.filter(submission_key=key).first()
        if found is None:
            raise
        return found, True


def _same_again(round_page: AwardRoundPage, values: Mapping[str, Any], key: str) -> Nomination | None:
    sent = Nomination.objects.filter(round=round_page)
    twice = sent.filter(submission_key=key).first()
    if twice:
        return twice
    return sent.filter(
        category=values["category"],
        nominee_name__iexact=values["nominee_name"],
        nominator_email=rules.same_address(values["nominator_email"]),
    ).first()


def create(*, round_page: AwardRoundPage, **values: Any) -> Nomination:
    """Make a nomination with the next free number; two at once each get their own."""
    if "nominator_email" in values:
        values["nominator_email"] = rules.same_address(values["nominator_email"])
    for attempt in range(1, NUMBER_ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return Nomination.objects.create(site=site_of_page(round_page), round=round_page, **values)
        except IntegrityError:
            if attempt == NUMBER_ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _mail_link(nomination: Nomination, now: datetime) -> None:
    site = nomination.site
    links.revoke(nomination, CONFIRM, now)
    token = links.issue(
        site=site,
        purpose=CONFIRM,
        target=nomination,
        expires_at=now + rules.CONFIRM_WITHIN,
        email=nomination.nominator_email,
    )
    settings = CampaignSettings.existing_for(site)
    context = {
        "round": nomination.round,
        "campaign": settings,
        "address": f"{nomination.round.full_url}voordragen/bevestigen/{token}/",
        "days": rules.CONFIRM_WITHIN.days,
    }
    post(
        site=site,
        to=nomination.nominator_email,
        subject=gettext("Confirm your nomination"),
        body=render_to_string("awards/mail/confirm.txt", context).strip() + "\n",
        reply_to=settings.contact_email if settings else "",
    )


def find_by_link(token: str, round_page: AwardRoundPage, now: datetime | None = None) -> Nomination | None:
    """The nomination a link is for, confirmed or not, while the link holds; changes nothing."""
    link = links.find(token, CONFIRM, now)
    target = link.target if link else None
    return target if target is not None and target.round_id == round_page.pk else None


def confirm(nomination: Nomination, now: datetime | None = None) -> bool:
    """Let a nomination count. False when it counted already: two clicks at once are one."""
    moment = now or timezone.now()
    with transaction.atomic():
        waiting = Nomination.objects.select_for_update().filter(pk=nomination.pk, state=NominationState.UNCONFIRMED)
        found = waiting.first()
        if found is None:
            return False
        found.state, found.confirmed_at = NominationState.RECEIVED, moment
        found.save()
        record(site=found.site, actor=None, action="nomination.confirm", target=found)
    nomination.refresh_from_db()
    return True


# -- from the admin ---------------------------------------------------------------------------------


def set_state(nomination: Nomination, state: NominationState, user: Any = None) -> None:
    """Move a nomination on.

    :raises NotAllowed: when the step isn't one of those `rules` knows.
    """
    if not rules.may_change(NominationState(nomination.state), state):
        sentence = gettext("This nomination can't go to '%(state)s' from here.")
        raise NotAllowed(sentence % {"state": state.label})
    with transaction.atomic():
        nomination.state = state
        if not rules.may_have_result(state, Result(nomination.result)):
            nomination.result = Result.NONE
        nomination.save()
        record(
            site=nomination.site,
            actor=user,
            action="nomination.state",
            target=nomination,
            detail={"state": state.value},
        )
        tell_page(nomination)


def record_consent(nomination: Nomination, consent: Consent, name: str, text: str, user: Any = None) -> None:
    """Note what the nominee agreed to: this name and this text, proved by this consent."""
    with transaction.atomic():
        nomination.consent = consent
        nomination.consented_name, nomination.consented_text = name, text
        if rules.may_change(NominationState(nomination.state), NominationState.ACCEPTED):
            nomination.state = NominationState.ACCEPTED
        nomination.save()
        record(
            site=nomination.site,
            actor=user,
            action="nomination.consent",
            target=nomination,
            detail={"consent": consent.pk},
        )
        tell_page(nomination)


def name_laureate(
    *,
    award: AwardPage,
    category: str,
    name: str,
    text: str,
    result: Result = Result.WINNER,
    round_page: AwardRoundPage | None = None,
    year: int | None = None,
    place: str = "",
    consent: Consent | None = None,
    names_person: bool = True,
    user: Any = None,
    publish_now: bool = True,
) -> Nomination:
    """Name someone golden without a round or jury: the record and its page, in one act.

    Without `round_page` the round of `year` (this year unless given) is used, and made when there is
    none, announced at once.

    :raises PublishRefused: when it must go public and may not; nothing is kept then.
    """
    with transaction.atomic():
        target = round_page or _round_of(award, year or timezone.localdate().year, user)
        nomination = create(
            round_page=target,
            category=category,
            origin=Origin.NAMED,
            state=NominationState.ACCEPTED,
            result=result,
            nominee_name=name,
            nominee_place=place,
            consented_name=name,
            consented_text=text,
            consent=consent,
            names_person=names_person,
            confirmed_at=timezone.now(),
        )
        record(site=nomination.site, actor=user, action="nomination.name", target=nomination)
        if publish_now:
            publish(nomination, user)
        else:
            make_page(nomination, user)
    return nomination


def _round_of(award: AwardPage, year: int, user: Any) -> AwardRoundPage:
    found = AwardRoundPage.objects.child_of(award).filter(year=year).order_by("path").first()
    if found:
        return found
    title = gettext("Round %(year)s") % {"year": year}
    page = AwardRoundPage(
        title=title, slug=_free_slug(award, str(year)), year=year, announces_at=timezone.now(), owner=user
    )
    award.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    return page


def _free_slug(parent: AwardPage, wanted: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def make_page(nomination: Nomination, user: Any = None) -> NominationPage:
    """The page of a nomination, made as a draft when there is none yet."""
    found = page_of(nomination)
    if found:
        return found
    page = NominationPage(nomination=nomination, live=False, owner=user, title=str(nomination))
    page.slug = rules.slug(nomination.number)
    nomination.round.add_child(instance=page)
    page.save_revision(user=user)
    return page


def page_of(nomination: Nomination) -> NominationPage | None:
    return NominationPage.objects.filter(nomination=nomination).first()


def publish(nomination: Nomination, user: Any = None) -> NominationPage:
    """Put a nomination on the site; one with a later announcement goes up at that moment.

    :raises PublishRefused: with sentences that say what is missing.
    """
    with transaction.atomic():
        page = make_page(nomination, user)
        page.nomination = nomination
        announces_at = nomination.round.announces_at
        waits = nomination.result != Result.SHORTLISTED and announces_at and announces_at > timezone.now()
        page.go_live_at = announces_at if waits else None
        # So that withdrawing the consent finds this page by the same road as every other.
        page.has_recognisable_people = nomination.consent is not None
        page.consents.set([nomination.consent] if nomination.consent else [])
        found = refusals(page)
        if found:
            raise PublishRefused(found)
        page.save_revision(user=user).publish(user=user)
        record(site=nomination.site, actor=user, action="nomination.publish", target=nomination)
    return page


def take_down(nomination: Nomination, user: Any = None) -> None:
    """Take a nomination off the site."""
    page = page_of(nomination)
    if page and page.live:
        page.unpublish(user=user)


def tell_page(nomination: Nomination) -> None:
    """The record changed: let search and the other rooms know whether its page is still public."""
    page = page_of(nomination)
    if page:
        announce(page)


def publish_announcement(round_page: AwardRoundPage, user: Any = None) -> tuple[int, dict[str, list[str]]]:
    """Announce a round now: publish everyone with a result.

    Returns how many are on the site, and for each that isn't the sentences that say why.
    """
    with transaction.atomic():
        if round_page.announces_at is None or round_page.announces_at > timezone.now():
            round_page.announces_at = timezone.now()
        round_page.save_revision(user=user).publish(user=user)
        round_page.refresh_from_db()
    published, refused = 0, {}
    for nomination in round_page.nominations.filter(result__in=PUBLIC_RESULTS).order_by("number"):
        nomination.round = round_page
        try:
            publish(nomination, user)
            published += 1
        except PublishRefused as error:
            refused[str(nomination)] = error.refusals
    return published, refused


# -- what time and other rooms bring about ----------------------------------------------------------


def let_go_of_consent(consent: Consent, user: Any = None) -> int:
    """A consent was withdrawn: pages go, and what was consented to is wiped; returns how many."""
    nominations = list(Nomination.objects.filter(consent=consent).select_related("round"))
    for nomination in nominations:
        take_down(nomination, user)
        nomination.consented_name = nomination.consented_text = ""
        nomination.save()
        tell_page(nomination)
    return len(nominations)


def take_down_without_consent(now: datetime) -> int:
    """Unpublish pages whose consent ended by itself; returns how many."""
    today = timezone.localdate(now)
    live = NominationPage.objects.live().select_related("nomination__consent", "nomination__round")
    gone = [page for page in live if page.nomination is None or not page.nomination.has_consent(today)]
    for page in gone:
        page.unpublish()
    return len(gone)


def tell_announcements(now: datetime) -> int:
    """Rounds whose announcement passed: their winners are public from now on; returns how many rounds."""
    due = AwardRoundPage.objects.live().filter(announces_at__lte=now)
    due = [one for one in due if one.told_at is None or one.told_at < one.announces_at]
    for one in due:
        AwardRoundPage.objects.filter(pk=one.pk).update(told_at=now)
        tell_round(one)
    return len(due)


def tell_round(round_page: AwardRoundPage) -> None:
    """A round changed: let search and the other rooms know of each of its pages."""
    for page in NominationPage.objects.child_of(round_page).select_related("nomination__round"):
        announce(page)


def renew_end_dates(round_page: AwardRoundPage) -> None:
    """The announcement decides how long nominations are kept."""
    for nomination in round_page.nominations.all():
        nomination.round = round_page
        nomination.save(update_fields=["trim_after", "delete_after"])


def forget_what_ended(now: datetime) -> dict[str, int]:
    """Remove what may no longer be kept: whole records, or all but the consented part of a laureate."""
    today = timezone.localdate(now)
    ended = Nomination.objects.filter(delete_after__lt=today)
    pages = list(NominationPage.objects.filter(nomination__in=ended))
    for page in pages:
        page.delete()
    deleted = ended.count()
    for nomination in ended:
        links.revoke(nomination, CONFIRM, now)
        nomination.delete()
    trimmed = Nomination.objects.filter(trim_after__lt=today).exclude(
        nominator_name="", nominator_email="", nominator_phone="", nominee_contact="", motivation=""
    )
    return {
        "deleted": deleted,
        "trimmed": trimmed.update(
            nominator_name="",
            nominator_email="",
            nominator_phone="",
            nominee_contact="",
            motivation="",
            submission_key=None,
        ),
    }
