"""One track as MLT has it: entries of files, blanks, and a small tractor for each crossfade."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from ensemble.engine.interchange.otio_spots import Join, Spot, spots
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Track
from ensemble.engine.timeline.items import Clip, Media, Still
from ensemble.engine.times import to_frames

SILENCE = -120


class Line:
    """One track: a playlist, and a small tractor of its own for each crossfade."""

    def __init__(
        self, number: int, track: Track, shape: Profile, names: dict[Media, str], told: Told
    ) -> None:
        self.name, self.track, self.rate = f"track{number}", track, shape.rate
        self.files, self.told = names, told
        self.spots = list(spots(track, shape.rate))

    def elements(self) -> Iterator[Element]:
        """The crossfades first: what is named has to be there already."""
        playlist = Element("playlist", id=self.name)
        for number, spot in enumerate(self.spots):
            joined = self._joined(number - 1), self._joined(number)
            self._lay(playlist, spot, *joined)
            if joined[1]:
                name = f"{self.name}join{number}"
                yield self._crossfade(name, spot, self.spots[number + 1], joined[1])
                length = joined[1].before + joined[1].after
                SubElement(playlist, "entry", {"producer": name, "in": "0", "out": str(length - 1)})
        _level(playlist, self.track.gain_db)
        yield playlist

    def _joined(self, number: int) -> Join | None:
        """The crossfade after a spot, if both its sides are files."""
        if not 0 <= number < len(self.spots) - 1 or (join := self.spots[number].join) is None:
            return None
        files = all(_is_file(spot) for spot in self.spots[number : number + 2])
        kind = join.transition.kind
        if not files or not join.transition.overlaps or not join.before + join.after:
            self.told.say(f"A transition ({kind}) became a cut.")
            return None
        if kind != "crossfade":
            self.told.say(f"A transition ({kind}) became a crossfade.")
        return join

    def _lay(self, playlist: Element, spot: Spot, before: Join | None, after: Join | None) -> None:
        early, late = before.after if before else 0, after.before if after else 0
        ticks = spot.ticks - early - late
        if ticks <= 0:
            return
        if not _is_file(spot):
            if spot.item is not None and type(spot.item).__name__ != "Gap":
                self.told.say("What Ensemble draws (titles, credits, walls) is an empty place.")
            SubElement(playlist, "blank", length=str(ticks))
            return
        playlist.append(self._entry(replace(spot, skipped=spot.skipped + early, ticks=ticks)))

    def _entry(self, spot: Spot) -> Element:
        item, ends = spot.item, str(spot.skipped + spot.ticks - 1)
        made = Element("entry", {"in": str(spot.skipped), "out": ends})
        if isinstance(item, Clip | Still):
            made.set("producer", self.files[item.source])
        if isinstance(item, Clip):
            _level(made, SILENCE if item.muted else item.gain_db)
            self._fades(made, item, spot)
        return made

    def _fades(self, entry: Element, clip: Clip, spot: Spot) -> None:
        """Levels at frames of the entry, from silence and to it."""
        fade_in, fade_out = (to_frames(fade, self.rate) for fade in (clip.fade_in, clip.fade_out))
        last = spot.ticks - 1
        if fade_in:
            _level(entry, f"0={SILENCE};{min(fade_in, last)}=0")
        if fade_out:
            _level(entry, f"{max(0, last - fade_out)}=0;{last}={SILENCE}")

    def _crossfade(self, name: str, one: Spot, other: Spot, join: Join) -> Element:
        length = join.before + join.after
        ends = one.skipped + one.ticks + join.after
        made = Element("tractor", {"id": name, "in": "0", "out": str(length - 1)})
        for number, spot in enumerate(
            (
                replace(one, skipped=ends - length, ticks=length),
                replace(other, skipped=max(0, other.skipped - join.before), ticks=length),
            )
        ):
            side = SubElement(made, "playlist", id=f"{name}side{number}")
            side.append(self._entry(spot))
        for number in range(2):
            SubElement(made, "track", producer=f"{name}side{number}")
        if self.track.kind == "picture":
            transition(made, "luma", length, {"a_track": "0", "b_track": "1"})
        transition(made, "mix", length, {"a_track": "0", "b_track": "1", "start": "-1"})
        return made


def transition(tractor: Element, service: str, length: int, words: dict[str, str]) -> None:
    made = SubElement(tractor, "transition", {"in": "0", "out": str(max(0, length - 1))})
    for name, value in {"mlt_service": service, **words}.items():
        say(made, name, value)


def _level(element: Element, decibels: float | str) -> None:
    if decibels:
        made = SubElement(element, "filter")
        say(made, "mlt_service", "volume")
        say(made, "level", str(decibels))


def say(element: Element, name: str, value: str) -> None:
    """A property; letters that XML can't hold become `?`."""
    plain = "".join(
        letter if letter >= " " and letter not in "\ufffe\uffff" else "?" for letter in value
    )
    SubElement(element, "property", name=name).text = plain


def _is_file(spot: Spot) -> bool:
    return isinstance(spot.item, Clip | Still)
