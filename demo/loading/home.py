"""Plain pages and the toolkit."""

import json
from datetime import datetime

from demo.loading.context import DemoContext
from demo.texts import read_folder, read_list, story
from home.models import AccessibilityDeviation, AccessibilityStatementPage, ContentPage, ToolkitPage


def load_pages(demo: DemoContext) -> None:
    when = demo.dates.ago(360)
    _load_statement(demo, when)
    # 'Over ons' comes last, because it links to the others.
    for text in sorted(read_folder("pages"), key=lambda text: text.head["in_menu"]):
        image = demo.images[text.head["image"]] if "image" in text.head else None
        page = ContentPage(
            title=text.head["title"],
            slug=text.name,
            lead=text.head["intro"],
            body=story(text.body, demo.image_ids, {key: page.pk for key, page in demo.pages.items()}),
            listing_image=image,
            show_in_menus=text.head["in_menu"],
        )
        demo.pages[text.name] = demo.publish(demo.home, page, when)


def _load_statement(demo: DemoContext, when: datetime) -> None:
    """How accessible the example is, as a campaign would say it itself."""
    words = read_list("accessibility")
    page = AccessibilityStatementPage(
        slug="toegankelijkheid",
        tested_on=demo.dates.ago(60).date(),
        signed_on=demo.dates.ago(45).date(),
        **{name: text for name, text in words.items() if name != "deviations"},
    )
    page.deviations = [
        AccessibilityDeviation(**point, planned_on=demo.dates.ago(-120).date(), sort_order=order)
        for order, point in enumerate(words["deviations"])
    ]
    demo.pages["toegankelijkheid"] = demo.publish(demo.home, page, when)


def load_toolkit(demo: DemoContext) -> None:
    words = read_list("toolkit")
    page = ToolkitPage(
        title=words["title"],
        slug="zelf-aan-de-slag",
        intro=f"<p>{words['intro']}</p>",
        cards=json.dumps([_card(demo, card) for card in words["cards"]]),
        listing_summary=words["intro"],
        listing_image=demo.images["overleg"],
        show_in_menus=True,
    )
    demo.pages["toolkit"] = demo.publish(demo.home, page, demo.dates.ago(330))


def _card(demo: DemoContext, card: dict) -> dict:
    materials = [demo.documents[name].pk for name in card.get("materials", [])]
    fields = {name: card[name] for name in ("title", "what", "why", "time")}
    return {"type": "card", "value": {**fields, "how": card.get("how", ""), "materials": materials}}
