"""A worker of this place: jobs, and what runs by the clock."""

import threading
import time

from django.db import close_old_connections

from ensemble.foundation import carrier
from ensemble.foundation.carrying import work_by_messages
from ensemble.foundation.clock import run_due
from ensemble.foundation.worker import work_until_told
from ensemble.website.schedule import SCHEDULE

PAUSE = 15


def work() -> None:
    """Take jobs until told to stop, with an eye on the clock."""
    threading.Thread(target=_watch_the_clock, daemon=True).start()
    if carrier.is_chosen():
        work_by_messages()
    else:
        work_until_told()


def _watch_the_clock() -> None:
    while True:
        close_old_connections()
        run_due(SCHEDULE)
        close_old_connections()
        time.sleep(PAUSE)
