from django.urls import path

from ensemble.safety.views import clearances, queue, refusals, statuses

app_name = "safety"

urlpatterns = [
    path("status/", statuses.show, name="status"),
    path("queue/", queue.index, name="queue"),
    path("queue/<str:key>/clearance/", clearances.create, name="clear"),
    path("queue/<str:key>/refusal/", refusals.create, name="decline"),
]
