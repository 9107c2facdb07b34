"""The last step of an approved text."""

from wagtail.models import WorkflowState
from wagtail.workflows import publish_workflow_state

from core.pages.gate import PublishRefused, refusals


def publish_when_allowed(workflow_state: WorkflowState, user=None) -> None:
    """Publish an approved text; the gate is asked first.

    :raises PublishRefused: with the sentences for the editor; the text stays as it is.
    """
    found = refusals(workflow_state.content_object.get_latest_revision().as_object())
    if found:
        raise PublishRefused(found)
    publish_workflow_state(workflow_state, user=user)
