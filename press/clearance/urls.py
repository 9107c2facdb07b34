"""Addresses of people without an account: the director who approves, the journalist who waits."""

from django.urls import path

from press.clearance import views

app_name = "press_clearance"
urlpatterns = [
    path("vrijgeven/<str:token>/", views.approve, name="approve"),
    path("embargo/<str:token>/", views.read, name="read"),
    path("embargo/<str:token>/persmap.zip", views.kit, name="kit"),
    path("embargo/<str:token>/foto/<int:number>.jpg", views.photo, name="photo"),
]
