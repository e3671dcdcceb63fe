from django.urls import path

from ensemble.discovery.views import boards, desks, doors, fronts

# No namespace: these are the places of the house that every page links to.
urlpatterns = [
    path("", fronts.show, name="front"),
    path("jump-in/", boards.index, name="board"),
    path("jump-in/", boards.index, name="jump-in"),
    path("start/", doors.new, name="start"),
    path("you/", doors.show, name="you"),
    path("desk/", desks.index, name="desk"),
]
