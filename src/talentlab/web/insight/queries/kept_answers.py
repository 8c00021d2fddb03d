"""Answers that are kept while there is room, the latest asked for longest."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class KeptAnswers:
    """At most ``most`` answers by question. A question that fails is not kept."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return the kept answer, or what ``answer`` says now."""
        with self._lock:
            if question in self._known:
                self._known.move_to_end(question)
                found: Answer = self._known[question]
                return found
        made = answer()
        with self._lock:
            self._known[question] = made
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._known)
