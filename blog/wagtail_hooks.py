"""Topics in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from blog.models import Topic
from core.campaigns.snippets import CampaignSnippetViewSet


class TopicViewSet(CampaignSnippetViewSet):
    """The subjects of the blog, of your own campaigns."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "description")


register_snippet(TopicViewSet)
