"""What a visitor typed, made safe. No database."""

import random

import pytest

from search.rules import MAX_WORDS, closest, lemmas_of, snippet, terms_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind", "kinderen"),
        ("sociaal", "sociale"),
        ("stad", "steden"),
        ("gemeente", "gemeenten"),
        ("huis", "huizen"),
        ("wethouder", "wethouders"),
        ("verhaal", "verhalen"),
        ("vrijwilliger", "vrijwilligers"),
        ("brief", "brieven"),
    ],
)
def test_word_forms_meet_in_their_lemma(one, other):
    assert terms_of(one)[0].lemma == terms_of(other)[0].lemma == lemmas_of(other)


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "()", "-", "^:~", "\x00", "😀", "' OR 1=1 --"[:1]])
def test_nothing_to_search_for_gives_no_terms(query):
    assert terms_of(query) == []


def test_terms_hold_letters_and_digits_only():
    generator = random.Random(7)
    signs = "abé\"'*()^:-&|!<>\\/\ud800 AND OR NEAR 7½ß"
    for _round in range(500):
        query = "".join(generator.choice(signs) for _sign in range(generator.randrange(60)))
        for term in terms_of(query):
            assert (term.word + term.lemma).isalnum(), ascii(query)


def test_query_is_cut_to_a_bounded_number_of_words():
    assert len(terms_of(" ".join(f"w{number}" for number in range(100)))) == MAX_WORDS
    assert terms_of("x" * 10_000)[0].word == "x" * 40


def test_accents_and_capitals_do_not_matter():
    assert words_of("Één CAFÉ") == ["een", "cafe"]


def test_snippet_escapes_and_marks_every_form():
    assert snippet("<b>De kinderen</b>", terms_of("kind")) == "&lt;b&gt;De <mark>kinderen</mark>&lt;/b&gt;"


def test_snippet_parts_a_heading_from_what_follows():
    text = "Beste wethouder,\nElke  week.\n\nDe lamp\n\nDe lamp is stuk"
    assert snippet(text, terms_of("niets")) == "Beste wethouder, Elke week. De lamp · De lamp is stuk"


def test_snippet_marks_what_begins_with_the_word():
    assert snippet("Ook fietsvrouwen.", terms_of("fiets")) == "Ook <mark>fietsvrouwen</mark>."


def test_snippet_shows_the_place_of_the_hit():
    text = "begin " * 100 + "de wethouder antwoordt " + "slot " * 100
    found = snippet(text, terms_of("wethouders"))

    assert "<mark>wethouder</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


def test_query_is_cut_after_two_hundred_signs():
    assert [term.word for term in terms_of("a " * 99 + "bc" + " verder")] == ["a", "bc"]


def test_hit_within_sixty_signs_shows_the_text_from_its_start():
    lead_in = ("abcd " * 12)[:60]
    assert snippet(f"{lead_in}soep", terms_of("soep")) == f"{lead_in}<mark>soep</mark>"


def test_hit_further_on_starts_at_the_last_word_before_sixty_signs():
    text = "een twee " + "x" * 53 + " soep"
    assert snippet(text, terms_of("soep")) == f"een twee {'x' * 53} <mark>soep</mark>"
    text = "een twee " + "x" * 54 + " soep"
    assert snippet(text, terms_of("soep")) == f"… twee {'x' * 54} <mark>soep</mark>"


def test_snippet_ends_between_words_within_240_signs():
    found = snippet("soep " + "abcd " * 100, terms_of("soep"))
    assert found == "<mark>soep</mark> " + "abcd " * 46 + "abcd …"
    assert snippet("soep" + "x" * 500, terms_of("niets")) == "soep" + "x" * 236 + " …"


def test_any_word_of_the_query_is_marked_and_the_last_hit_of_the_piece_too():
    assert snippet("soep en brood", terms_of("brood soep")) == "<mark>soep</mark> en <mark>brood</mark>"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mantelzrog", "mantelzorg"),
        ("wethoder", "wethouder"),
        ("wethoudder", "wethouder"),
        ("kueken", "keuken"),
        ("soop", "soep"),
        ("zzz", ""),
        ("olifant", ""),
        ("", ""),
    ],
)
def test_mistyped_word_is_recognised_and_another_word_is_not(typed, meant):
    assert closest(typed, {"mantelzorg", "wethouder", "wethouders", "keuken", "soep", "buurt"}) == meant


def test_of_two_words_as_close_it_is_always_the_same_one():
    assert {closest("baan", known) for known in (["baas", "baat"], ["baat", "baas"])} == {"baat"}
