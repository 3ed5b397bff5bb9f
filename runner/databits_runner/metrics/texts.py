"""Comparing texts as metrics do."""

import json
import re
import string
import unicodedata
from collections import Counter
from typing import Any

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def text_of(value: Any) -> str:
    """A value as text: texts as they are, others as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def normalised(text: str) -> str:
    """A text without what answers differ in by chance: case, punctuation, English articles, runs of spaces.

    As the SQuAD evaluation does (Rajpurkar et al. 2016), after Unicode NFKC.
    """
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", lowered).split())


def token_f1(expected: str, given: str) -> float:
    """Harmonic mean of the precision and recall of words, as the SQuAD evaluation has it."""
    wanted, found = normalised(expected).split(), normalised(given).split()
    if not wanted or not found:
        return float(wanted == found)
    common = sum((Counter(wanted) & Counter(found)).values())
    return 2 * common / (len(wanted) + len(found))
