"""The search page. Any input gives a normal answer."""

from collections import Counter

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.campaigns.services import current_site
from search.enums import SearchKind
from search.rules import MAX_LENGTH, snippet, terms_of
from search.services import Hit, did_you_mean, entries_of, search

PAGE_SIZE = 10


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`?q=` words, `?soort=` one kind of result, `?pagina=` the page of the list."""
    site = current_site(request)
    if site is None:
        raise Http404
    query = request.GET.get("q", "")[:MAX_LENGTH].strip()
    terms = terms_of(query)
    found = search(site, terms)
    kind = request.GET.get("soort", "")
    kind = kind if kind in SearchKind.values else ""
    chosen = [hit for hit in found.hits if not kind or hit.kind == kind]
    items = _page_of(chosen, request.GET.get("pagina", "1"))
    items.object_list = entries_of(items)
    for entry in items:
        entry.snippet = snippet(entry.text, terms)
    context = {
        "query": query,
        "has_terms": bool(terms),
        "items": items,
        "total": len(found.hits),
        "is_more": found.is_more,
        "kind": kind,
        "kinds": _kinds(found.hits),
        "meant": "" if found.hits else did_you_mean(site, terms),
        "is_search": True,
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _page_of(found: list[Hit], number: str) -> Page:
    try:
        return Paginator(found, PAGE_SIZE).page(number)
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error


def _kinds(hits: list[Hit]) -> list[dict]:
    counts = Counter(hit.kind for hit in hits)
    return [
        {"value": kind.value, "label": kind.label, "count": counts[kind.value]}
        for kind in SearchKind
        if counts[kind.value]
    ]
