from dataclasses import dataclass, field

from ensemble.engine.film.progress import Progress, Task


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Watched:
    """A progress with a clock that is set by hand, and everything that it told."""

    tasks: dict[str, Task]
    workers: int = 1
    clock: Clock = field(default_factory=Clock)
    told: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.progress = Progress(self.tasks, self._hear, self.workers, self.clock)

    def _hear(self, part: float, words: str) -> None:
        self.told.append((part, words))

    def goes_on(self, seconds: float, **done: int) -> tuple[float, str]:
        self.clock.now += seconds
        for name, frames in done.items():
            self.progress.note(name, frames)
        self.progress.tell()
        return self.told[-1]


def shots(*frames: int) -> dict[str, Task]:
    return {f"a{number}": Task("shot", each) for number, each in enumerate(frames)}


def test_time_left_is_what_is_left_at_the_pace_so_far() -> None:
    watched = Watched(shots(300, 600))
    watched.goes_on(0, a0=0)
    assert watched.goes_on(10, a0=300) == (1 / 3, "300 of 900 frames, about 20 s left.")
    watched.goes_on(0, a1=0)
    assert watched.goes_on(10, a1=300)[1] == "600 of 900 frames, about 10 s left."
    assert watched.goes_on(10, a1=600) == (1.0, "900 of 900 frames.")


def test_two_workers_take_half_as_long_as_long_as_there_is_work_for_both() -> None:
    watched = Watched(shots(300, 300, 300), workers=2)
    watched.goes_on(0, a0=0, a1=0)
    assert watched.goes_on(30, a0=150, a1=150)[1] == "300 of 900 frames, about 60 s left."
    watched.goes_on(30, a0=300, a1=300, a2=0)
    assert watched.goes_on(30, a2=150)[1] == "750 of 900 frames, about 30 s left."


def test_no_time_is_told_before_enough_is_measured() -> None:
    watched = Watched(shots(900))
    assert watched.goes_on(5, a0=0) == (0.0, "0 of 900 frames.")
    assert watched.goes_on(0.5, a0=20)[1] == "20 of 900 frames."
    assert watched.goes_on(0.5, a0=40)[1] == "40 of 900 frames, about 20 s left."


def test_progress_follows_what_frames_cost_and_not_how_many_they_are() -> None:
    """Stills take a tenth of a shot here, so half of the frames are a tenth of the way."""
    watched = Watched({"a": Task("still", 300), "b": Task("shot", 300), "c": Task("shot", 30)})
    watched.goes_on(0, c=0)
    watched.goes_on(3, c=30)
    watched.goes_on(0, a=0)
    part, words = watched.goes_on(3, a=300)
    assert words == "330 of 630 frames, about 30 s left."
    assert 0.16 < part < 0.17


def test_an_unmeasured_kind_is_guessed_from_the_others() -> None:
    watched = Watched({"a": Task("shot", 100), "b": Task("still", 100)})
    watched.goes_on(0, a=0)
    assert watched.goes_on(10, a=100)[1] == "100 of 200 frames, about 5 s left."


def test_progress_never_goes_back_even_when_work_turns_out_slower() -> None:
    watched = Watched(shots(100, 100, 100))
    watched.goes_on(0, a0=0)
    parts = [watched.goes_on(2**n, a0=10 * n)[0] for n in range(1, 11)]
    watched.goes_on(0, a1=0)
    parts += [watched.goes_on(500, a1=50 * n)[0] for n in (1, 2)]
    assert parts == sorted(parts)
    assert parts[-1] < 1


def test_a_report_that_comes_late_takes_nothing_back() -> None:
    watched = Watched(shots(100, 100))
    watched.goes_on(0, a0=0)
    watched.goes_on(2, a0=60)
    watched.goes_on(2, a0=40)
    assert watched.told[-1][1].startswith("60 of 200 frames")


def test_the_same_is_not_told_twice() -> None:
    watched = Watched(shots(100))
    watched.goes_on(0, a0=0)
    watched.goes_on(0, a0=0)
    assert len(watched.told) == 1


def test_long_work_is_told_in_minutes() -> None:
    watched = Watched(shots(1000))
    watched.goes_on(0, a0=0)
    assert watched.goes_on(60, a0=100)[1] == "100 of 1,000 frames, about 9 min left."
