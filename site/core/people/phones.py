"""Phone numbers as machines want them."""


def dialled(number: str) -> str:
    """What a `tel:` link holds: the digits and a leading plus (RFC 3966)."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
