"""A story in three hands, a letter, a page of a radio play."""

from ensemble.demo.words.text import Text

SPARE_KEY_ONE = Text(
    "The spare key, part one",
    "story",
    """\
The lighthouse had been automatic for thirty years when the letter came, addressed to The Keeper.

Since there was no keeper, the postwoman gave it to the person who lived nearest, and that was \
Ines, who repaired accordions and did not like post. She put it behind the clock. Three days \
later a second letter came, in the same green ink, and on the fourth day she opened them both.

The first one said: I am sorry that I kept your key so long.

The second one said: Please do not change the lock. I am already on my way.
""",
)

SPARE_KEY_TWO = Text(
    "The spare key, part two",
    "story",
    """\
She told herself that she went up to the lighthouse because of the wind, which was from the \
west and therefore good for thinking.

The door was locked, as it had been for thirty years. But the step had been swept. On it stood \
a jar with a candle, and in the jar, under the candle, somebody had put a list: bread, lamp \
oil, strings for the small guitar, an apology.

The first three had been crossed out.

Down on the water a boat with a yellow sail was trying to decide between the harbor and the rocks.
""",
)

SPARE_KEY_THREE = Text(
    "The spare key, part three",
    "story",
    """\
It was the light that decided it. For no reason that the engineers found afterward, it came on \
an hour early, and the yellow sail turned toward it like a flower.

The woman who climbed out was older than her handwriting. She held out a key as long as a spoon.

"I borrowed it when I was nine," she said. "I wanted to see what he saw. And then we moved away."

Ines looked at the key, and at the door, and at the thirty years.

"He'd have wanted to know," she said, "whether you liked the view."

"That," said the woman, "is the part I came back to check."
""",
)

UMBRELLA = Text(
    "To whoever has my umbrella",
    "letter",
    """\
To whoever has my umbrella,

You took it on Tuesday from the stand outside the library. It is black, like yours, and I \
expect that you noticed around the corner, when it opened by itself. It does that. It is not \
angry. It is only early.

Please hold it a little to the left. The third rib was mended with a guitar string by a friend \
who is now far away, and it sings when the wind is right. I used to go the long way home for it.

Yours, which I have here, is a better umbrella. It keeps the rain off both shoulders, and has \
never once said a word.

If you like mine, keep it until spring. But write and tell me whenever it sings.

With dry regards,
M.
""",
)

PLATFORM = Text(
    "Nearly midnight, platform two",
    "play",
    """\
A small station. Rain on a tin roof. Far off, a train that is not coming here.

ROSA: Is this the platform for the 11:52?

OLD MAN: It is the platform. About the 11:52, opinions differ.

ROSA: It says here it's on time.

OLD MAN: It has said so since March.

A bench creaks. A flask is opened and something is poured.

OLD MAN: Soup?

ROSA: I don't know you.

OLD MAN: It's lentil. You know lentil.

A pause. She drinks. The station clock moves one minute, loudly.

ROSA: What do you do here, if it never comes?

OLD MAN: The same as you. Only, I brought soup.

The rails begin, very softly, to hum.
""",
)
