"""One key for all spellings of a page, and never one key for two pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.articles import canonical_url, target_url
from monitor.articles.tracking import NAMES, PREFIXES


@pytest.mark.parametrize(
    ("given_url", "key"),
    [
        ("HTTP://Www.Example.COM:80/News/Story", "https://www.example.com/News/Story"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("http://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("https://reader:secret@example.com/a", "https://example.com/a"),
        ("https://example.com/a#comments", "https://example.com/a"),
        ("https://example.com/#!/story/9", "https://example.com/#!/story/9"),
        ("https://example.com/a/../b/./c", "https://example.com/b/c"),
        ("https://example.com/%7ejo/%e4%bb%b6", "https://example.com/~jo/%E4%BB%B6"),
        ("https://example.com/人事", "https://example.com/%E4%BA%BA%E4%BA%8B"),
        ("https://example.com/100%/x y", "https://example.com/100%25/x%20y"),
        ("https://Bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://example.com/a?utm_source=rss&id=7&utm_medium=x", "https://example.com/a?id=7"),
        ("https://example.com/a?fbclid=IwAR0&gclid=2&mc_cid=3", "https://example.com/a"),
        ("https://example.com/a?WT.mc_id=mail&wt_mc=x", "https://example.com/a"),
        ("https://example.com/a?", "https://example.com/a"),
        ("https://example.com/a?outputType=amp", "https://example.com/a"),
        ("https://example.com/a?amp=1", "https://example.com/a"),
        ("  https://example.com/a\n", "https://example.com/a"),
    ],
)
def test_the_spellings_of_a_page_have_one_key(given_url: str, key: str) -> None:
    assert canonical_url(given_url) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://example.com/a?p=1&q=2", "https://example.com/a?q=2&p=1"),  # some sites read them in order
        ("https://example.com/Story", "https://example.com/story"),
        ("https://example.com/a", "https://example.com/a/"),
        ("https://example.com/a", "https://www.example.com/a"),
        ("https://example.com/a?ref=41", "https://example.com/a?ref=42"),  # an article's number on some sites
        ("https://example.com/a?cid=41", "https://example.com/a?cid=42"),
        ("https://example.com/companies/amp", "https://example.com/companies/"),  # AMP is a company as well
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://example.com/a?at_time=3", "https://example.com/a"),
        ("https://example.com:8080/a", "https://example.com:9090/a"),
        ("https://www.google.com/url?q=cats", "https://www.google.com/url?q=dogs"),
    ],
)
def test_two_pages_never_have_one_key(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    ("wrapped", "article"),
    [
        (
            "https://www.google.com/url?rct=j&sa=t&url=https://paper.example/a%3Fid%3D2&ct=ga&usg=AO",
            "https://paper.example/a?id=2",
        ),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=Fex&url=https%3a%2f%2fpaper.example%2fa",
            "https://paper.example/a",
        ),
        ("https://paper-example.cdn.ampproject.org/c/s/paper.example/a/amp", "https://paper.example/a/amp"),
        ("https://www.google.co.uk/amp/s/paper.example/a", "https://paper.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fpaper.example%2Fa&h=AT", "https://paper.example/a"),
        (
            "https://paper.example/url?url=https://other.example/",
            "https://paper.example/url?url=https://other.example/",
        ),
    ],
)
def test_the_article_behind_a_wrapped_link_is_found(wrapped: str, article: str) -> None:
    assert target_url(wrapped) == article
    assert canonical_url(wrapped) == canonical_url(article)


@pytest.mark.parametrize("odd", ["", "http://[bad", "mailto:desk@paper.example", "//paper.example/a", "http://", "a b"])
def test_what_is_no_web_address_comes_back_as_it_is(odd: str) -> None:
    assert canonical_url(odd) == odd


@given(st.text(max_size=80) | st.builds("https://{}/{}?{}#{}".format, *[st.text(max_size=20)] * 4))
def test_the_key_of_a_key_is_itself(url: str) -> None:
    key = canonical_url(url)
    assert canonical_url(key) == key


@given(st.sampled_from(sorted(NAMES) + [prefix + "x" for prefix in PREFIXES]), st.text("abc019", max_size=5))
def test_every_tracking_parameter_of_the_table_is_dropped(name: str, value: str) -> None:
    assert canonical_url(f"https://example.com/a?id=1&{name.upper()}={value}") == "https://example.com/a?id=1"
