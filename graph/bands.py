"""How sure a score is: a bootstrap over documents.

Documents are drawn with replacement, as many as there are; each draw gives each link a score; the band runs from the
2.5th to the 97.5th percentile of the draws in which any document speaks of the link, and always holds the score itself.
It shows how much hangs on which documents happened to be read, not whether the documents are right.

Source: B. Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1), 1-26.
"""

from collections.abc import Sequence

import numpy as np

from graph import score
from graph.chain import Link
from graph.score import Numbers

DRAWS = 200
SEED = 2015
MINIMUM = 3
"""Documents a link needs before it gets a band; with fewer the answer is: too few documents to say."""

Band = tuple[float, float] | None


def bands(
    links: Sequence[Link],
    documents: Sequence[str],
    weights: score.Weights | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    minimum: int = MINIMUM,
) -> list[Band]:
    """Per link (low, high), or None where fewer than ``minimum`` documents carry evidence. ``documents`` are ids in a
    fixed order: the same order and seed give the same band."""
    chosen = [link for link in links if len(link.documents) >= minimum]
    if not chosen:
        return [None] * len(links)
    scores = _drawn_scores(chosen, documents, weights or score.default_weights(), draws, seed)
    found = {link.pair: _band(link, scores[:, column]) for column, link in enumerate(chosen)}
    return [found.get(link.pair) for link in links]


def _band(link: Link, scores: Numbers) -> Band:
    known = scores[~np.isnan(scores)]
    if link.score is None or not len(known):
        return None
    low, high = np.percentile(known, (2.5, 97.5))
    return min(float(low), link.score), max(float(high), link.score)


def _drawn_scores(
    links: Sequence[Link], documents: Sequence[str], weights: score.Weights, draws: int, seed: int
) -> Numbers:
    """Scores of shape (draws, links); NaN where no drawn document speaks of the link."""
    row = {document: number for number, document in enumerate(documents)}
    shape = (len(documents), len(links))
    problems, improvements, statements = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for column, link in enumerate(links):
        for finding in link.problems:
            problems[row[finding.document_id], column] += 1
        for finding in link.improvements:
            improvements[row[finding.document_id], column] += 1
        for statement in link.statements:
            if statement.document_id:
                statements[row[statement.document_id], column] += 1
    size = len(documents)
    times = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=draws).astype(np.float64)
    counts = score.Counts(
        times @ problems,
        times @ improvements,
        times @ (problems > 0),
        times @ statements,
        np.array([float(bool(link.expected)) for link in links]),
    )
    drawn = score.total(score.parts(counts, weights), weights)
    spoken = counts.problems + counts.improvements + counts.statements > 0
    return np.where(spoken, drawn, np.nan)
