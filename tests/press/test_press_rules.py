"""What a paper can print, and how long it takes to say."""

from press.rules import cuts, from_below, speaking_seconds, versions, words_over


def words(count: int) -> str:
    return " ".join(["woord"] * count)


def test_each_cut_counts_all_words_above_it():
    assert [(cut.text, cut.words) for cut in cuts(["Een lead.", "Nog twee woorden.", "Slot"])] == [
        ("Een lead.", 2),
        ("Nog twee woorden.", 5),
        ("Slot", 6),
    ]


def test_cutting_from_below_keeps_whole_paragraphs_that_fit_a_tenth_over():
    paragraphs = [words(40), words(26), words(1)]

    assert from_below(paragraphs, 60) == "\n\n".join(paragraphs[:2])
    assert from_below([words(40), words(27)], 60) == words(40)


def test_lead_that_is_too_long_stays_and_says_so():
    first = versions([words(80), words(10)], {})[0]

    assert (first.limit, first.words, first.is_own, first.is_too_long) == (60, 80, False, True)


def test_version_that_fits_is_not_too_long_and_the_whole_never_is():
    found = versions([words(66), words(400)], {150: words(166)})

    assert [(version.limit, version.is_too_long) for version in found] == [
        (60, False),
        (150, True),
        (300, False),
        (0, False),
    ]


def test_version_is_the_editors_own_text_when_there_is_one():
    found = versions([words(50), words(90)], {60: "Eigen tekst.", 150: "  "})

    assert [(version.limit, version.words, version.is_own) for version in found] == [
        (60, 2, True),
        (150, 140, False),
        (300, 140, False),
        (0, 140, True),
    ]


def test_words_over_counts_from_a_tenth_above_the_limit():
    assert (words_over(words(66), 60), words_over(words(67), 60)) == (0, 1)


def test_speaking_takes_a_minute_per_170_words():
    assert [speaking_seconds(words(count)) for count in (0, 1, 170, 171)] == [0, 1, 60, 61]
