"""Put pages in the index and take them out; search it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from core.campaigns.services import site_of_page
from core.pages.models import BasePage
from core.pages.services import public_page_sets
from core.written import written_once
from search.engines import MAX_HITS, join_lists, ranked_ids
from search.models import SearchEntry
from search.rules import Term, closest, lemmas_of, terms_of, words_of

# Whoever mistypes types a few words; and so many of the newest entries hold the words of a campaign.
MAX_MISTYPED = 4
VOCABULARY = 200


def index_page(page: BasePage) -> SearchEntry | None:
    """Make or renew the entry of a public page; nothing is written when it still holds. A page of no kind gets none."""
    site = site_of_page(page)
    if not page.search_kind or site is None:
        return None
    title = page.shown_title
    text = page.search_text()
    holds = {
        "site": site,
        "kind": page.search_kind,
        "title": title,
        "text": text,
        "title_words": " ".join([*words_of(title), lemmas_of(title)]),
        "words": " ".join([*words_of(text), lemmas_of(text)]),
        "published_at": page.feed_date,
    }
    known = SearchEntry.objects.filter(page_id=page.pk, **holds).first()
    return known or SearchEntry.objects.update_or_create(page_id=page.pk, defaults=holds)[0]


def forget_page(page_id: int) -> None:
    """Take a page out of the index."""
    SearchEntry.objects.filter(page_id=page_id).delete()


def rebuild(site: Site) -> int:
    """Make the index of a campaign anew from what is public; returns the number of entries."""
    public: set[int] = set()
    for pages in public_page_sets(site):
        for page in pages.iterator(chunk_size=200):
            if index_page(page):
                public.add(page.pk)
    SearchEntry.objects.for_site(site).exclude(page_id__in=public).delete()
    join_lists()
    return len(public)


@dataclass(frozen=True)
class Hit:
    """One entry that was found, and of what kind it is; its text is fetched for those that are shown."""

    pk: int
    kind: str


@dataclass(frozen=True)
class Found:
    """What a search gave, best first: at most 500, and whether there are more."""

    hits: list[Hit]
    is_more: bool = False


def search(site: Site, terms: list[Term]) -> Found:
    """The entries that hold every term; each page is live at this moment."""
    ids = ranked_ids(terms, site.pk)
    entries = SearchEntry.objects.for_site(site).filter(pk__in=ids[:MAX_HITS])
    kinds = dict(_still_public(entries).values_list("pk", "kind"))
    return Found([Hit(pk, kinds[pk]) for pk in ids if pk in kinds], is_more=len(ids) > MAX_HITS)


def did_you_mean(site: Site, terms: list[Term]) -> str:
    """For words that gave nothing: the same words, each that occurs nowhere replaced by one that looks like it.

    Empty when one looks like nothing, when that gives nothing either, or when there are more than four words.
    """
    if not 0 < len(terms) <= MAX_MISTYPED:
        return ""
    # A word alone is what was searched for already.
    unknown = [term.word for term in terms if len(terms) == 1 or not search(site, [term]).hits]
    known = _vocabulary(site) if unknown else set()
    replaced = {word: closest(word, known) for word in unknown}
    if not replaced or not all(replaced.values()):
        return ""
    meant = " ".join(replaced.get(term.word, term.word) for term in terms)
    return meant if search(site, terms_of(meant)).hits else ""


def _vocabulary(site: Site) -> set[str]:
    entries = SearchEntry.objects.for_site(site).order_by("-pk").values_list("title_words", "words")[:VOCABULARY]
    return {word for texts in entries for text in texts for word in text.split()}


def entries_of(hits: Iterable[Hit]) -> list[SearchEntry]:
    """The entries of these hits, in their order, each with its page."""
    ids = [hit.pk for hit in hits]
    by_id = {entry.pk: entry for entry in _entries(keys=ids)} if ids else {}
    return [by_id[pk] for pk in ids if pk in by_id]


@written_once
def _entries(*, keys: list[int]) -> QuerySet[SearchEntry]:
    """With what is shown of an entry, and what the address of its page needs."""
    shown = ("kind", "title", "text", "published_at", "page__url_path")
    return SearchEntry.objects.filter(pk__in=keys).select_related("page").only(*shown)


def _still_public(entries: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    unexpired = Q(page__expire_at__isnull=True) | Q(page__expire_at__gt=timezone.now())
    return entries.filter(unexpired, page__live=True)
