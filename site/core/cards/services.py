"""The card of a page: where it is, and its making. It is private, as a picture: only a public page shows it."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from core.campaigns.models import CampaignSettings
from core.cards.drawing import CardWords, draw
from core.pages.models import BasePage

FOLDER = "cards"


def words_of(page: BasePage, campaign: CampaignSettings) -> CardWords:
    """What the card of a page says, as the page stands in memory."""
    return CardWords(
        title=page.shown_title,
        byline=", ".join(author.name for author in page.article_authors()),
        organisation=campaign.organisation,
        town=campaign.municipality,
        accent=campaign.accent.lower(),
        is_example=campaign.is_demo,
    )


def address_of(page: BasePage, campaign: CampaignSettings) -> str:
    """The address of the card, without host; it changes with what the card says."""
    return reverse("cards:card", args=[page.pk, words_of(page, campaign).digest])


def card_of(page: BasePage, campaign: CampaignSettings) -> str:
    """The name of the card's file in the store; it is drawn when it isn't there, and older ones go.

    The worker draws it when a page goes public; whoever shares a link in the seconds before gets it drawn at once.
    """
    words = words_of(page, campaign)
    name = f"{FOLDER}/{page.pk}/{words.digest}.png"
    if not default_storage.exists(name):
        forget_cards(page.pk)
        default_storage.save(name, ContentFile(draw(words)))
    return name


def forget_cards(page_id: int) -> None:
    """Take every card of a page out of the store."""
    folder = f"{FOLDER}/{page_id}"
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        default_storage.delete(f"{folder}/{file}")
