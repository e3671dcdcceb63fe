"""Names of the studio's rooms and what is said in them."""

# The room of a writing, by its key.
WRITING = "studio-writing"
# What the first byte of a message says the rest is. From a page: what it knows (a state vector),
# or a change with a number of four bytes in front. To a page: a change, or what is known here.
KNOWN, UPDATE, NUMBERED = 0, 1, 3
