"""The search page. Any input gives a normal answer."""

from collections import Counter

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.campaigns.services import current_site
from search.enums import SearchKind
from search.rules import MAX_LENGTH, snippet, terms_of
from search.services import search

PAGE_SIZE = 10


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`?q=` words, `?soort=` one kind of result, `?pagina=` the page of the list."""
    site = current_site(request)
    if site is None:
        raise Http404
    query = request.GET.get("q", "")[:MAX_LENGTH].strip()
    terms = terms_of(query)
    everything = search(site, terms)
    kind = request.GET.get("soort", "")
    kind = kind if kind in SearchKind.values else ""
    found = [entry for entry in everything if not kind or entry.kind == kind]
    items = _page_of(found, request.GET.get("pagina", "1"))
    for entry in items:
        entry.snippet = snippet(entry.text, terms)
    context = {
        "query": query,
        "has_terms": bool(terms),
        "items": items,
        "total": len(everything),
        "kind": kind,
        "kinds": _kinds(everything),
        "is_search": True,
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _page_of(found: list, number: str):
    try:
        return Paginator(found, PAGE_SIZE).page(number)
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error


def _kinds(entries: list) -> list[dict]:
    counts = Counter(entry.kind for entry in entries)
    return [
        {"value": kind.value, "label": kind.label, "count": counts[kind.value]}
        for kind in SearchKind
        if counts[kind.value]
    ]
