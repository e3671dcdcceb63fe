"""Poems and lyrics."""

from ensemble.demo.words.text import Text

KITCHEN_WINDOW = Text(
    "Kitchen window",
    "lyrics",
    """\
The kettle knows the morning
before the morning's here.
It hums the note I left it on,
a little flat, but clear.

There's basil on the windowsill
that leans the way I lean,
and half the hill is shadow still
and half the hill is green.

So leave the dishes standing,
there's nothing that won't keep.
The light has found the table
and the house is half asleep.
""",
)

NIGHT_BUS = Text(
    "Night bus",
    "lyrics",
    """\
Nobody talks on the last bus home.
The rain does the talking instead.
A man holds a cake on his knees like a cat.
A nurse takes the shoes off her day.

We are four people and one empty seat,
and all of us look at it once,
as though there were somebody we had forgotten
who ought to be out of the rain.

Then it is my stop. I say, good night.
I say it to no one at all,
and three of them answer.
""",
)

STAIRWELL = Text(
    "Stairwell",
    "lyrics",
    """\
One for the neighbor who hammers at six,
HEY, HEY,
two for the lift that they're going to fix,
HEY, HEY,
three for the bulb on the third-floor landing,
four for whoever is still left standing,
five flights up and the echo is free:
shout it at the ceiling and it comes back as me.

Oh, oh, oh,
we were told to keep it low.
Oh, oh, oh,
but it's such a good stairwell, though.
""",
)

WHAT_MY_GRANDFATHER_KEPT = Text(
    "What my grandfather kept",
    "poem",
    """\
A drawer of keys to doors that had been burned for wood.
String, in three lengths: short, too short, and hope.
The receipt for a bicycle he gave away.
One glove, because the other might come back.
Every stone I ever put into his hand.

A radio that got a single station,
and that one only when you held its arm.
So someone always had to stand beside it.
So there was always someone standing there.
""",
)

DIRECTIONS = Text(
    "Directions to our house",
    "poem",
    """\
Come over the second bridge, the one that complains.
Keep the church on your left until it is on your right.
Where the bakery was, turn.
You will smell that it was there.

If you meet a goat, you have met Bruno;
go back and close the gate.

From the school it is one song on foot,
two if it's raining. Ours is the door
that has been green for so long
that we call other things door-colored.
Don't knock. Come in as if you had forgotten something.
""",
)

EL_GATO = Text(
    "El gato del tejado",
    "poem",
    """\
El gato del tejado no tiene dueño:
tiene horario.
A las diez, la luna.
A las once, el ruido de los platos.
A las doce, nada,
que es lo que más le gusta.

Yo le dejo la ventana abierta
por si un día se cansa de ser libre.
Él me mira desde las tejas
por si un día me canso yo de no serlo.
""",
    language="es",
    english_title="The cat on the roof",
)

THE_CAT = Text(
    "The cat on the roof",
    "translation",
    """\
The cat on the roof has no owner:
he has a timetable.
At ten, the moon.
At eleven, the noise of the plates.
At twelve, nothing,
which is what he likes best.

I leave the window open for him
in case one day he tires of being free.
He watches me from the tiles
in case one day I tire of not being so.
""",
)

VOR_DEM_REGEN = Text(
    "Vor dem Regen",
    "poem",
    """\
Vor dem Regen
wird der Hof ganz leise.
Die Wäsche hält die Luft an.
Ein Fahrrad lehnt sich enger an die Wand.

Oben schließt jemand ein Fenster,
öffnet es wieder
und stellt eine Pflanze hinaus.

Dann fällt der erste Tropfen
genau auf die Stelle,
an der wir gestern standen
und nicht wussten, was wir sagen sollten.
""",
    language="de",
    english_title="Before the rain",
)
