from django.urls import path

from ensemble.production.views import (
    attributions,
    cancellations,
    cuts,
    exports,
    finishes,
    mixes,
    releases,
    renders,
    rolls,
    rooms,
    thanks,
)

app_name = "production"

urlpatterns = [
    path("projects/<str:key>/finish/", rooms.show, name="finish"),
    path("projects/<str:key>/finish/mix/", mixes.update, name="mix"),
    path("projects/<str:key>/finish/cut/", cuts.update, name="cut"),
    path("projects/<str:key>/finish/cut.zip", exports.show, name="export"),
    path("projects/<str:key>/finish/thanks/", thanks.edit, name="thanks"),
    path("renders/<str:key>/", renders.show, name="render"),
    path("renders/<str:key>/cancellation/", cancellations.create, name="cancel"),
    path("renders/<str:key>/release/", releases.create, name="release"),
    path("finished/<str:key>/", finishes.show, name="show"),
    path("finished/<str:key>/credits.txt", rolls.show, name="credits"),
    path("finished/<str:key>/credits.json", attributions.show, name="attribution"),
]
