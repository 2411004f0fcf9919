"""One role, read: its titles, what each of them means beside the other words, and which of them speaks."""

from __future__ import annotations

from monitor.extract.phrases import Hit, words_of
from monitor.extract.roles.ladder import DEPUTY, FIELDS, LADDER, OPEN, PLACE_IN_ORDER, Field
from monitor.extract.roles.table import Entry, Post, Table
from monitor.types import Function, RoleCode

_OTHER = Post(RoleCode.OTHER)
#: Codes that keep the function a table row or a seat's field gives them.
_OWN_FUNCTION = OPEN | {RoleCode.OTHER, RoleCode.BOARD_MEMBER}
#: Characters of the text on each side of a role in which a cue counts as standing near it: the name of a school
#: or museum belongs to the title beside it, while a board or a bank may be named a sentence away.
_NEAR = {"school": 50, "museum": 80, "board": 250, "bank": 250}
#: Characters on each side of an abbreviation whose words say what it means, before the whole text is asked.
_BESIDE = 200
#: More of a text than this is not looked at: the lead tells.
_CONTEXT = 3_000
#: Words that a post spelled out takes at most ("chief people and culture officer").
_SPELLED = 8


class RoleReading:
    """The words of one role with the phrases found in them."""

    def __init__(self, role: str, table: Table) -> None:
        self._role = role
        self._table = table
        self._words = words_of(role)
        fields = table.fields.find(self._words)
        self._titles = _own([hit for hit in table.titles.find(self._words) if not _inside(hit, fields)])
        taken = {at for hit in self._titles if not _takes_fields(hit) for at in range(hit.start, hit.end)}
        self._fields = [hit for hit in fields if taken.isdisjoint(range(hit.start, hit.end))]
        self._part = any(taken.isdisjoint(range(hit.start, hit.end)) for hit in table.places.find(self._words))

    @property
    def open(self) -> bool:
        """Whether the text around the role can change what it means."""
        return any(hit.value.kind == "abbr" or hit.value.cued for hit in self._titles)

    def post(self, context: str = "") -> Post:
        """The code and the function, read beside the text around the role."""
        posts = [self._post(number, context) for number in range(len(self._titles))]
        best = min(posts, key=lambda post: PLACE_IN_ORDER[post.code], default=_OTHER)
        return Post(best.code, self._function(best))

    def first(self) -> Post:
        """The post of the first title alone."""
        return self._full(0, "") if self._titles else _OTHER

    def _function(self, post: Post) -> Function:
        if post.code in OPEN and self._fields:
            return FIELDS[self._fields[0].value].function
        return post.function if post.function and post.code in _OWN_FUNCTION else LADDER[post.code][0]

    def _post(self, number: int, context: str) -> Post:
        post = self._full(number, context)
        if not self._deputy(number):
            return post
        code = DEPUTY.get(post.code, RoleCode.HEAD)
        return Post(code, post.function if code is RoleCode.OTHER else post.function or LADDER[post.code][0])

    def _full(self, number: int, context: str) -> Post:
        hit = self._titles[number]
        entry = hit.value
        if entry.kind == "abbr":
            return _meant(self._table, entry.posts, self._role, context)
        if entry.kind == "chief":
            return self._chief(hit)
        if entry.kind in ("director", "seat"):
            field = self._field_of(number)
            if field is not None:
                return self._leader(entry, field)
            if self._of_something(hit):
                return Post(entry.part or RoleCode.HEAD)
        cued = next((code for group, code in entry.cued if self._cue(group, context)), None)
        if cued is not None:
            return Post(cued)
        if entry.part is not None and self._part:
            return Post(entry.part, entry.posts[0].function or LADDER[entry.posts[0].code][0])
        return entry.posts[0]

    def _of_something(self, hit: Hit[Entry]) -> bool:
        """Whether a director is one of something that is no known field ("director for Spain", "Energiechefin")."""
        alone = hit.value.posts[0].code
        if alone is RoleCode.CHIEF_EXECUTIVE:
            return hit.compound
        if alone is not RoleCode.OTHER and hit.value.part is None:
            return False
        taken = {at for title in self._titles for at in range(title.start, title.end)}
        rest = (word for at, word in enumerate(self._words) if at not in taken and word != ",")
        return any(word not in self._table.fillers for word in rest)

    def _leader(self, entry: Entry, field: Field) -> Post:
        """The leader of a field: its chief, or a head where the role is one of a part, or the post has no code."""
        alone = entry.posts[0].code
        if entry.kind == "seat":
            return Post(field.chief or alone, field.function)
        if field.chief is None or self._part or alone is RoleCode.OTHER:
            kept = alone in (RoleCode.OTHER_CHIEF, RoleCode.MANAGING_DIRECTOR)
            return Post(entry.part or (alone if kept else RoleCode.HEAD), field.function)
        return Post(field.chief)

    def _field_of(self, number: int) -> Field | None:
        """The field beside a title, between its neighbours: the nearest one that has a chief, else the nearest."""
        hit = self._titles[number]
        left = self._titles[number - 1].end if number else 0
        right = self._titles[number + 1].start if number + 1 < len(self._titles) else len(self._words)
        near = [field for field in self._fields if left <= field.start and field.end <= max(right, hit.end)]
        near.sort(key=lambda field: max(field.start - hit.end, hit.start - field.end))
        fields = [FIELDS[field.value] for field in near]
        return next((field for field in fields if field.chief is not None), fields[0] if fields else None)

    def _chief(self, hit: Hit[Entry]) -> Post:
        """English: "chief people and culture officer", "finance chief", "the chief"."""
        behind = self._words[hit.end :]
        if "," in behind:
            behind = behind[: behind.index(",")]
        officer = next((at for at, word in enumerate(behind) if word in ("officer", "officers")), None)
        before = [field for field in self._fields if field.end == hit.start]
        if officer is None and before:
            field = FIELDS[before[0].value]
            return Post(field.chief or RoleCode.HEAD, field.function)
        if not behind:
            return Post(RoleCode.HEAD if hit.start else RoleCode.CHIEF_EXECUTIVE)
        within = [field for field in self._fields if hit.end <= field.start < hit.end + len(behind)]
        if officer is None and not within:
            return _OTHER
        fields = [FIELDS[field.value] for field in within]
        chief = next((field.chief for field in fields if field.chief is not None and officer is not None), None)
        return Post(chief or RoleCode.OTHER_CHIEF, fields[0].function if fields else None)

    def _deputy(self, number: int) -> bool:
        """Whether a rank word stands right before or behind the title, or behind its field."""
        hit = self._titles[number]
        fillers = self._table.fillers
        start = hit.start
        while start and self._words[start - 1] in fillers:
            start -= 1
        if any(rank.end in (start, hit.start) for rank in self._table.before.find(self._words[: hit.start])):
            return True
        ends = {hit.end} | {field.end for field in self._fields if field.start == hit.end}
        return any(self._table.after.at(self._words, end) for end in ends if end < len(self._words))

    def _cue(self, group: str, context: str) -> bool:
        if any(hit.value == group for hit in self._table.cues.find(self._words)):
            return True
        near = _beside(context, self._role, _NEAR[group])
        return any(hit.value == group for hit in self._table.cues.find(words_of(near)))


def _own(hits: list[Hit[Entry]]) -> list[Hit[Entry]]:
    """The titles of the person, up to those of somebody that the person serves ("adviser to the chief executive")."""
    end = next((at for at, hit in enumerate(hits) if hit.value.kind == "serves"), len(hits))
    return hits[:end]


def _inside(title: Hit[Entry], fields: list[Hit[str]]) -> bool:
    """Whether a title's word is only part of the name of a field ("investor relations")."""
    size = title.end - title.start
    return any(hit.start <= title.start and title.end <= hit.end and size < hit.end - hit.start for hit in fields)


def _takes_fields(hit: Hit[Entry]) -> bool:
    """Whether the field may stand in the title's own word ("Finanzvorstand")."""
    return hit.value.kind in ("director", "seat") and hit.end == hit.start + 1


def _beside(context: str, role: str, size: int) -> str:
    """The text around the first place where the role stands in it; its beginning where it does not."""
    at = context.find(role)
    if at < 0:
        return context[: 2 * size]
    return context[max(0, at - size) : at + len(role) + size]


def _meant(table: Table, posts: tuple[Post, ...], role: str, context: str) -> Post:
    """What an abbreviation stands for: the form spelled out in the text, else the words near by, else the commonest."""
    spelled = _spelled(table, words_of(role)) or _spelled(table, words_of(context[:_CONTEXT]))
    for post in posts:
        if _plain(post) in spelled:
            return post
    for part in (_beside(context, role, _BESIDE), context[:_CONTEXT]):
        scores = [_score(table, post, part) for post in posts]
        if max(scores):
            return posts[scores.index(max(scores))]
    return posts[0]


def _plain(post: Post) -> Post:
    return post if post.code is RoleCode.OTHER_CHIEF else Post(post.code)


def _spelled(table: Table, words: list[str]) -> set[Post]:
    """The chiefs that a text names in full."""
    found: set[Post] = set()
    for hit in table.titles.find(words):
        if hit.value.kind in ("chief", "director"):
            found.add(_plain(RoleReading(" ".join(words[hit.start : hit.start + _SPELLED]), table).first()))
        elif hit.value.kind == "title":
            found.add(_plain(hit.value.posts[0]))
    return found


def _score(table: Table, post: Post, text: str) -> int:
    """How many words of a text speak of a post's field."""
    fields = [FIELDS[hit.value] for hit in table.hints.find(words_of(text))]
    if post.code is RoleCode.OTHER_CHIEF:
        return sum(field.chief is None and field.function is post.function for field in fields)
    return sum(field.chief is post.code for field in fields)
