"""Celery, where a broker is set: a message says that a job is due. The row stays the truth.

A message holds the job's number and nothing else. It may be lost, doubled or late: lost ones are
sent again by whoever works, and one whose job isn't due (any more) does nothing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, partial
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from ensemble.foundation.models.job import Job

log = logging.getLogger(__name__)
QUEUE, TASK = "ensemble", "ensemble.job"
# Pages send while somebody waits: a broker that is away costs one of them a second, then none.
CONNECT, ANSWER, REST = 1.0, 2.0, 5.0
T = TypeVar("T")


class Away(Exception):  # noqa: N818 - it comes back.
    """The broker doesn't answer."""


class _Silence:
    """Until when nothing is sent, since the broker was found away."""

    until = 0.0


class _Line(threading.local):
    """A thread's own connection: opening one takes longer than saying a number."""

    connection: Any = None


_LINE = _Line()


def is_chosen() -> bool:
    """Whether messages carry the jobs of this place; else workers look into the database."""
    return bool(settings.BROKER)


def moment(not_before: datetime | None) -> datetime | None:
    """Return what a new job notes as `sent_at`: now, if a message is about to be sent for it."""
    now = timezone.now()
    is_due = not_before is None or not_before <= now
    return now if is_chosen() and is_due else None


def send_after_commit(job: Job) -> None:
    """Send the message of a new job once it can be seen by others."""
    if job.sent_at:
        transaction.on_commit(lambda: send([job]), robust=True)


def send(jobs: Iterable[Job]) -> None:
    """Send a message for each of these jobs. Where the broker is away, the rows wait."""
    left = list(jobs)
    try:
        while left and time.monotonic() >= _Silence.until:
            _reach(partial(_send, left[0]))
            left.pop(0)
    except Away:
        log.warning("The broker is away. %s jobs wait for it.", len(left))
        _Silence.until = time.monotonic() + REST
    if left:
        Job.objects.filter(pk__in=[job.pk for job in left]).update(sent_at=None)


def waiting() -> int:
    """Return how many messages wait at the broker. Raises Away."""
    return _reach(_waiting)


def hang_up() -> None:
    """Forget this thread's connection and what was found about the broker."""
    if _LINE.connection is not None:
        _LINE.connection.collect()
    _LINE.connection, _Silence.until = None, 0.0
    _sender.cache_clear()


def application(**options: Any) -> Any:
    """Return a Celery application of this place, not yet connected to anything."""
    try:
        from celery import Celery
    except ImportError as error:
        raise ImproperlyConfigured("ENSEMBLE_BROKER needs Celery: run script/setup.") from error
    made = Celery("ensemble", broker=settings.BROKER, set_as_current=False)
    made.conf.update(
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options=options,
        task_default_queue=QUEUE,
        task_queue_max_priority=9,
        task_ignore_result=True,
        worker_enable_remote_control=False,
        worker_prefetch_multiplier=1,
    )
    return made


@cache
def _sender() -> Any:
    return application(socket_connect_timeout=CONNECT, socket_timeout=ANSWER, max_retries=0)


def _reach(ask: Callable[[Any], T]) -> T:
    """Ask the broker over this thread's connection. Raises Away."""
    was_open = _LINE.connection is not None
    try:
        return _ask(ask)
    except Away:
        if not was_open:
            raise
    # It may have been closed meanwhile, as by a broker that was started again.
    return _ask(ask)


def _ask(ask: Callable[[Any], T]) -> T:
    from kombu.exceptions import KombuError

    line = _LINE.connection = _LINE.connection or _sender().connection_for_write()
    try:
        return ask(line)
    except (*line.connection_errors, *line.channel_errors, KombuError, OSError) as error:
        _LINE.connection = None
        line.collect()
        raise Away(str(error)) from error


def _send(job: Job, connection: Any) -> None:
    urgency = _urgency(job.priority)
    _sender().send_task(TASK, [job.pk], priority=urgency, connection=connection, retry=False)


def _urgency(priority: int) -> int:
    """Three lanes. Redis counts down to the most pressing, RabbitMQ up."""
    lane = 3 - 3 * ((priority > 0) - (priority < 0))
    return 9 - lane if settings.BROKER.startswith("amqp") else lane


def _waiting(connection: Any) -> int:
    try:
        return int(connection.default_channel.queue_declare(QUEUE, passive=True).message_count)
    except connection.channel_errors:
        # Nobody has ever sent anything, or all of it was fetched.
        return 0
