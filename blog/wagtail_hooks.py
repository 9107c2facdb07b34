"""Topics in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from blog.models import Topic
from core.campaigns.services import editor_sites


class TopicViewSet(SnippetViewSet):
    """The subjects of the blog, of your own campaigns."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "description")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return Topic.objects.filter(site__in=editor_sites(request.user))


register_snippet(TopicViewSet)
