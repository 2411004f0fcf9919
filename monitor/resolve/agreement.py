"""Two tellings side by side: how far they agree on the person, the house and the post, and whether they can be of one
change at all.
"""

from __future__ import annotations

from datetime import timedelta

from monitor.resolve.corrections import misspelt
from monitor.resolve.details import compare_details
from monitor.resolve.likeness import Likeness
from monitor.resolve.organisations import called_besides, in_latin, is_acronym, is_clipped, is_group, same_house
from monitor.resolve.persons import goes_by_two, same_person
from monitor.resolve.renamed import (
    apart_by_a_part,
    heard_alike,
    heard_in_cyrillic,
    may_translate,
    other_trades,
    same_unit,
    shared,
    told_short,
    translated,
    without_country,
)
from monitor.resolve.roles import ONE_JOB, of_two_fields, role_words, same_field, same_post
from monitor.resolve.telling import Telling
from monitor.resolve.words_of_houses import PLACES, UNIT_WORDS
from monitor.types import Change, Kind, KnownReport, Report, RoleCode, Status

#: From the first news to the first day in office it is mostly five months at most; a second spell comes later.
_WINDOW = timedelta(days=150)
#: Nobody leaves one post twice in nine months; a rumour older than that came to nothing.
_SLOW_WINDOW = timedelta(days=270)
#: Reports that say little (no house, nobody named) must be of one wave of news: two weekly papers and a month's digest.
_SHORT_WINDOW = timedelta(days=30)
#: An interim appointment is followed by the permanent one; a report that leaves "interim" out is of the same week.
_SAME_NEWS = timedelta(days=7)
#: A house in another script may be any: then person and post must agree within the news of a fortnight.
_SAME_STORY = timedelta(days=14)
#: Ways to come into a post that papers tell apart by habit: whom a board elects it hires.
_SAME_START = ({Kind.HIRED, Kind.ELECTED}, {Kind.HIRED, Kind.PROMOTED})
#: Posts that a house or a school has one of.
_HELD_BY_ONE = ONE_JOB | {RoleCode.PRINCIPAL, RoleCode.EDITOR}
#: One person may chair two houses.
_CHAIRS = frozenset({RoleCode.CHAIR, RoleCode.VICE_CHAIR})
#: Told a year ahead ("retires after next year's meeting") and again when it happens: one change, if the dates agree.
LONG_WINDOW = timedelta(days=400)
#: "In March" is its first day, "next quarter" too: dates of one change differ by a month and a half.
_DATES_AGREE = timedelta(days=45)
#: Farther apart they are of two changes, whatever else agrees.
_DATES_DIFFER = timedelta(days=120)
_NO_AGREEMENT = (Likeness.NO, Likeness.NO, Likeness.NO)


def agreements(
    one: Telling, other: Telling, *, persons_at_least: Likeness = Likeness.NO, posts_at_least: Likeness = Likeness.NO
) -> tuple[Likeness, Likeness, Likeness]:
    """How far they agree on the person, the house and the post; what comes after a NO is not asked."""
    agreed = max(persons(one, other), persons_at_least)
    if agreed is Likeness.NO:
        return _NO_AGREEMENT
    on_post = max(posts(one, other), posts_at_least)
    if on_post is Likeness.NO:
        return _NO_AGREEMENT
    return agreed, _houses(one, other), on_post


def persons(one: Telling, other: Telling) -> Likeness:
    """How far they agree on the person."""
    if one.name is None or other.name is None:
        return Likeness.EXACT if one.name is other.name else Likeness.NO
    alike = same_person(one.name, other.name)
    if alike is not Likeness.NO:
        return alike
    near = one.report.role_code is other.report.role_code in ONE_JOB and days_between(one, other) <= _SAME_NEWS
    if near and goes_by_two(one.name, other.name):
        return Likeness.LIKELY
    return Likeness.LIKELY if _named_right(one, other) or _named_right(other, one) else Likeness.NO


def _houses(one: Telling, other: Telling) -> Likeness:
    """Two names of one listed company are one house. One not named may be any, for a person named in full; one of no
    likeness may be the same renamed.
    """
    if one.known.company is not None and one.known.company == other.known.company:
        return Likeness.EXACT
    if one.house and other.house:
        alike = max(same_house(mine, theirs) for mine in one.houses for theirs in other.houses)
        if alike is Likeness.NO and (_alike_by_letters(one, other) or _same_unit(one, other)):
            return Likeness.LIKELY
        if alike is Likeness.LIKELY and len(one.house) != len(other.house):
            whole = min((one, other), key=lambda telling: len(telling.house))
            return Likeness.NO if is_group(whole.report.organisation or "") else alike
        if alike is Likeness.NO and (_told_short(one, other) or _may_be_renamed(one, other)):
            return Likeness.LIKELY
        return alike
    kinds = {one.report.kind, other.report.kind} - {Kind.UNKNOWN}
    if not (one.named_in_full and other.named_in_full) or len(kinds) > 1:
        return Likeness.NO
    return Likeness.WEAK if one.house or other.house else Likeness.LIKELY


def _same_unit(one: Telling, other: Telling) -> bool:
    return same_unit(one.house, role_words(one.report.role), other.house, role_words(other.report.role))


def _alike_by_letters(one: Telling, other: Telling) -> bool:
    """Whether one house's name is the other's initials, or is it in another script."""
    named, called = one.report.organisation or "", other.report.organisation or ""
    if is_acronym(named, called) or is_acronym(called, named):
        return True
    full = one.named_in_full and other.named_in_full
    if full and (is_clipped(one.house, other.house) or is_clipped(other.house, one.house)):
        return True
    if full and heard_in_cyrillic(one.house, other.house):
        return True
    return full and in_latin(one.house) != in_latin(other.house) and heard_alike(one.house, other.house)


def _told_short(one: Telling, other: Telling) -> bool:
    """Whether one house is told by what the other is called besides what it does ("Quickbasket", "Quickbasket Retail"),
    of one person named alike in one post in the same news.
    """
    if not (one.named_in_full and other.named_in_full and _named_alike(one, other)):
        return False
    if not _given_alike(one, other) or posts(one, other) is Likeness.NO:
        return False
    if days_between(one, other) > _SAME_NEWS:
        return False
    sure = _rare(one, other) and posts(one, other) is Likeness.EXACT and one.report.kind is other.report.kind
    named, called = one.report.organisation or "", other.report.organisation or ""
    return told_short(named, called) or (sure and without_country(named, called))


def _given_alike(one: Telling, other: Telling) -> bool:
    """Whether the names are the same letter by letter, but for those that one leaves out behind the first."""
    agreed = persons(one, other)
    if one.name is None or other.name is None or agreed is Likeness.NO:
        return False
    return agreed is Likeness.EXACT or one.name.given[0] == other.name.given[0]


def _may_be_renamed(one: Telling, other: Telling) -> bool:
    """Whether two names may be one house's although they are not alike: told in another script, translated, or by an
    earlier name, where a rare name gets the one same post, and something else than that speaks for it.
    """
    if not (one.named_in_full and other.named_in_full) or posts(one, other) is Likeness.NO:
        return False
    beside = compare_details(one, other)
    codes = {one.report.role_code, other.report.role_code}
    if beside is Likeness.NO or not codes <= _HELD_BY_ONE:
        return False
    near, rare = days_between(one, other) <= _SAME_STORY, _rare(one, other)
    told = near and beside is Likeness.LIKELY
    if in_latin(one.house) != in_latin(other.house):
        read = one.name is not None and other.name is not None and not (one.name.unread or other.name.unread)
        return may_translate(one.house, other.house) and (told or (near and rare and read))
    if not _named_alike(one, other) or other_trades(one.house, other.house):
        return False
    if _besides(one, other):
        return True
    if rare and shared(one.house, other.house):
        return not apart_by_a_part(one.house, other.house)
    return not codes & _CHAIRS and (told or (near and rare and translated(one.house, other.house)))


def _rare(one: Telling, other: Telling) -> bool:
    """Whether hardly two people share the name; of two scripts the Latin one tells, other spellings say less."""
    latin = [telling for telling in (one, other) if telling.name is not None and telling.name.family.isascii()]
    return all(telling.rarely_named for telling in latin or (one, other))


def _besides(one: Telling, other: Telling) -> bool:
    """Whether one gives in brackets what the other calls the house."""
    mine, theirs = (called_besides(telling.report.organisation or "") for telling in (one, other))
    return other.house in mine or one.house in theirs


def _named_alike(one: Telling, other: Telling) -> bool:
    """Whether the family name is the same letter by letter, and the given name told by both."""
    if one.name is None or other.name is None:
        return False
    return one.name.family == other.name.family and min(len(one.name.given[0]), len(other.name.given[0])) > 1


def _one_wave(one: Telling, other: Telling) -> bool:
    """Whether both are of one fortnight's news, or one is of the time at which the other says that it takes effect."""
    told = _comes_true(one.report, other.known) or _comes_true(other.report, one.known)
    return told or days_between(one, other) <= _SAME_STORY


def posts(one: Telling, other: Telling) -> Likeness:
    """How far they agree on the post."""
    if one.name is None and other.name is None and one.report.role_code not in _HELD_BY_ONE:
        return Likeness.NO  # nobody named, and a post of which there are many
    alike = same_post(one.report, other.report)
    if not (one.named_in_full and other.named_in_full) and of_two_fields(one.report, other.report):
        return Likeness.NO
    if alike is Likeness.EXACT:
        return alike
    if _set_right(one, other) or _set_right(other, one):
        return Likeness.LIKELY
    kinds = {one.report.kind, other.report.kind} - {Kind.UNKNOWN}
    if len(kinds) > 1 and kinds not in _SAME_START and one.report.role_code != other.report.role_code:
        return Likeness.NO  # "resigned" from one post, "dismissed" from another
    if alike is Likeness.NO and one.named_in_full and other.named_in_full and _one_wave(one, other):
        scope = PLACES | UNIT_WORDS if _same_unit(one, other) else frozenset[str]()
        alike = Likeness.LIKELY if same_field(one.report, other.report, scope=scope) else Likeness.NO
    return alike


def _set_right(one: Telling, other: Telling) -> bool:
    """Whether the second corrects the post that the first tells: of one person in the same news, and it says so."""
    boards = RoleCode.BOARD_MEMBER in {one.report.role_code, other.report.role_code}  # beside a post, not instead of it
    if not _may_correct(one, other) or boards:
        return False
    return _says_so(one, other) or any(same_post(one.report, wrong.report) for wrong in other.wrongs)


def _named_right(one: Telling, other: Telling) -> bool:
    """Whether the second corrects the name that the first tells: of one post in the same news, and it says so."""
    if one.name is None or other.name is None or not _may_correct(one, other):
        return False
    if any(wrong.name is not None and same_person(one.name, wrong.name) for wrong in other.wrongs):
        return True
    one_post = same_post(one.report, other.report) > Likeness.WEAK
    return _says_so(one, other) and one_post and misspelt(one.name, other.name)


def _may_correct(one: Telling, other: Telling) -> bool:
    """Whether both are of the same news and name people in full."""
    return one.named_in_full and other.named_in_full and days_between(one, other) <= _SAME_NEWS


def _says_so(one: Telling, other: Telling) -> bool:
    """Whether the second comes with a headline that says it corrects: it does not say what, so what came later is not
    meant.
    """
    return other.says_corrected and one.known.published_at <= other.known.published_at


def days_between(one: Telling, other: Telling) -> timedelta:
    """Between their publications."""
    return abs(one.known.published_at - other.known.published_at)


def in_time(one: Telling, other: Telling) -> bool:
    """Whether both can be of one wave of news, or tell one day."""
    gap = days_between(one, other)
    if gap <= _SHORT_WINDOW or gap > LONG_WINDOW:
        return gap <= _SHORT_WINDOW
    apart = _dates_apart(one.report, other.report)
    if (
        (apart is not None and apart <= _DATES_AGREE)
        or _comes_true(one.report, other.known)
        or _comes_true(other.report, one.known)
    ):
        return True
    vague = not (one.house and other.house) or one.name is None or other.name is None
    if vague or apart is not None:
        return False
    return gap <= (_SLOW_WINDOW if _slow(one, other) else _WINDOW)


def _slow(one: Telling, other: Telling) -> bool:
    """Whether the news may be told twice over most of a year: a departure announced and then done, a rumour that is
    confirmed, of a post that one person holds.
    """
    first, second = sorted((one, other), key=lambda telling: telling.known.published_at)
    if first.report.role_code != second.report.role_code or first.report.role_code not in ONE_JOB:
        return False
    if first.report.change is Change.DEPARTED:
        return len({first.report.kind, second.report.kind} - {Kind.UNKNOWN}) <= 1
    return first.report.status is not Status.CONFIRMED and second.report.status is Status.CONFIRMED


def _comes_true(told: Report, later: KnownReport) -> bool:
    """Whether the other report is of the time at which this one says that the change takes effect."""
    return told.effective_on is not None and abs(later.published_at.date() - told.effective_on) <= _DATES_AGREE


def clash(one: Telling, other: Telling) -> bool:
    """What cannot be said of one change."""
    apart = _dates_apart(one.report, other.report)
    if apart is not None and apart > _DATES_DIFFER:
        return True
    interim = (one.report.kind is Kind.INTERIM) != (other.report.kind is Kind.INTERIM)
    return interim and days_between(one, other) > _SAME_NEWS


def _dates_apart(one: Report, other: Report) -> timedelta | None:
    if one.effective_on is None or other.effective_on is None:
        return None
    return abs(one.effective_on - other.effective_on)
