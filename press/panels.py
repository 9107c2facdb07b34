"""Panels of a release's edit form that look at the text: from the saved draft, and live when JavaScript runs."""

from typing import Any

from wagtail.admin.panels import Panel

# Beside the whole text: what a paper is left with when it cuts from below.
CUTTING = "cutting"


class ReviewPanel(Panel):
    """What there is to say about one part, right below that part. It blocks nothing."""

    def __init__(self, part: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.part = part

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "part": self.part}

    @property
    def clean_name(self) -> str:
        return f"review_{self.part}"

    class BoundPanel(Panel.BoundPanel):
        template_name = "press/admin/review_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "part": self.panel.part, "user": self.request.user}
