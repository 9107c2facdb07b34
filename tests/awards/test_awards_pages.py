"""The pages of the award: who may stand where, what they show, and how many queries that takes."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from awards.enums import Category, Result, RoundState
from awards.history import facts, load_laureates
from awards.models import AwardPage, AwardRoundPage, HistoricLaureate, LaureateHistoryPage, NominationPage
from core.campaigns.models import CampaignSettings
from home.models import HomePage
from tests.conftest import make_campaign
from tests.factories import awards as make


class TestAwardPageTypes(WagtailPageTestCase):
    """Each page type in Wagtail's own terms."""

    def setUp(self) -> None:
        self.login()
        site = make_campaign("localhost")
        self.award = make.make_award(HomePage.objects.get(pk=site.root_page_id))
        self.round = make.make_announced_round(self.award)
        self.laureate = make.make_laureate(self.round)
        self.history = make.make_history_page(self.award)
        self.pages = [self.award, self.round, self.laureate, self.history]

    def test_pages_have_their_parents_and_children(self):
        self.assertAllowedParentPageTypes(AwardPage, {HomePage})
        self.assertAllowedParentPageTypes(AwardRoundPage, {AwardPage})
        self.assertAllowedParentPageTypes(NominationPage, {AwardRoundPage})
        self.assertAllowedParentPageTypes(LaureateHistoryPage, {AwardPage})
        self.assertAllowedSubpageTypes(AwardPage, {AwardRoundPage, LaureateHistoryPage})
        self.assertAllowedSubpageTypes(AwardRoundPage, {NominationPage})
        self.assertAllowedSubpageTypes(NominationPage, {})
        self.assertAllowedSubpageTypes(LaureateHistoryPage, {})

    def test_pages_are_routable_and_renderable(self):
        for page in self.pages:
            self.assertPageIsRoutable(page)
            self.assertPageIsRenderable(page)

    @pytest.mark.whole
    def test_pages_are_editable_and_previewable(self):
        intro = rich_text("<p>Zo kan het ook.</p>")
        texts = {"body": streamfield([]), "intro": intro, "result_text": rich_text("")}
        for page in self.pages:
            names = {field.name for field in page._meta.get_fields()}
            own = {name: value for name, value in texts.items() if name in names}
            shown = {"title": page.title, "slug": page.slug, "year": "2026", "for_people": "on", **own}
            data = nested_form_data(shown)
            self.assertPageIsEditable(page, post_data=data)
            self.assertPageIsPreviewable(page, post_data=data)

    def test_form_of_a_round_has_its_addresses(self):
        for path in ("voordragen/", "voordragen/verstuurd/"):
            self.assertPageIsRoutable(self.round, path)

    def test_nomination_page_is_not_made_by_hand(self):
        assert NominationPage not in AwardRoundPage.creatable_subpage_models()


def test_round_whose_times_are_out_of_order_is_refused(award):
    now = timezone.now()
    page = AwardRoundPage(title="x", slug="x", year=2026, opens_at=now, closes_at=now - timedelta(hours=1))
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert list(error.value.message_dict) == ["closes_at"]


def test_round_with_half_its_times_is_refused(award):
    page = AwardRoundPage(title="x", slug="x", year=2026, opens_at=timezone.now())
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert list(error.value.message_dict) == ["closes_at"]


def test_round_for_nobody_is_refused(award):
    none = {"for_people": False, "for_municipalities": False, "for_organisations": False}
    with pytest.raises(ValidationError) as error:
        AwardRoundPage(title="x", slug="x", year=2026, **none).clean()
    assert list(error.value.message_dict) == ["for_people"]


@pytest.mark.whole
def test_award_page_lists_rounds_newest_first_with_their_winners(client, award):
    for year in (2024, 2026, 2025):
        page = make.make_announced_round(award, year=year)
        make.make_laureate(page, consented_name=f"Winnaar van {year}")
    listed = client.get(award.url).context["items"].object_list
    assert [(one.year, [page.public_name for page in one.winners]) for one in listed] == [
        (2026, ["Winnaar van 2026"]),
        (2025, ["Winnaar van 2025"]),
        (2024, ["Winnaar van 2024"]),
    ]


def test_round_page_lists_winners_before_mentions_before_shortlist(client, announced_round):
    for result in (Result.SHORTLISTED, Result.MENTION, Result.WINNER):
        make.make_laureate(announced_round, result)
    listed = client.get(announced_round.url).context["items"].object_list
    assert [page.nomination.result for page in listed] == [Result.WINNER, Result.MENTION, Result.SHORTLISTED]


def test_laureate_page_shows_the_consented_name_and_text(client, announced_round):
    page = make.make_laureate(announced_round)
    html = client.get(page.url).content.decode()
    wanted = ("<h1>Gouden Gerda</h1>", "<p>Elke week een andere.</p>")
    assert [words in html for words in wanted] == [True, True]


def test_laureate_text_is_text_and_never_markup(client, announced_round):
    page = make.make_laureate(announced_round, consented_text="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(page.url).content.decode()


def test_numbers_and_addresses_are_neutral_and_never_given_twice(announced_round):
    first, second = (make.make_laureate(announced_round) for _number in range(2))
    assert [first.slug, second.slug] == ["voordracht-1", "voordracht-2"]
    second.nomination.delete()
    assert make.make_laureate(announced_round).slug == "voordracht-3"


def test_round_feed_holds_its_laureates(client, announced_round):
    make.make_laureate(announced_round)
    feed = client.get(f"{announced_round.url}feed/feed.json").json()
    assert [item["title"] for item in feed["items"]] == ["Winnaar: Gouden Gerda"]


def test_open_round_says_until_when(client, open_round):
    assert open_round.state == RoundState.OPEN
    assert client.get(open_round.url).context["page"].takes_nominations is True


@pytest.mark.parametrize("is_open", [True, False])
def test_award_leads_to_the_form_of_an_open_round_while_the_campaign_takes_nominations(client, open_round, is_open):
    CampaignSettings.objects.update(nominations_open_form=is_open)

    html = client.get(open_round.get_parent().url).content.decode()
    assert (f'href="{open_round.url}voordragen/"' in html) is is_open


def test_deep_page_of_a_round_is_not_found(client, announced_round):
    assert client.get(f"{announced_round.url}?pagina=2").status_code == 404


def test_laureates_of_2015_and_2017_are_facts_with_a_source():
    rows = list(facts())
    assert [sum(row["year"] == year for row in rows) for year in ("2015", "2017")] == [10, 11]
    assert all(row["awarded_by"] and row["source_url"].startswith("https://") for row in rows)


def test_laureates_are_loaded_once_and_an_editors_change_stays(site, other_site):
    assert load_laureates(site) == 21
    HistoricLaureate.objects.filter(name="Leerdam").update(note="Van ons")
    call_command("load_laureates", verbosity=0)
    assert HistoricLaureate.objects.get(site=site, name="Leerdam").note == "Van ons"
    assert [HistoricLaureate.objects.for_site(one).count() for one in (site, other_site)] == [21, 21]


def test_history_page_lists_each_year_with_who_awarded_it(client, award, other_site):
    page = make.make_history_page(award)
    call_command("load_laureates", hostname="testserver", verbosity=0)
    html = client.get(page.url).content.decode()
    wanted = ("10 winnaars, benoemd", "11 winnaars, benoemd", "Nu deel van de gemeente Vijfheerenlanden")
    assert [words in html for words in wanted] == [True, True, True]
    assert HistoricLaureate.objects.for_site(other_site).count() == 0


def test_category_of_a_round_is_what_the_editor_chose(award):
    page = make.make_round(award, for_people=False)
    assert page.categories == [Category.MUNICIPALITY, Category.ORGANISATION]
