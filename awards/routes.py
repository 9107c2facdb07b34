"""The addresses below a round and who answers them: the page knows their names, `views` registers itself."""

from collections.abc import Callable

from django.http import HttpResponse

Answer = Callable[..., HttpResponse]
_answers: dict[str, Answer] = {}


def answers(name: str) -> Callable[[Answer], Answer]:
    """Register the view of one address below a round."""

    def register(view: Answer) -> Answer:
        _answers[name] = view
        return view

    return register


def answer(name: str, *args: object, **kwargs: object) -> HttpResponse:
    """Call the view of an address."""
    return _answers[name](*args, **kwargs)
