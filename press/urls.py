from django.urls import path

from press import basket, contact_views, views

app_name = "press"
urlpatterns = [
    path("afmelden/<str:token>/", contact_views.opt_out, name="opt_out"),
    path("contact/<int:person_id>.vcf", contact_views.card, name="contact_card"),
    path("contact/<int:person_id>.svg", contact_views.qr_code, name="contact_qr"),
    path("<int:release_id>/krantentekst.txt", contact_views.newspaper_file, name="newspaper"),
    path("<int:release_id>/uitnodiging.ics", contact_views.invitation, name="invitation"),
    path("beeld/", basket.pictures, name="pictures"),
    path("beeld/keuze.zip", basket.selection, name="selection"),
    path("<int:release_id>/persbericht.ninjs.json", views.ninjs_item, name="ninjs"),
    path("<int:release_id>/tekst/<str:name>", views.text, name="text"),
    path("<int:release_id>/<str:filename>", views.kit, name="kit"),
    path("<int:release_id>/foto/<int:photo_id>.jpg", views.photo, name="photo"),
]
