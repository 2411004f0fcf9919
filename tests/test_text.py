"""The small text tools."""

import pytest

from monitor.text import channel_shown, fold, host_of, language_code, plain, squeeze, tidy, words


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hello &amp; <b>wor</b>ld</p><ul><li>one<li>two</ul><script>alert(1)</script>", "Hello & world\none\ntwo"),
        ("AT&T is < 5 and > 3", "AT&T is < 5 and > 3"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("one<br>two", "one\ntwo"),
        ("<style>p {}</style>", ""),
        ("<!-- hidden -->shown", "shown"),
        ("", ""),
    ],
)
def test_markup_becomes_plain_text_with_blocks_on_lines_of_their_own(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_control_and_direction_characters_are_dropped() -> None:
    assert squeeze("\ud800a\x00b\x1b[31m \u202ec\u2066d\ufeff\n\u061c e") == "ab[31m cd e"
    assert squeeze("to \uffff An\ufffethropic") == "to Anthropic"
    assert tidy("one \t two\r\n\r\n\u200bthree\x07") == "one two\nthree"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Søren ÅSE", "soren ase"), ("Łukasz Đoković", "lukasz dokovic"), ("Straße", "strasse"), ("İstanbul", "istanbul"),
     ("ＣＥＯ", "ceo"), ("Émile Œuvre", "emile oeuvre"), ("山田", "山田")],
)  # fmt: skip
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de-AT", "de"), ("nb_NO", "no"), ("iw", "he"), (" EN ", "en"), ("fil", "tl"), ("haw", "haw"),
     ("", None), (None, None), ("German", None), ("?", None)],
)  # fmt: skip
def test_a_language_tag_becomes_the_code_that_is_used_today(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://News.Example:8080/a", "news.example"), ("http://[broken", ""), ("no url", ""), (None, "")],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Acme’s CEO—Müller, müller!", {"acme", "s", "ceo", "muller"}),
        ("周海燕任CEO", {"周海", "海燕", "燕任", "ceo"}),
        ("—", set()),
    ],
)
def test_words_are_folded_and_pairs_of_letters_where_no_blanks_part_them(text: str, told: set[str]) -> None:
    assert words(text) == told


def test_text_without_accents_folds_as_it_would_beside_one_with() -> None:
    letters = "".join(map(chr, range(128)))
    assert fold(letters) == fold(f"{letters}é").removesuffix("e")


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://user:tok3n@hooks.example:8443/tok3n?x=tok3n#tok3n", "https://hooks.example"),
        ("HTTP://Hooks.Example/x", "http://hooks.example"),
        ("http://[::1]:8080/tok3n", "http://[::1]"),
        ("mailtos://me:tok3n@mail.example?to=a@b.example", "mailtos"),
        ("slack://tok3n/tok3n", "slack"),
        ("NTFY://tok3n", "ntfy"),
        ("tgram://tok3n/1", "tgram"),
        ("tok3n", "the address"),
        ("tok3n:tok3n@x://y", "the address"),
        ("https://[tok3n", "https"),
        ("https://", "https"),
        # What stands before the @ may go on behind a slash, a question mark, a hash.
        ("https://tok3n/tok3n@hooks.example/in", "https"),
        ("https://user:tok3n?tok3n@hooks.example/in", "https"),
        ("https://user:tok3n#tok3n@hooks.example/in", "https"),
        ("https://user:tok@tok3n\\x@hooks.example/in", "https"),
        ("mailto://me:p@tok3n/x@mail.example", "mailto"),
    ],
)
def test_what_is_shown_of_a_channel_opens_nothing(address: str, seen: str) -> None:
    assert channel_shown(f" {address} ") == seen
    assert "tok3n" not in channel_shown(address)
