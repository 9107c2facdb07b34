"""An award of the campaign, with a round in each state."""

import pytest

from awards.models import AwardPage, AwardRoundPage
from tests.factories import awards as make


@pytest.fixture(scope="module")
def award_of_file(for_this_file) -> int:
    return for_this_file(lambda site: make.make_award(site.root_page.specific).pk)


@pytest.fixture
def award(award_of_file, site) -> AwardPage:
    return AwardPage.objects.get(pk=award_of_file)


@pytest.fixture
def open_round(award) -> AwardRoundPage:
    return make.make_open_round(award)


@pytest.fixture
def announced_round(award) -> AwardRoundPage:
    return make.make_announced_round(award, year=2025)
