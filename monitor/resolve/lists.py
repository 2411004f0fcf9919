"""Word tables written as text: sets of words, and words with what they stand for."""

from __future__ import annotations

from monitor.resolve.letters import plain


def word_list(text: str) -> frozenset[str]:
    """The words of a text, folded as the words are that they are compared with (`letters.plain`)."""
    return frozenset(plain(text).split())


def word_pairs(text: str) -> dict[str, str]:
    """ "bob=robert rob=robert": what stands before "=" -> what stands after."""
    return dict(pair.split("=") for pair in text.split())


def under_heads(text: str) -> dict[str, frozenset[str]]:
    """Lines "robert: bob rob", further ones indented: each word after the colon -> the heads that it stands under."""
    found: dict[str, set[str]] = {}
    head = ""
    for line in text.strip().splitlines():
        start, colon, rest = line.partition(":")
        head = start if colon else head
        for word in (rest if colon else line).split():
            found.setdefault(word, set()).add(head)
    return {word: frozenset(heads) for word, heads in found.items()}
