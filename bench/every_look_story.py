"""A piece of two minutes that uses every look, from a folder of films, stems and stills."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from ensemble.engine.timeline import (
    Area,
    Caption,
    Cell,
    Clip,
    CreditsRoll,
    Item,
    Layout,
    LowerThird,
    Media,
    Move,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from ensemble.engine.timeline.duck import Duck

NAMES = (
    *("Ada Größe", "Νίκος Παπαδόπουλος", "Иван Петров", "علي بن محمد", "אבי כהן", "शर्मा क्षितिज"),
    *("শ্রী চৌধুরী", "தமிழ்ச்செல்வி", "สมชาย น้ำใจ", "გიორგი ბერიძე", "Հայկ Աբովյան", "ሰላም ኃይሉ"),
    *("王小明", "山田 さくら", "김민준", "Nguyễn Hương Trà", "తెలుగు స్త్రీ", "Ada & علي (طبل)"),
)
FILMS = ("crystal", "frog", "elf", "pig", "monster")
HUNDREDTH = Fraction(1, 100)


def area(left: int, top: int, width: int, height: int) -> Area:
    """In hundredths of a picture."""
    return Area(*(HUNDREDTH * each for each in (left, top, width, height)))


@dataclass
class Story:
    """Items one after another, and what lies over them, by the item during which it is seen."""

    items: list[Item] = field(default_factory=list)
    spoken: list[tuple[int, str, float, float]] = field(default_factory=list)
    named: list[tuple[int, LowerThird]] = field(default_factory=list)

    def show(self, item: Item, *captions: tuple[str, float, float]) -> None:
        """Captions: words, seconds after the item begins, seconds that they last."""
        self.spoken += [(len(self.items), *caption) for caption in captions]
        self.items.append(item)

    def name(self, text: str, subtitle: str, side: str = "left", after: float = 1.5) -> None:
        """Who is seen in the last item."""
        begin, last = Fraction(str(after)), Fraction(4)
        words = LowerThird(text, begin, last, subtitle, side)  # type: ignore[arg-type]
        self.named.append((len(self.items) - 1, words))

    def turn(self, kind: str, seconds: str = "0.8") -> None:
        self.items.append(Transition(Fraction(seconds), kind))  # type: ignore[arg-type]

    def timeline(self, under: tuple[Track, ...]) -> Timeline:
        """The film, its captions burnt in, over these tracks."""
        track = Track("picture", tuple(self.items), name="Film")
        shown = (n for n, each in enumerate(self.items) if not isinstance(each, Transition))
        begins = {n: placed.start for n, placed in zip(shown, track.placed(), strict=True)}
        captions = tuple(
            Caption(text, begins[n] + Fraction(str(after)), Fraction(str(last)))
            for n, text, after, last in self.spoken
        )
        overlays = tuple(
            LowerThird(each.text, begins[n] + each.start, each.duration, each.subtitle, each.side)
            for n, each in self.named
        )
        return Timeline((track, *under), "landscape", captions, True, overlays)


def every_look(media: dict[str, Media]) -> Timeline:
    """The piece. `media` has the films, the stills, and what `every_look` made of them."""
    story = Story()
    _opening(story, media)
    _films(story, media)
    _together(story, media)
    _ending(story, media)
    long = max(placed.end for placed in story.timeline(()).tracks[0].placed())
    return story.timeline(tuple(_band(media, long)))


def _opening(story: Story, media: dict[str, Media]) -> None:
    story.show(Title("Five at the pond", Fraction(4), "a film that many made together"))
    story.turn("paper", "1.4")
    move = Move(area(0, 0, 100, 100), area(25, 10, 60, 60))
    story.show(
        Still(media["larch"], Fraction(7), move=move),
        ("The larches were green when we began.", 1.2, 3),
    )
    story.turn("crossfade", "1.2")
    move = Move(area(22, 4, 70, 70), area(12, 0, 88, 100))
    story.show(
        Still(media["elva"], Fraction(7), move=move),
        ("Nobody had a plan, and everybody had a camera, which turned out to be enough.", 1, 4.5),
    )
    story.turn("dip", "1.0")


def _films(story: Story, media: dict[str, Media]) -> None:
    story.show(Clip(media["crystal"], Fraction(9), start=Fraction(1), fit="fill"))
    story.name("Ada Größe", "Crystal and camera")
    story.turn("wipe-left")
    story.show(
        Clip(media["frog"], Fraction(7), fit="fill"),
        ("قال الضفدع: «نقيق» مرتين (2)، ثم نام.", 1.5, 3.5),
    )
    story.turn("slide-left")
    story.show(Clip(media["upright"], Fraction(7), fit="blur"))
    story.name("علي بن محمد", "الجنية والطبول", "right")
    story.turn("slide-right")
    story.show(Clip(media["bright"], Fraction(6), fit="fill"))
    story.name("Cy", "Monster, filmed in high dynamic range")
    story.turn("wipe-right")


def _together(story: Story, media: dict[str, Media]) -> None:
    def cell(name: str, seconds: int, label: str = "", start: str = "0.5") -> Cell:
        clip = Clip(media[name], Fraction(seconds), start=Fraction(start), fit="fill", gain_db=-8.0)
        return Cell(clip, label)

    story.show(Layout((cell("frog", 6, "Ada"), cell("pig", 6, "Иван")), Fraction(6), "beside"))
    story.turn("crossfade")
    small = cell("elf", 7, "علي"), cell("monster", 6, "김민준")
    story.show(Layout((cell("crystal", 8, "Ada Größe"), *small), Fraction(8), "inset"))
    story.turn("dip", "1.0")
    nine = [cell(FILMS[n % 5], 6, NAMES[n], str(Fraction(n % 3, 4))) for n in range(9)]
    story.show(
        Layout(tuple(nine), Fraction(6)), ("Nine of us sang it on the first evening,", 1, 4.5)
    )
    story.turn("crossfade")
    many = [cell(FILMS[n * 7 % 5], 6, "", str(Fraction(n % 8, 8))) for n in range(63)]
    panda = Cell(Still(media["red-panda"], Fraction(7), fit="fill"))
    story.show(Layout((*many, panda), Fraction(7)), ("and sixty-four a week later.", 1, 4))
    story.turn("paper", "1.2")


def _ending(story: Story, media: dict[str, Media]) -> None:
    story.show(Still(media["drawn"], Fraction(5)), ("Somebody drew us a pond.", 1, 3))
    story.turn("crossfade", "1.0")
    move = Move(area(0, 0, 60, 100), area(40, 10, 50, 80))
    story.show(
        Still(media["red-panda"], Fraction(8), move=move), ("山田: お疲れさまでした。", 2, 3.5)
    )
    story.turn("dip", "1.6")
    cast = Section("Directed by", ("Ada Größe", "علي بن محمد"))
    story.show(CreditsRoll((cast,), Fraction(4), style="cards"))
    sections = (
        Section("Voices", NAMES),
        Section("Films", ("Crystal", "Frog", "Elf", "Pig", "Monster")),
    )
    thanks = ("the pond", "everyone who lent us a light", "our neighbors")
    story.show(CreditsRoll(sections, Fraction(36), "Five at the pond", thanks))


def _band(media: dict[str, Media], long: Fraction) -> Iterator[Track]:
    """Five stems under it all, which make room for the films' own sound."""
    for name, pan in (
        *(("drums", 0.0), ("bassguitar", 0.0), ("clav", -0.4)),
        *(("horns", 0.4), ("leadguitar", 0.1)),
    ):
        song = Fraction(80)
        first = Clip(media[name], song, gain_db=-9.0)
        again = Clip(media[name], min(song, long - song), gain_db=-9.0, fade_out=Fraction(4))
        yield Track("sound", (first, again), pan=pan, name=name, duck=Duck("Film", 8.0))
