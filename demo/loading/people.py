"""Everybody who writes, answers, judges or picks up the phone."""

from core.people.models import Person
from demo.drawings.catalogue import PORTRAITS
from demo.loading.context import DemoContext
from demo.texts import read_list


def load_people(demo: DemoContext) -> None:
    for slug, fields in read_list("people").items():
        demo.people[slug] = Person.objects.create(site=demo.site, portrait=demo.images[PORTRAITS[slug].key], **fields)
