"""Watches added, changed, tried, paused and removed in the page, without script, from a real web server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pytest

from monitor.types import Rhythm
from tests.channels.receivers import Post, posting
from tests.cli import web
from tests.cli.web import Web
from tests.serve.newsroom import NOW, Newsroom
from tests.serve.web import Answer, fetch
from tests.store.audience import SURE
from tests.store.audience import Newsroom as Audience
from tests.store.news import HOUR

TOKEN = "tok3n"
HOOK = f"https://user:{TOKEN}@hooks.example/in/{TOKEN}"
USUAL = {"rhythm": "immediate"}


def press(
    where: str, path: str, values: Mapping[str, str] = {}, *, seen: str = "/watches/add", form: bool = True
) -> Answer:
    """Fills a form of the page `seen` in and sends it to `path`."""
    shown = fetch(where, seen)
    field = shown.all("input[name=form]")[0].attributes["value"] or ""
    body = urlencode({**values, "form": field} if form else values)
    cookie = shown.headers["set-cookie"].partition(";")[0]
    kind = "application/x-www-form-urlencoded"
    return fetch(where, path, method="POST", body=body, Content_Type=kind, Cookie=cookie)


def add(where: str, **values: str) -> Answer:
    return press(where, "/watches/add", USUAL | {"channel": HOOK} | values)


@pytest.fixture
def net() -> Iterator[Web]:
    with web.serving() as server:
        yield server


def test_a_watch_is_added_and_its_secret_shown_once(newsroom: Newsroom, page: str) -> None:
    done = add(page, company="norvane", level="c_level", rhythm="weekly", unconfirmed="yes", echo="team=sales\n\nid=7")
    (watch,) = newsroom.store.watching.every()
    assert dict(watch.filter) == {"company": "norvane", "level": "c_level"}
    assert (watch.name, watch.channel, watch.rhythm) == ("company norvane, level c_level", HOOK, Rhythm.WEEKLY)
    assert (watch.unconfirmed, dict(watch.echo)) == (True, {"team": "sales", "id": "7"})
    assert (watch.created_at, watch.paused_at) == (NOW, None)
    assert (done.status, done.headers["cache-control"]) == (200, "no-store")
    assert done.texts(".secret") == [watch.secret]
    for path in ("/watches", "/watches/1", "/watches/1/edit", "/watches/1/remove", "/api/v1/watches"):
        shown = fetch(page, path)
        assert shown.status == 200
        assert "whsec_" not in shown.text
        assert TOKEN not in shown.text
        assert "https://hooks.example" in shown.text or path.endswith("remove")
    shown = fetch(page, "/watches")
    assert shown.texts("td[data-label='Hears of']") == ["company norvane; level C-level rumours too"]
    assert shown.all("td a")[0].attributes["href"] == "/?company=norvane&level=c_level"


def test_a_channel_without_a_secret_leads_to_the_watch(newsroom: Newsroom, page: str) -> None:
    done = add(page, channel="ntfy://ntfy.example/t0pic", name="phone")
    assert (done.status, done.headers["location"]) == (303, "/watches/1?added")
    shown = fetch(page, done.headers["location"])
    assert (shown.texts("h1"), shown.texts("[role=status]")) == (["phone"], ["Added."])
    assert "t0pic" not in shown.text


def test_the_moves_page_leads_to_a_form_with_its_filters(page: str) -> None:
    link = fetch(page, "/?role=cfo&country=DE&since=7d&q=merger").all("a[href^='/watches/add']")[0].attributes["href"]
    assert link == "/watches/add?q=merger&role=cfo&country=DE"
    shown = fetch(page, link)
    assert shown.all("input[name=role]")[0].attributes["value"] == "cfo"
    assert shown.all("input[name=since], select[name=since]") == []


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("IBM\r\n  Norvane  AG \n\nNorvane\n", ("IBM", "Norvane AG")),
        ("name,aliases\nIBM,Big Blue|International\n", ("IBM", "Big Blue", "International")),
        ("ticker;name\nX;Norvane, Inc.\n", ("Norvane, Inc.",)),
    ],
)
def test_a_list_of_companies_is_names_or_csv(
    newsroom: Newsroom, page: str, listed: str, names: tuple[str, ...]
) -> None:
    add(page, companies=listed)
    assert newsroom.store.watching.companies_of(1) == names
    assert fetch(page, "/watches/1").texts(".names li") == list(names)


def upload(where: str, data: bytes, **values: str) -> Answer:
    """The form as a browser sends it, with a file."""
    shown = fetch(where, "/watches/add")
    fields = values | {"form": shown.all("input[name=form]")[0].attributes["value"] or ""}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    head = 'Content-Disposition: form-data; name="file"; filename="mine.csv"\r\nContent-Type: text/csv\r\n\r\n'
    body = "".join(parts) + f"--x\r\n{head}{data.decode('latin-1')}\r\n--x--\r\n"
    cookie = shown.headers["set-cookie"].partition(";")[0]
    return fetch(where, "/watches/add", method="POST", body=body, Content_Type="multipart/form-data; boundary=x",
                 Cookie=cookie)  # fmt: skip


def test_a_list_of_companies_comes_as_a_file(newsroom: Newsroom, page: str) -> None:
    usual = USUAL | {"channel": HOOK}
    assert upload(page, b"name,country\nIBM,US\n", **usual).status == 200
    assert newsroom.store.watching.companies_of(1) == ("IBM",)
    for data in (b"title\nIBM\n", b"", "name\nSoci\xe9t\xe9\n".encode("latin-1")):
        refused = upload(page, data, **usual)
        assert (refused.status, len(refused.texts("#wrong"))) == (422, 1)
    assert upload(page, b"name\nIBM\n", companies="IBM", **usual).texts("#wrong") == [
        "a file, a list written here, any company: choose one of them"
    ]
    assert len(newsroom.store.watching.every()) == 1


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"channel": f"{TOKEN}"}, "channel", "is no address of a channel"),
        ({"channel": ""}, "channel", "is no address of a channel"),
        ({"channel": f"json://{TOKEN}"}, "channel", "would be sent unsigned"),
        ({"level": "boss"}, "level", "level: 'boss' is none of"),
        ({"company": "?!"}, "company", "company: '?!' has no letter"),
        ({"country": '"><script>x</script>'}, "country", "is no country code"),
        ({"rhythm": "hourly"}, "rhythm", "'hourly' is none of immediate"),
        ({"echo": "team"}, "echo", "'team' is no field of your own; write KEY=VALUE"),
        ({"companies": "IBM\n---"}, "companies", "'---' has no letter to be found by"),
        ({"companies": "name\nIBM,2\n"}, "companies", "line 2: 1 cells more than columns"),
        ({"name": "x" * 81}, "name", "a name has at most 80 characters"),
        ({"name": "taken"}, "name", "there is a watch 'taken' already; give this one another name"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_is_kept(
    newsroom: Newsroom, page: str, values: dict[str, str], field: str, told: str
) -> None:
    add(page, name="taken")
    shown = add(page, **({"role": "<b>cfo", "unconfirmed": "yes"} | values))
    assert shown.status == 422
    (wrong,) = shown.all("#wrong")
    assert told in " ".join(wrong.text().split())
    (at,) = shown.all("[aria-describedby=wrong]")
    assert at.attributes["name"] == field
    assert wrong.parent is not None
    assert at.parent == wrong.parent
    assert shown.all("input[name=role]")[0].attributes["value"] == "<b>cfo"
    assert "checked" in shown.all("input[name=unconfirmed]")[0].attributes
    assert shown.all("input[name=channel]")[0].attributes["value"] == ""
    assert TOKEN not in shown.text
    assert [watch.name for watch in newsroom.store.watching.every()] == ["taken"]


def test_a_watch_is_changed_and_keeps_what_is_left_empty(newsroom: Newsroom, page: str) -> None:
    add(page, role="cfo", companies="IBM\nNorvane", echo="team=sales", rhythm="daily")
    (before,) = newsroom.store.watching.every()
    shown = fetch(page, "/watches/1/edit")
    assert shown.all("input[name=channel]")[0].attributes["placeholder"] == "unchanged: https://hooks.example"
    assert shown.all("option[value=daily][selected]") != []
    kept = {"role": "cto", "name": before.name, "rhythm": "daily", "echo": "team=sales"}
    done = press(page, "/watches/1/edit", kept)
    assert (done.status, done.headers["location"]) == (303, "/watches/1?changed")
    (after,) = newsroom.store.watching.every()
    assert (dict(after.filter), after.name) == ({"role": "cto"}, "role cto, 2 companies")
    assert (after.channel, after.secret, after.echo) == (before.channel, before.secret, before.echo)
    assert newsroom.store.watching.companies_of(1) == ("IBM", "Norvane")
    press(page, "/watches/1/edit", kept | {"any_company": "yes"})
    assert newsroom.store.watching.companies_of(1) == ()
    moved = press(page, "/watches/1/edit", kept | {"channel": "https://other.example/x"})
    (after,) = newsroom.store.watching.every()
    assert (moved.status, moved.texts(".secret")) == (200, [after.secret])
    assert after.secret != before.secret
    wrong = press(page, "/watches/1/edit", kept | {"level": "boss"})
    assert (wrong.status, wrong.all("form.sheet")[0].attributes["action"]) == (422, "/watches/1/edit")


def test_a_sample_is_sent_and_the_answer_shown(page: str, net: Web) -> None:
    with posting(Post()) as post:
        add(page, channel=f"mailto://127.0.0.1:{post.port}?to=a@b.example&from=m@b.example&mode=insecure", role="cfo")
        sent = press(page, "/watches/1/test", seen="/watches/1")
        assert (sent.status, sent.texts("[role=status]")) == (
            200,
            ["The sample was sent: 127.0.0.1 took the mail to a@b.example."],
        )
        assert len(post.mails) == 1
    add(page, channel=f"{net.origin}/nobody")
    failed = press(page, "/watches/2/test", seen="/watches/2")
    assert failed.status == 502
    assert failed.texts("[role=alert]")[0].startswith("The sample was not sent: 127.0.0.1 answers 501")


def test_what_was_given_up_on_is_listed_and_sent_again(newsroom: Newsroom, page: str) -> None:
    room = Audience(newsroom.store)
    room.watch("mine")
    room.watch("other")
    room.story(SURE)
    for taken in newsroom.store.watching.take(now=room.now, until=room.now + HOUR, limit=9):
        newsroom.store.watching.note_failed(taken.id, "answers 410 <b>Gone", next_try_at=None)
    first = fetch(page, "/watches").all("tbody tr")[0]
    assert "answers 410 <b>Gone" in first.text()
    assert first.css("td[data-label='Given up on']")[0].text() == "1"
    shown = fetch(page, "/watches/1")
    assert "answers 410 <b>Gone" in shown.texts("tbody th")[0]
    assert shown.texts("td[data-label=State]") == ["given up on"]
    done = press(page, "/watches/1/redeliver", seen="/watches/1")
    assert done.headers["location"] == "/watches/1?again"
    assert [each.state.value for each in newsroom.store.watching.deliveries(watch_id=1)] == ["waiting"]
    assert [each.state.value for each in newsroom.store.watching.deliveries(watch_id=2)] == ["dead"]


def test_a_watch_is_paused_resumed_and_removed_after_asking(newsroom: Newsroom, page: str) -> None:
    add(page, name="<i>mine")
    watching = newsroom.store.watching
    assert press(page, "/watches/1/pause", seen="/watches/1").headers["location"] == "/watches/1"
    assert watching.one(1).paused_at == NOW
    assert "Resume" in fetch(page, "/watches/1").texts(".acts button")
    press(page, "/watches/1/resume", seen="/watches/1")
    assert watching.one(1).paused_at is None
    assert fetch(page, "/watches/1/remove").texts("h1") == ["Remove <i>mine?"]
    assert len(watching.every()) == 1
    assert press(page, "/watches/1/remove", seen="/watches/1/remove").headers["location"] == "/watches"
    assert watching.every() == ()
    for name in ("pause", "resume", "remove", "redeliver", "test", "edit"):
        gone = press(page, f"/watches/1/{name}")
        assert (gone.status, gone.texts("h1")) == (404, ["There is no such watch."])
    for path in ("/watches/1", "/watches/1/edit", "/watches/1/remove"):
        assert fetch(page, path).status == 404


def test_a_number_longer_than_a_database_has_is_of_no_watch(newsroom: Newsroom, page: str) -> None:
    number = "9" * 20
    for path in ("", "/edit", "/remove"):
        assert fetch(page, f"/watches/{number}{path}").status == 404
    for path in ("pause", "resume", "remove", "redeliver", "test", "edit"):
        assert press(page, f"/watches/{number}/{path}").status == 404


CHANGES = ("add", "1/edit", "1/pause", "1/resume", "1/remove", "1/test", "1/redeliver")


@pytest.mark.parametrize("path", CHANGES)
def test_nothing_is_changed_without_the_field_of_the_form(newsroom: Newsroom, page: str, net: Web, path: str) -> None:
    add(page, channel=f"{net.origin}/hook")
    before = newsroom.store.watching.every()
    refused = press(page, f"/watches/{path}", USUAL | {"channel": HOOK}, form=False)
    assert (refused.status, refused.texts("h1")) == (403, ["This form cannot be taken."])
    assert fetch(page, f"/watches/{path}", method="POST", Sec_Fetch_Site="cross-site").status == 403
    assert (newsroom.store.watching.every(), net.asked) == (before, [])


def test_many_watches_stand_on_several_pages_of_a_bounded_size(newsroom: Newsroom, page: str) -> None:
    room = Audience(newsroom.store)
    for number in range(230):
        room.watch(f"watch {number:03}", filter={"role": "chief executive", "country": "DE,AT,CH"})
    first, last = fetch(page, "/watches"), fetch(page, "/watches?page=3")
    assert (len(first.all("tbody tr")), len(last.all("tbody tr"))) == (100, 30)
    assert len(first.text.encode()) < 200_000
    assert first.texts(".pager a") == ["More watches"]
    assert last.texts(".pager a") == ["Previous"]


def test_the_api_and_the_page_show_the_same_of_a_channel(page: str) -> None:
    add(page, channel=f"mailtos://me:{TOKEN}@mail.example?to=a@b.example")
    assert json.loads(fetch(page, "/api/v1/watches").text)["watches"][0]["channel"] == "mailtos"
    assert fetch(page, "/watches").texts("td[data-label=By]") == ["mailtos, at once"]
