"""Which channels garbled a document, and what its runs read in them: evidence of one run counts in all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.mojibake_channels import Channel, channels, is_lost
from transforms.mojibake_decode import Prices, Read, decode, read_whole
from transforms.mojibake_scan import TOKEN, fluent, hits
from transforms.mojibake_score import Scorer, language_of, scorer


@dataclass(frozen=True, slots=True)
class Rules:
    """When a reading is believed. Gains and costs are in nats (how much likelier the reading is than what is seen).

    alone     gain that a run needs where nothing else in the document speaks for its channel
    least     gain that it needs where much does
    trust     how much of the others' gain counts for a run
    cap       how much one run may speak for a channel
    sample    how many runs are asked which channel it was
    shortlist how many channels are tried on each run, once the sample has ruled out the others
    """

    alone: float = 9.0
    least: float = 1.0
    trust: float = 0.4
    cap: float = 15.0
    sample: int = 40
    shortlist: int = 6


RULES = Rules()


@dataclass(slots=True)
class Run:
    """A piece of text, and everywhere it stands: (which text, offset)."""

    text: str
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading that is believed: by which channels, and with what gain (its own, and with what the others add)."""

    run: Run
    read: Read
    channel: Channel
    again: int
    gain: float
    support: float


def runs_of(texts: Sequence[str]) -> list[Run]:
    """The suspicious runs of all texts, each once, in order of first appearance."""
    runs: dict[str, Run] = {}
    for which, text in enumerate(texts):
        if not text.isascii():
            for start, end in hits(text):
                seen = text[start:end]
                runs.setdefault(seen, Run(seen)).places.append((which, start))
    return list(runs.values())


def find(texts: Sequence[str]) -> list[Found]:
    """The readings that are believed."""
    runs = runs_of(texts)
    suspects = [run for run in runs if not fluent(run.text)]
    if not suspects:
        return []
    return Evidence(texts, runs, suspects).believed()


class Evidence:
    """What the suspicious runs of a document say of its channels."""

    def __init__(self, texts: Sequence[str], runs: list[Run], suspects: list[Run]) -> None:
        """Weigh a sample of the runs in all channels."""
        self.runs = runs
        self.suspects = suspects
        self.prices = Prices(loss=5.0 if any(is_lost(c) for run in suspects for c in run.text) else 1.0)
        plain = [token for text in texts for token in TOKEN.findall(text[:20_000]) if token.isalpha()]
        self.score: Scorer = scorer(language_of(plain))
        self.before: dict[str, float] = {}
        stride = max(1, len(suspects) // RULES.sample)
        self.sample = suspects[::stride][: RULES.sample]
        self.ways = self._shortlist()
        self.weight = self._weigh()
        if self.score.language is None and self.weight:
            best = max(self.ways, key=lambda way: self.weight.get(way.codec, 0.0))
            read = [self.read(run.text, best)[0].text for run in self.sample]
            language = language_of([*plain, *[word for text in read for word in TOKEN.findall(text)]])
            if language is not None:
                self.score = scorer(language)
                self.before.clear()
                self.weight = self._weigh()

    def _shortlist(self) -> list[Channel]:
        covered: Counter[str] = Counter()
        for way in channels():
            for run in self.sample:
                whole = sum(m.end() - m.start() for m in way.whole.finditer(run.text) if way.read(m[0]))
                lone = sum(c in way.losing for c in run.text)
                covered[way.codec] += 2 * whole + lone
        order = sorted(channels(), key=lambda way: (-covered[way.codec], way.prior))
        some = RULES.shortlist if len(self.sample) > 8 else 2 * RULES.shortlist
        return [way for way in order[:some] if covered[way.codec]]

    def _weigh(self) -> dict[str, float]:
        weight: dict[str, float] = defaultdict(float)
        for way in self.ways:
            for run in self.sample:
                if touches(run.text, way):
                    gain = self.gain(run.text, self.read(run.text, way)[0])
                    weight[way.codec] += max(-3.0, min(RULES.cap, gain))
            weight[way.codec] -= way.prior
        share = len(self.suspects) / len(self.sample)
        return {codec: total * share for codec, total in weight.items() if total > 0}

    def gain(self, seen: str, read: Read) -> float:
        """How much likelier the reading is than what is seen."""
        if read.text == seen:
            return 0.0
        known = self.before.get(seen)
        if known is None:
            known = self.before[seen] = self.score.cost(seen)
        return known - read.cost

    def read(self, seen: str, way: Channel) -> tuple[Read, int]:
        """The best reading in the channel, and how often it was garbled on itself."""
        whole = read_whole(seen, way, self.score)
        times = 1
        while whole is not None:
            deeper = next((r for w in self.ways if (r := read_whole(whole.text, w, self.score))), None)
            if deeper is None or deeper.cost >= whole.cost or times >= 4:
                break
            whole, times = deeper, times + 1
        if whole is not None and self.gain(seen, whole) > 0:
            return whole, times
        lossy = decode(seen, way, self.score, self.prices)
        return (whole, times) if whole is not None and whole.cost < lossy.cost else (lossy, 1)

    def believed(self) -> list[Found]:
        """The readings whose gain, with what the others add, is enough."""
        order = sorted((w for w in self.ways if w.codec in self.weight), key=lambda w: -self.weight[w.codec])[:3]
        if not order:
            return []
        found = []
        for run in self.runs:
            best = self._best(run, order)
            if best is not None:
                found.append(best)
        return found

    def _best(self, run: Run, order: Iterable[Channel]) -> Found | None:
        best: Found | None = None
        for way in order:
            if not touches(run.text, way):
                continue
            read, again = self.read(run.text, way)
            if read.text == run.text:
                continue
            gain = self.gain(run.text, read)
            others = max(0.0, self.weight[way.codec] - max(0.0, min(RULES.cap, gain)))
            support = gain - way.prior + RULES.trust * min(others, 60.0)
            needed = max(RULES.least, RULES.alone - RULES.trust * others)
            if gain - way.prior * (others < 10) > needed and (best is None or support > best.support):
                best = Found(run, read, way, again, gain, support)
        return best


def touches(run: str, way: Channel) -> bool:
    """Whether anything in the run may be a garbled character of the channel."""
    return way.whole.search(run) is not None or not way.losing.isdisjoint(run)
