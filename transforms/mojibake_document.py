"""Which channels garbled a document, and what its runs read in them: evidence of one run counts in all."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import ftfy

from transforms.mojibake_channels import Channel, channels, is_lost
from transforms.mojibake_context import in_context
from transforms.mojibake_decode import BEAM, THOROUGH, Effort, Prices, Read, decode, read_whole
from transforms.mojibake_language import language_of
from transforms.mojibake_runs import Found, Run, apart, runs_of
from transforms.mojibake_scan import TOKEN, fluent, places
from transforms.mojibake_score import Scorer, scorer
from transforms.mojibake_talk import Seen, spoken_of
from transforms.mojibake_words import recognised
from transforms.tables.mojibake_channels import UNLIKE_LATIN


@dataclass(frozen=True, slots=True)
class Rules:
    """When a reading is believed. Gains and costs are in nats (how much likelier the reading is than what is seen).

    alone     gain that a run needs where nothing else in the document speaks for its channel
    least     gain that it needs where much does
    trust     how much of the others' gain counts for a run
    behind    the most that a channel's standing behind the first counts against its readings, times trust; one so far
              behind is only asked where none before it is believed, and none where that is a listed word
    cap       how much one run may speak for a channel
    looked_at how many characters of a text its language and its own letters are told by
    many      how many runs from which on only the first channel is tried on each, and fewer readings are kept
    narrow    how many readings are kept at a place while channels and language are only being weighed
    much      or how many characters these have together
    kept      how many readings are kept at a place in so many runs
    wide      how many runs from which on only the best few of these are kept: a text that long takes its time by its
              length alone, and most of its words have been read by then
    least_kept  how many those are
    ftfy      how much more a channel ranks, for each suspicious run, which ftfy finds to explain a text as a whole
    agreed    for how many runs at most
    asked     how many characters of a text ftfy is asked about
    glanced   how many runs are asked for the language, where plain words do not tell it
    recognised  how many common words must be read in a channel, to drop those that read less than half of them
    sample    how many runs are asked which channel it was
    lossy     gain that it needs beyond that where all its readings rest on lost bytes
    proof     gain of the readings with no byte lost from which on that is not asked of others in their channel
    spaced    how many runs must hold a space that may be a no-break space, before that speaks against its being lost
    dropped   and how much it does
    vanished  gain that it needs beyond that where what looked like a letter becomes a sign by its lost bytes
    sure      weight of a channel from which on all that it touches is read, fluent or not
    certain   weight of the others from which on even readings that cost more are believed
    least_certain  how much more they may cost
    native    what each doubling of the words that use a letter rightly speaks against its being garbled
    longest   characters beyond which a run is read only as if nothing were lost
    times     how often text may have been garbled on itself
    shortlist how many channels are tried on each run, once the sample has ruled out the others
    """

    alone: float = 7.5
    least: float = 1.0
    trust: float = 0.4
    behind: float = 60.0
    cap: float = 15.0
    lossy: float = 2.0
    proof: float = 10.0
    spaced: int = 2
    dropped: float = 3.0
    vanished: float = 6.0
    sure: float = 10.0
    certain: float = 100.0
    least_certain: float = 4.0
    native: float = 1.5
    longest: int = 400
    times: int = 4
    looked_at: int = 20_000
    many: int = 400
    much: int = 6000
    narrow: int = 5
    wide: int = 400
    kept: int = 3
    least_kept: int = 2
    ftfy: float = 8.0
    agreed: int = 8
    asked: int = 3000
    glanced: int = 120
    recognised: int = 12
    sample: int = 32
    shortlist: int = 6


RULES = Rules()
GLANCE = Effort(RULES.narrow, all=False)
_CONTRACTED = re.compile(r"(?<=[^\W\d_])’(?:s|t|re|ve|ll|d|m)\b|\b(?:[cdjlmnst]|qu)’(?=[^\W\d_])", re.IGNORECASE)
# A no-break space that became a space. Of à, with which words end, it tells only where another space or a sign follows:
# the one behind may be the word's own, or what collapsing left of both.
_LEAD = "".join(sorted({way.char_of[0xC3] for way in channels() if 0xC3 in way.char_of}))
_SPACED = re.compile(f"(?<![{re.escape(_LEAD)}]) ")
_SPACED_GRAVE = re.compile(f"[{re.escape(_LEAD)}] (?=[ ,.;)])")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?=[\s.,;:!?]|$)")


def find(texts: Sequence[str]) -> list[Found]:
    """The readings that are believed."""
    runs = runs_of(texts)
    suspects = [run for run in runs if not fluent(run.text)]
    if not suspects:
        return []
    evidence = Evidence(texts, suspects)
    found = in_context(texts, evidence.believed(), evidence.score.language)
    told = spoken_of(
        texts, (Seen(which, start, one.run.text, one.read.text) for one in found for which, start in one.run.places)
    )
    if not told:
        return found
    left = [
        replace(one, run=Run(one.run.text, [place for place in one.run.places if place not in told])) for one in found
    ]
    return [one for one in left if one.run.places]


def sure_of(texts: Sequence[str]) -> str | None:
    """The code page by which ftfy reads the first text that it can read with no byte lost, or None."""
    for text in texts:
        start = text[: RULES.asked]
        if start.isascii() or not any(True for _ in places(start)):
            continue
        steps = ftfy.fix_encoding_and_explain(start).explanation or []
        if len(steps) >= 2 and [step.action for step in steps[:2]] == ["encode", "decode"]:
            return steps[0].parameter
    return None


class Evidence:
    """What the suspicious runs of a document say of its channels."""

    def __init__(self, texts: Sequence[str], suspects: list[Run]) -> None:
        """Weigh a sample of the runs in all channels."""
        self.texts = texts
        self.suspects = suspects
        spaced = sum(_SPACED.search(run.text) is not None for run in suspects)
        spaced += sum(len(_SPACED_GRAVE.findall(text)) for text in texts)
        self.prices = Prices(
            loss=5.0 if any(is_lost(c) for run in suspects for c in run.text) else 1.0,
            dropped=RULES.dropped if spaced >= RULES.spaced else 0.0,
        )
        plain = [token for text in texts for token in _WORD.findall(text[: RULES.looked_at])]
        self.native: dict[str, float] = {}
        self.score: Scorer = scorer(language_of(plain))
        self.before: dict[str, float] = {}
        stride = max(1, len(suspects) // RULES.sample)
        self.sample = suspects[::stride][: RULES.sample]
        self.sure = sure_of(texts)
        self.ways = self._shortlist()
        known = recognised([run.text for run in suspects[: RULES.glanced]], self.ways)
        most = max(known.values(), key=len, default=[])
        if self.score.language is None:
            self.score = scorer(language_of([*plain, *most]))
        if len(most) >= RULES.recognised:
            self.ways = [way for way in self.ways if 2 * len(known[way.codec]) > len(most) or way.codec == self.sure]
        self.rank: dict[str, float] = {}
        self.proof: dict[str, float] = {}
        self.weight = self._weigh()
        if not self.weight:
            return
        best = max(self.ways, key=lambda way: self.rank.get(way.codec, -99.0))
        if self.score.language is None:
            read = [self.read(run.text, best, GLANCE)[0].text for run in suspects[: RULES.glanced]]
            language = language_of([*plain, *[word for text in read for word in _WORD.findall(text)]])
            if language is not None:
                self.score = scorer(language)
                self.before.clear()
        self.native = self._native(best)
        if self.native or self.score.language is not None:
            self.weight = self._weigh()

    def _native(self, way: Channel) -> dict[str, float]:
        """Letters beyond ASCII that words rightly hold, and what that speaks against such a letter's being garbled."""
        count: Counter[str] = Counter()
        suspects = {run.text for run in self.suspects}
        for text in self.texts:
            if text.isascii():
                continue
            for token in dict.fromkeys(TOKEN.findall(text[: RULES.looked_at])):
                if token.isascii() or token in suspects or len(token) > 40 or not fluent(token):
                    continue
                if not way.touch.search(token) or self.gain(token, self.read(token, way, GLANCE)[0]) <= 0:
                    count.update({char.lower() for char in token if char > "\x7f" and char.isalpha()})
        return {char: RULES.native * math.log2(1 + n) for char, n in count.items()}

    def _shortlist(self) -> list[Channel]:
        covered: Counter[str] = Counter()
        for way in channels():
            for run in self.sample:
                whole = sum(m.end() - m.start() for m in way.whole.finditer(run.text) if way.read(m[0]))
                lone = sum(c in way.losing for c in run.text)
                covered[way.codec] += 2 * whole + lone
        order = sorted(channels(), key=lambda way: (-covered[way.codec], way.prior))
        some = RULES.shortlist if len(self.sample) > 8 else 2 * RULES.shortlist
        return [way for way in order[:some] if covered[way.codec] or way.codec == self.sure]

    def _weigh(self) -> dict[str, float]:
        weight: dict[str, float] = defaultdict(float)
        rank: dict[str, float] = defaultdict(float)
        proof: dict[str, float] = defaultdict(float)
        for way in self.ways:
            for run in self.sample:
                if way.touch.search(run.text):
                    read = self.read(run.text, way, GLANCE)[0]
                    gain = self.gain(run.text, read)
                    proof[way.codec] += gain if not read.lost else 0.0
                    weight[way.codec] += max(-3.0, min(RULES.cap, gain))
                    rank[way.codec] += gain
            weight[way.codec] -= way.prior
            rank[way.codec] -= way.prior
        if self.sure in rank:
            rank[self.sure] += RULES.ftfy * min(RULES.agreed, len(self.suspects))
        self.rank, self.proof = rank, proof
        share = len(self.suspects) / len(self.sample)
        return {codec: total * share for codec, total in weight.items() if total > 0}

    def gain(self, seen: str, read: Read) -> float:
        """How much likelier the reading is than what is seen."""
        if read.text == seen:
            return 0.0
        known = self.before.get(seen)
        if known is None:
            known = self.before[seen] = self.score.cost(seen)
        own = sum(self.native.get(char.lower(), 0.0) for char in seen if char not in read.text) if self.native else 0.0
        return known - read.cost - own

    def read(self, seen: str, way: Channel, effort: Effort = THOROUGH) -> tuple[Read, int]:
        """The best reading in the channel, and how often it was garbled on itself."""
        whole = read_whole(seen, way, self.score)
        times = 1
        while whole is not None and times < RULES.times and any(True for _ in places(whole.text)):
            deeper = next((r for w in self.ways if (r := read_whole(whole.text, w, self.score))), None)
            if deeper is None or deeper.cost >= whole.cost:
                break
            whole, times = deeper, times + 1
        partly = whole is not None and whole.rest and way.codec not in UNLIKE_LATIN and len(seen) <= RULES.longest
        if whole is not None and not partly and self.gain(seen, whole) > 0:
            return whole, times
        if len(seen) > RULES.longest:
            return Read(seen, 0.0, 0, 0), 1
        lossy = decode(seen, way, self.score, self.prices, effort)
        return (whole, times) if whole is not None and whole.cost < lossy.cost else (lossy, 1)

    def believed(self) -> list[Found]:
        """The readings whose gain, with what the others add, is enough."""
        order = sorted((w for w in self.ways if w.codec in self.weight), key=lambda w: -self.rank[w.codec])[:3]
        if not order:
            return []
        runs = self.suspects
        if self.weight[order[0].codec] > RULES.sure:
            runs = runs_of(self.texts, order[0])
            known = {run.text for run in runs}
            runs += [run for run in self.suspects if run.text not in known]
        long = len(runs) > RULES.many or sum(len(run.text) for run in runs) > RULES.much
        if long:
            order = order[:1]
        beam = RULES.kept if long else BEAM
        beams = [beam] * min(len(runs), RULES.wide) + [RULES.least_kept] * (len(runs) - RULES.wide)
        reads = [self._best(run, order, kept) for run, kept in zip(runs, beams, strict=True)]
        found = [best for best in reads if best is not None]
        return apart(found)

    def _best(self, run: Run, order: Sequence[Channel], beam: int) -> Found | None:
        best: Found | None = None
        top = self.rank[order[0].codec]
        for way in order:
            if best is not None and (best.read.listed or top - self.rank[way.codec] >= RULES.behind):
                break
            if not way.touch.search(run.text):
                continue
            read, again = self.read(run.text, way, Effort(beam, all=way is order[0]))
            if read.text == run.text:
                continue
            gain = self.gain(run.text, read)
            others = max(0.0, self.weight[way.codec] - max(0.0, min(RULES.cap, gain)))
            doubtful = read.lost == read.changed and self.proof.get(way.codec, 0.0) < RULES.proof
            alone = RULES.alone + way.prior + (RULES.lossy if doubtful else 0.0)
            if read.lost and _vanished(run.text, read.text):
                alone += RULES.vanished
            support = gain + RULES.trust * (others - min(RULES.behind, top - self.rank[way.codec]))
            least = RULES.least if others < RULES.certain else -RULES.least_certain
            if gain > max(least, alone - RULES.trust * others) and (best is None or support > best.support):
                best = Found(run, read, way, again, gain, support)
        return best


def _vanished(seen: str, read: str) -> bool:
    """Whether letters became signs, other than the apostrophe of a contraction."""
    return sum(map(str.isalpha, _CONTRACTED.sub("xx", read))) < sum(map(str.isalpha, seen))
