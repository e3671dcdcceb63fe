"""Addresses of news."""

from django.urls import path

from ensemble.activity.views import mail_stops, news

app_name = "activity"
urlpatterns = [
    path("news/", news.index, name="news"),
    path("mail-stops/<str:token>/", mail_stops.new, name="stop-mail"),
]
