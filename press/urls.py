from django.urls import path

from press import views

app_name = "press"
urlpatterns = [
    path("<int:release_id>/<str:filename>", views.kit, name="kit"),
    path("<int:release_id>/foto/<int:photo_id>.jpg", views.photo, name="photo"),
]
