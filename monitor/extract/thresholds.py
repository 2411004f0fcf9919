"""From where on what the network says counts: chosen on the development sets, see docs/reading.md."""

from __future__ import annotations

BRIEF = 200  #: letters of a text up to which people need not be named in full
LONG = 1_000  #: letters of a text from which it is an article: most of those in the news tell of no move
LEAD = 400  #: letters of a text that are its lead
TAKES_PART = 0.6  #: of a person's part in a change, from the person alone and from the pairs with a role
TAKES_PART_LATE = 0.9  #: the same in an article, of somebody whom neither headline nor lead names
ONE_WORD = 0.95  #: the same, of somebody whom a whole article names by one word alone: most such are no persons
BOTH_WAYS = 0.6  #: from which somebody may start and end where no role is named
ROLE = 0.15  #: what the surest role of a change must have
FURTHER_ROLE = 0.95  #: from which another role of the same person is a change of its own
TAKEN = 0.7  #: of a post from which somebody must be found who takes it
TAKER = 0.3  #: what the likeliest to take it must have
GOES_ON = 0.65  #: of a post for which somebody leaves another, from what is said of starting there and of going there
ORGANISATION = 0.15
BACKGROUND = 0.3  #: role or organisation before or after
RELATED = 0.4  #: replaces, reports to
NAMED_PREDECESSOR = 0.7  #: from which somebody who is replaced also leaves
OWN_ROLE = 0.6  #: from which the role that they leave is the one said of them, not the successor's
NO_LONGER = 0.4  #: what their own leaving must have for that
WHEN = 0.6
LONE = 0.3  #: a change with nobody named
STATUS = 0.5
EARLY = 0.1  #: the flag after the first network's first layer below which a story is read no further
#: The flag of a window below which it tells of no change: one network's word is enough, and nothing more is asked.
CLEAR = 0.25
FLAG = 0.8  #: the least that the windows must have for any change to stand
KIND = 0.2
