"""An award of the campaign, with a round in each state."""

import pytest

from awards.models import AwardPage, AwardRoundPage
from tests.factories import awards as make


@pytest.fixture
def award(home) -> AwardPage:
    return make.make_award(home)


@pytest.fixture
def open_round(award) -> AwardRoundPage:
    return make.make_open_round(award)


@pytest.fixture
def announced_round(award) -> AwardRoundPage:
    return make.make_announced_round(award, year=2025)
