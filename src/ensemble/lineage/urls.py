from django.urls import path

from ensemble.lineage.views import beginnings, growths, requests, trees

app_name = "lineage"

urlpatterns = [
    path("lineage/<str:key>/", trees.show, name="show"),
    path("lineage/<str:key>/growth/", growths.index, name="growth"),
    path("build-on/<str:key>/", beginnings.new, name="new"),
    path("build-requests/<str:key>/", requests.edit, name="request"),
]
