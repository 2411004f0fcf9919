"""Stories by what became of them, and a story of its own."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.query import Cursor, Outcome, StoryFilter
from monitor.serve.asking import FIELDS, Asked, Choice, Field, asked
from monitor.serve.judged import outcome
from monitor.serve.missed_form import MissedForm
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.serve.story_marks import marked_story
from monitor.serve.words import OUTCOMES

STORIES_A_PAGE = 50
_OUTCOMES = tuple(Choice(value=outcome.value, label=words) for outcome, words in OUTCOMES.items())
_SINCE = next(field for field in FIELDS if field.name == "since")
_STORY_FIELDS = (
    Field(name="outcome", label="What became of it", choices=(Choice(value="", label="any"), *_OUTCOMES)),
    Field(name="q", label="Words of the title"),
    Field(name="feed", label="Feed", hint="part of its name"),
    Field(name="language", label="Language", hint="en,fr"),
    Field(name="since", label="Seen since", choices=_SINCE.choices),
    Field(name="until", label="Seen until", hint="2025-10-01", more=True),
)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def stories(request: Request) -> Response:
        """The stories that pass the filter, the one seen last first."""
        wanted = asked(request.query_params, "/stories", _STORY_FIELDS)
        before = request.query_params.get("before", "")
        values = {
            "asked": wanted,
            "outcomes": _OUTCOMES,
            "later_page": bool(before),
            "wrong": None,
            "stories": (),
            "older": None,
            "looked_back_to": None,
        }
        try:
            values |= _listed(site, wanted, before)
        except UsageError as error:
            return site.page("stories.html", values | {"wrong": str(error)}, status=400)
        return site.page("stories.html", values)

    def story(request: Request) -> Response:
        """One story: its text, the verdict, what was read from it. Raises Refused."""
        return story_page(site, request.path_params["id"], asked=request.query_params)

    return (Route("/stories", stories), Route("/stories/{id:int}", story))


def story_page(
    site: Site,
    story_id: int,
    *,
    asked: Mapping[str, str] | None = None,
    missed: MissedForm | None = None,
    status: int = 200,
) -> Response:
    """The page of a story, with what came of a form (by the address asked), or a form that was refused. Raises Refused
    (404).
    """
    try:
        detail = query.story(site.store, story_id)
    except NotFound as error:
        raise Refused(404, "There is no such story.", f"{error}; its address may be mistyped") from error
    said = query.judgements(site.store, story_ids=[story_id])
    shown = {each.judgement_id for each in detail.reports}
    values = {
        "detail": detail,
        "marked": marked_story(detail),
        "said_before": [row for row in said if row.judgement.id not in shown],
        "outcome": outcome(site, asked or {}, said),
        "form": missed or MissedForm(),
        "can_judge": site.judge is not None,
    }
    return site.page("story.html", values, status=status)


def _listed(site: Site, asked: Asked, before: str) -> dict[str, object]:
    titled = query.words_of(asked.values["q"], name="q") if "q" in asked.values else ()
    wanted = _filter(site, asked.values, Cursor.parse(before) if before else None)
    page = query.story_page(site.store, wanted, titled=titled, most=STORIES_A_PAGE)
    return {
        "stories": page.stories,
        "older": asked.address(before=str(page.older)) if page.older else None,
        "looked_back_to": page.older.at if page.older and not page.full else None,
    }


def _filter(site: Site, given: Mapping[str, str], before: Cursor | None) -> StoryFilter:
    """What the address asks for, as a filter. UsageError."""
    outcomes = query.choices(Outcome, "outcome", given.get("outcome"))
    if len(outcomes) > 1:
        raise UsageError("outcome: one at a time can be asked for")
    since, until = query.parse_times(given, now=site.now(), zone=site.zone)
    return StoryFilter(
        outcome=outcomes[0] if outcomes else None,
        language=query.parse_languages(given.get("language"), name="language"),
        feeds=_feeds(site, given["feed"]) if "feed" in given else None,
        since=since,
        until=until,
        before=before,
    )


def _feeds(site: Site, said: str) -> tuple[int, ...]:
    """The feeds of which the title or the address has these words. UsageError for no word."""
    words = query.words_of(said, name="feed")
    return tuple(feed.id for feed in site.store.feeds() if query.named_so(f"{feed.title or ''} {feed.url}", words))
