"""The edit form of a release: parts in their order, panels per kind, remarks beside the parts."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from press.clearance.services import missing_from
from press.enums import ReleaseKind
from press.models import ReleaseQuote
from tests.factories.core import jpeg_bytes, make_image
from tests.factories.press import make_release, make_room


def test_invitation_needs_start_place_and_programme_to_be_public(room):
    page = make_release(room, live=False, kind=ReleaseKind.INVITATION)

    assert missing_from(page) == [
        "Zeg wanneer het begint: een journalist plant daarop.",
        "Geef het adres waar journalisten welkom zijn.",
        "Schrijf wat er te zien, te horen en te filmen is.",
    ]
    page.event_starts_at = timezone.now()
    page.event_place, page.event_programme = "Kerkstraat 1", "10.15 uur: taart"
    assert missing_from(page) == []


def test_rectification_needs_the_release_it_corrects(room):
    wrong = make_release(room, "Fout")
    page = make_release(room, "Recht", slug="recht", live=False, kind=ReleaseKind.RECTIFICATION)

    assert missing_from(page) == ["Kies het persbericht dat dit bericht rechtzet."]
    page.rectifies = wrong
    assert missing_from(page) == []


def test_press_release_needs_no_event(room):
    assert missing_from(make_release(room, live=False)) == []


def test_event_cannot_end_before_it_begins(room):
    page = make_release(room, live=False, kind=ReleaseKind.INVITATION)
    page.event_starts_at = timezone.now()
    page.event_ends_at = page.event_starts_at - timedelta(minutes=1)

    with pytest.raises(ValidationError) as error:
        page.clean()
    assert error.value.message_dict == {"event_ends_at": ["Het eindigt vóór het begint. Kijk de tijden na."]}


@pytest.mark.whole
def test_form_offers_only_own_releases_that_were_out_to_rectify(client, room, other_site, chief_editor):
    own = make_release(room, "Eigen bericht")
    own.save_revision().publish()
    draft = make_release(room, "Concept", slug="concept", live=False)
    other_room = make_room(other_site.root_page.specific)
    foreign = make_release(other_room, "Vreemd bericht", slug="vreemd")
    foreign.save_revision().publish()
    page = make_release(room, "Recht", slug="recht", live=False)
    client.force_login(chief_editor)

    form = client.get(f"/admin/pages/{page.pk}/edit/").context["form"]

    assert list(form.fields["rectifies"].queryset) == [own]
    assert draft not in form.fields["rectifies"].queryset


def test_form_shows_the_remarks_of_the_saved_draft_without_javascript(client, room, chief_editor):
    page = make_release(room, "GOUD VOOR DE STAD!", live=False, lead="Het kan.")
    page.quotes.add(ReleaseQuote(text="Fijn.", who="Celestine"))
    page.save_revision()
    client.force_login(chief_editor)

    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    assert "Schrijf geen woorden in hoofdletters" in html
    assert "Op welke dag ging Celestine akkoord met deze woorden?" in html
    assert "hier afknippen: 2 woorden" in html
    order = [
        "id_kind",
        "id_title",
        "id_place",
        "id_lead",
        'id="body"',
        "id_quotes-TOTAL",
        "id_note_to_editors",
        "id_photos-TOTAL",
    ]
    assert sorted(order, key=html.index) == order


def posted(image_id: int | str = "") -> dict[str, str]:
    return nested_form_data(
        {
            "title": "Nieuws!",
            "place": "Proefstad",
            "lead": "Bewoners openen dinsdag in Proefstad een keuken voor iedereen.",
            "body": streamfield(
                [("text", rich_text("<p>De keuken wordt groot.</p><ul><li>soep</li><li>brood</li></ul>"))]
            ),
            "quotes": inline_formset([{"text": "Ja", "who": "Wim", "agreed_on": "2026-11-01"}]),
            "photos": inline_formset([{"image": image_id, "caption": ""}]),
            "short_60": "Kort.",
            "spoken_text": "Een gesproken tekst.",
        }
    )


def test_remarks_follow_what_stands_in_the_form(client, room, site, chief_editor):
    image = make_image(site, data=jpeg_bytes(300, 200), caption="")
    client.force_login(chief_editor)

    parts = client.post("/admin/pers/schrijfhulp/", posted(image.pk)).json()

    assert set(parts) == {"title", "lead", "body", "quotes", "photos", "cutting"}
    assert "Laat het uitroepteken weg" in parts["title"]
    assert "Niets op te merken." in parts["lead"]
    assert "Zeg wie het doet, nu: wordt." in parts["body"]
    assert "Niets op te merken." in parts["quotes"]
    assert "“Plein”: schrijf in het bijschrift wie, wat en waar." in parts["photos"]
    assert "hier afknippen: 9 woorden" in parts["cutting"]
    assert "- soep<br>- brood" in parts["cutting"]
    assert "In 60 woorden" in parts["cutting"]
    assert "je eigen tekst" in parts["cutting"]
    assert "2 seconden" in parts["cutting"]


def test_remarks_name_no_picture_of_another_campaign(client, room, other_site, chief_editor):
    foreign = make_image(other_site, title="Geheim", caption="")
    client.force_login(chief_editor)

    assert "Geheim" not in client.post("/admin/pers/schrijfhulp/", posted(foreign.pk)).content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"body-count": "x"}, {"photos-TOTAL_FORMS": "-3"}, {"quotes-TOTAL_FORMS": "9" * 30}]
)
def test_remarks_survive_a_half_form(client, room, chief_editor, data):
    client.force_login(chief_editor)

    assert client.post("/admin/pers/schrijfhulp/", data).status_code == 200


def test_remarks_are_for_colleagues(client, site, django_user_model):
    assert client.post("/admin/pers/schrijfhulp/").status_code == 302
    client.force_login(django_user_model.objects.create_user("x@x.example", "een-lang-wachtwoord"))
    assert client.post("/admin/pers/schrijfhulp/").status_code == 302
