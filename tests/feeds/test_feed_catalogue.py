"""The catalogue that ships, and the default feeds."""

from __future__ import annotations

import pytest

from monitor.errors import InputError
from monitor.feeds import is_web_address, read_catalogue, read_opml, select
from monitor.resources import seeds

HEADING = "country,region,publisher,feed_url,feed_kind,language,coverage,site_url"
CATALOGUE = (seeds() / "catalogue.csv").read_text(encoding="utf-8")


def chosen(*, countries: str = "", languages: str = "") -> list[str]:
    found = select(
        read_catalogue(CATALOGUE), countries=frozenset(countries.split()), languages=frozenset(languages.split())
    )
    return [f"{sub.country} {sub.language}" for sub in found]


def test_the_catalogue_that_ships_is_whole_and_names_its_source() -> None:
    catalogue = read_catalogue(CATALOGUE)
    assert len({sub.url for sub in catalogue}) == len(catalogue) == 664
    assert "asktherecruiter.com" in CATALOGUE.splitlines()[0]
    assert "CC BY 4.0" in CATALOGUE.splitlines()[0]


def test_feeds_are_chosen_by_country_and_language() -> None:
    assert set(chosen(countries="FR CH", languages="fr")) == {"FR fr", "CH fr"}
    assert set(chosen(countries="FR")) >= {"FR fr"}
    assert len(chosen()) == 664
    assert chosen(countries="FR", languages="ja") == []
    assert "None es" in chosen(languages="es")  # Latin America, regional


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("France,France,Le Port,https://a.example/,rss,fr,National,", "line 2: 'France' is no ISO 3166 country code"),
        ("FR,France,Le Port,a.example/rss,rss,fr,National,", "line 2: 'a.example/rss' is no web address"),
        ("FR,France,Le Port,https://a.example/,rss,French,National,", "line 2: 'French' is no ISO 639-1 language code"),
        ("FR,France,Le Port", "line 2: 3 columns where the catalogue has 8"),
    ],
)
def test_a_broken_row_is_told_with_its_line(row: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_catalogue(f"{HEADING}\n{row}\n")


def test_a_catalogue_without_its_heading_is_refused() -> None:
    with pytest.raises(InputError, match="must name its columns"):
        read_catalogue("country,publisher\n")


def test_the_default_feeds_are_few_and_each_says_what_it_carries() -> None:
    feeds = read_opml((seeds() / "feeds.opml").read_bytes())
    assert 5 <= len(feeds) <= 30
    assert all(is_web_address(feed.url) and feed.title and feed.comment and feed.language for feed in feeds)
