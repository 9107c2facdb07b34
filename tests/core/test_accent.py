"""A campaign's colour: whatever an editor chooses, everything can be read; and the editor is told before it is saved."""

import itertools

import pytest
from django.urls import reverse

from core.campaigns import rules
from core.campaigns.models import CampaignSettings

KNOWN = ["#ffff00", "#ffffff", "#000000", "#39ff14", "#ff00ff", "#0000ff", "#f2b632", "#b88a1b", "#808080", "#0d4f5c"]
GRID = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in itertools.product(range(0, 256, 51), repeat=3)]
FACES = pytest.mark.parametrize(
    ("side", "papers"), [(0, rules.LIGHT_PAPERS), (1, rules.DARK_PAPERS)], ids=["light", "dark"]
)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # By hand: (1 + 0.05) / (0 + 0.05); yellow is 0.2126 + 0.7152; #777777 is ((119/255 + 0.055) / 1.055) ** 2.4 = 0.1845.
        ("#ffffff", "#000000", 21.0),
        ("#ffffff", "#ffff00", 1.05 / 0.9778),
        ("#ffffff", "#777777", 4.478),
        ("#ff0000", "#ffffff", 1.05 / 0.2626),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert rules.contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert rules.contrast(other, one) == rules.contrast(one, other)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [
        # CSS Color 4 gives these for the named colours.
        ("#ff0000", 0.628, 0.258, 29.23),
        ("#00ff00", 0.866, 0.295, 142.50),
        ("#0000ff", 0.452, 0.313, 264.05),
    ],
)
def test_oklch_is_that_of_css(colour, lightness, chroma, hue):
    found = rules.oklch(colour)

    assert found == pytest.approx((lightness, chroma, hue), abs=0.01)


def test_colours_survive_the_way_there_and_back():
    assert [rules.from_oklch(rules.oklch(colour)) for colour in KNOWN] == KNOWN


@FACES
def test_links_of_any_campaign_can_be_read_on_every_paper(side, papers):
    bad = [
        (accent, token, name)
        for accent in KNOWN + GRID
        for token in ("link", "link-strong")
        for name, paper in {**papers, "tint": rules.shades(accent)["tint"][side]}.items()
        if rules.contrast(rules.shades(accent)[token][side], paper) < 4.5
    ]
    assert bad == []


@FACES
def test_white_on_the_buttons_and_bands_of_any_campaign_can_be_read(side, papers):
    bad = [
        (accent, token)
        for accent in KNOWN + GRID
        for token in ("fill", "fill-strong", "band")
        if rules.contrast("#ffffff", rules.shades(accent)[token][side]) < 4.5
    ]
    assert bad == []


@FACES
def test_lines_and_buttons_of_any_campaign_can_be_seen(side, papers):
    bad = [
        (accent, token, name)
        for accent in KNOWN + GRID
        for token, names in (("accent", papers), ("fill", ("paper", "paper-deep", "card")))
        for name in names
        if rules.contrast(rules.shades(accent)[token][side], papers[name]) < 3
    ]
    assert bad == []


@FACES
def test_words_on_the_tint_and_the_band_of_any_campaign_can_be_read(side, papers):
    ink, soft = (("#1a2230", "#4a5261"), ("#f0ebe0", "#b9bcc2"))[side]
    bad = [
        accent
        for accent in KNOWN + GRID
        if min(rules.contrast(text, rules.shades(accent)["tint"][side]) for text in (ink, soft)) < 4.5
        or min(rules.contrast(text, rules.shades(accent)["band"][side]) for text in rules.ON_BAND) < 4.5
    ]
    assert bad == []


def test_colour_that_white_can_be_read_on_is_used_as_it_is():
    found = rules.shades("#aa3366")

    assert [found["fill"].light, found["link"].light, found["accent"].light] == ["#aa3366"] * 3


def test_corrected_colour_keeps_its_hue():
    for accent in ("#f2b632", "#ff8800", "#aa3366"):
        assert rules.oklch(rules.shades(accent)["fill"].light).hue == pytest.approx(rules.oklch(accent).hue, abs=3)


@pytest.mark.parametrize(
    ("accent", "is_corrected", "text"),
    [
        ("#f2b632", True, "Wit op dit geel is slecht leesbaar (1,8 : 1). Wij gebruiken deze donkerder tint."),
        ("#ffffff", True, "Wit op dit wit is slecht leesbaar (1,0 : 1). Wij gebruiken deze donkerder tint."),
        ("#0d4f5c", False, "Wit op dit blauwgroen is goed leesbaar (9,1 : 1)."),
        ("#777777", True, "Wit op dit grijs is slecht leesbaar (4,4 : 1). Wij gebruiken deze donkerder tint."),
    ],
)
def test_editor_is_told_what_becomes_of_a_colour(accent, is_corrected, text):
    found = rules.verdict(accent)

    assert (found.is_corrected, found.text) == (is_corrected, text)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ff0000", "rood"),
        ("#ff8800", "oranje"),
        ("#ffff00", "geel"),
        ("#7a4a1b", "bruin"),
        ("#1a7f2c", "groen"),
        ("#0055cc", "blauw"),
        ("#6a1b9a", "paars"),
        ("#ff7fb0", "roze"),
        ("#111111", "zwart"),
        ("#9a9a9a", "grijs"),
    ],
)
def test_colours_have_the_names_people_give_them(colour, name):
    assert rules.colour_name(colour) == name


# -- the settings form -------------------------------------------------------------------------------------------------


def post(client, site, **changed):
    """Save the settings as the form does; what isn't named stays as it is."""
    settings = CampaignSettings.existing_for(site)
    names = ("organisation", "municipality", "message", "contact_email", "security_contact", "accent")
    data = {name: getattr(settings, name) for name in names} | changed
    return client.post(reverse("wagtailsettings:edit", args=["campaigns", "campaignsettings", site.pk]), data)


def test_colour_that_fails_is_answered_before_it_is_saved_and_kept_the_second_time(client, site, administrator):
    client.force_login(administrator)

    answered = post(client, site, accent="#F2B632", message="Nieuwe boodschap.")

    html = answered.content.decode()
    assert "Wit op dit geel is slecht leesbaar (1,8 : 1). Wij gebruiken deze donkerder tint. Sla nog eens op" in html
    assert "Nieuwe boodschap." in html
    assert 'fill="#9a6f00"' in html
    assert CampaignSettings.existing_for(site).accent == "#0d4f5c"

    post(client, site, accent="#f2b632", accent_seen="#F2B632")

    assert CampaignSettings.existing_for(site).accent == "#f2b632"


def test_colour_that_passes_is_saved_at_once(client, site, administrator):
    client.force_login(administrator)

    assert post(client, site, accent="#aa3366").status_code == 302

    assert CampaignSettings.existing_for(site).accent == "#aa3366"


def test_settings_with_an_older_failing_colour_can_be_saved(client, site, administrator):
    CampaignSettings.objects.filter(site=site).update(accent="#f2b632")
    client.force_login(administrator)

    assert post(client, site, message="Anders.").status_code == 302
    assert CampaignSettings.existing_for(site).message == "Anders."


def test_verdict_is_asked_while_choosing(client, site, administrator):
    client.force_login(administrator)
    address = reverse("accent_verdict")

    assert "Wit op dit geel is slecht leesbaar (1,8 : 1)" in client.get(address, {"kleur": "#f2b632"}).content.decode()
    refused = client.get(address, {"kleur": "<b>"})
    assert (refused.status_code, refused.content.decode()) == (400, "Schrijf de kleur als # en zes tekens.")
