from django.urls import path

from ensemble.pieces.views import (
    captions,
    drafts,
    originals,
    pieces,
    publications,
    revisions,
    withdrawals,
)

app_name = "pieces"

urlpatterns = [
    path("", pieces.index, name="index"),
    path("new/", pieces.new, name="new"),
    path("drafts/", drafts.create, name="drafts"),
    path("drafts/<str:key>/", drafts.destroy, name="draft"),
    path("<str:key>/", pieces.show, name="show"),
    path("<str:key>/edit/", pieces.edit, name="edit"),
    path("<str:key>/captions/", captions.edit, name="captions"),
    path("<str:key>/captions/<int:number>/", captions.show, name="captions-file"),
    path("<str:key>/revisions/", revisions.new, name="revise"),
    path("<str:key>/revisions/<int:number>/", revisions.show, name="revision"),
    path("<str:key>/publication/", publications.create, name="publish"),
    path("<str:key>/withdrawal/", withdrawals.new, name="withdraw"),
    path("<str:key>/original/<int:number>/", originals.show, name="original"),
]
