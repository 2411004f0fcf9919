"""Labelled stories -> trained model; evaluation. Training needs the extra `train` (torch, onnx)."""

from monitor.learn.card import Score, card
from monitor.learn.corpus import LabelledStory, held_out
from monitor.learn.corpus import read_all as read_corpus
from monitor.learn.evaluate import judge
from monitor.learn.labelling import label
from monitor.learn.train import train

__all__ = ["LabelledStory", "Score", "card", "held_out", "judge", "label", "read_corpus", "train"]
