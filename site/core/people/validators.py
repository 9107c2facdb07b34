"""What a field about a person takes."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# At most fifteen digits (ITU-T E.164); the shortest Dutch numbers are those of town halls, such as 14 010.
# Digits of a second number or an hour beside it would come into the `tel:` link.
phone_number = RegexValidator(
    r"^\+?(?:[ ().\-/]*[0-9]){5,15}[ ).]*\Z",
    _("This is not a phone number. Write the number alone, such as 06 12 34 56 78."),
)
