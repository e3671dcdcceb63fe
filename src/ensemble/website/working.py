"""A worker of this place: jobs, and what runs by the clock."""

import logging
import threading
import time

from django.db import close_old_connections
from django.db.utils import DatabaseError, InterfaceError

from ensemble.foundation import carrier
from ensemble.foundation.carrying import work_by_messages
from ensemble.foundation.clock import run_due
from ensemble.foundation.presence import be_seen
from ensemble.foundation.worker import work_until_told
from ensemble.website.schedule import SCHEDULE

log = logging.getLogger(__name__)
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
        try:
            be_seen()
            run_due(SCHEDULE)
        except (DatabaseError, InterfaceError):
            log.exception("The database is away; the clock waits for it.")
        close_old_connections()
        time.sleep(PAUSE)
