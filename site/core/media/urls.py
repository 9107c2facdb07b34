from django.urls import path

from core.media import views

app_name = "media"
urlpatterns = [path("<int:rendition_id>/<str:filename>", views.rendition, name="rendition")]
