"""The shipped networks on real windows: who looks where, and that the mean of what they say is what counts."""

from __future__ import annotations

import numpy as np
import pytest

from monitor import resources
from monitor.extract.network import Network, Sight
from monitor.extract.thresholds import CLEAR
from monitor.extract.windows import windows
from tests import shipped

NEWS = (
    "Norvane SA said on Monday that it had appointed Ines Castaldi chief financial officer, succeeding Theo Marchand."
)
RAIN = "Rain is expected in the north on Tuesday, with winds of up to 60 kilometres an hour along the coast."


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(resources.model())


def seen(network: Network, text: str) -> Sight:
    (sight,) = network.see(windows(shipped.pieces(), "", text))
    return sight


def test_where_the_first_network_sees_no_change_the_second_is_not_asked(network: Network) -> None:
    rain, news = network.see([windows(shipped.pieces(), "", text)[0] for text in (RAIN, NEWS)])
    assert rain.flag < CLEAR
    assert (len(rain.views), len(news.views)) == (1, 2)


def test_of_a_story_of_nothing_but_weather_nothing_is_asked_after_the_first_layer(network: Network) -> None:
    assert network.see(windows(shipped.pieces(), "", RAIN)) == ()
    assert len(network.see(windows(shipped.pieces(), "", f"{RAIN * 12}\n{NEWS}"))) > 1  # one window is enough


def test_where_it_sees_one_both_are_and_the_mean_counts(network: Network) -> None:
    news = seen(network, NEWS)
    assert len(news.views) == 2
    assert news.flag == pytest.approx(np.mean([view.flag for view in news.views]))
    assert news.flag > 0.9


def test_windows_seen_together_are_seen_as_if_beside_one_other(network: Network) -> None:
    news, *parts = (windows(shipped.pieces(), "", text)[0] for text in (NEWS, RAIN, NEWS * 2, RAIN * 2))
    together = network.see([news, *parts])
    for part, sight in zip(parts, together[1:], strict=True):
        _, apart = network.see([news, part])
        assert len(sight.views) == len(apart.views)
        assert sight.flag == pytest.approx(apart.flag, abs=0.02)  # the LSTMs' numbers are rounded together
        assert np.exp(sight.tags) == pytest.approx(np.exp(apart.tags), abs=0.1)
