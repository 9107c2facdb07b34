"""What counts as a phone number: a link must ring the one that is meant."""

import pytest
from django.core.exceptions import ValidationError

from core.people.validators import phone_number


@pytest.mark.parametrize(
    "number",
    [
        "06 12 34 56 78",
        "06-12345678",
        "0612345678",
        "+31 6 12 34 56 78",
        "(0900) 12 34",
        "14 010",
        "+31(0)10/123.45.67",
    ],
)
def test_number_is_taken_as_people_write_it(number):
    phone_number(number)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "112a",
        "1234",
        "06 12 34 56 78 of 06 87 65 43 21",
        "06 12345678 (na 19.00)",
        "+31 6 12 34 56 78\n",
        "1" * 16,
    ],
)
def test_anything_beside_one_number_is_refused(text):
    with pytest.raises(ValidationError, match="06 12 34 56 78"):
        phone_number(text)
