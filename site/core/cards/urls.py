from django.urls import path

from core.cards import views

app_name = "cards"
urlpatterns = [path("<int:page_id>-<slug:digest>.png", views.card, name="card")]
