"""How far the respondents' own scores lie apart. Never a bootstrap."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from scoring.dimensions import score_dimension
from scoring.frozen import Frozen
from scoring.instrument import Dimension, Instrument, Item
from scoring.items import ItemFacts, claimed_mark, item_facts
from scoring.result import Spread
from scoring.rules import DISAGREEMENT_LEVELS, FEW, FULL_SCALE, MANY
from scoring.sheet import Respondent
from scoring.tolerance import exceeds, mean

T_95: Final = (
    6.313752, 2.919986, 2.353363, 2.131847, 2.015048, 1.943180, 1.894579, 1.859548, 1.833113, 1.812461,
    1.795885, 1.782288, 1.770933, 1.761310, 1.753050, 1.745884, 1.739607, 1.734064, 1.729133, 1.724718,
    1.720743, 1.717144, 1.713872, 1.710882, 1.708141, 1.705618, 1.703288, 1.701131, 1.699127, 1.697261,
)  # fmt: skip
"""The 95 % quantile of Student's t for 1, 2, 3 … degrees of freedom."""

Z_95: Final = 1.6448536269514722
_TERMS: Final = (
    (Z_95**3 + Z_95) / 4,
    (5 * Z_95**5 + 16 * Z_95**3 + 3 * Z_95) / 96,
    (3 * Z_95**7 + 19 * Z_95**5 + 17 * Z_95**3 - 15 * Z_95) / 384,
)


def t_95(freedom: int) -> float:
    """The 95 % quantile of Student's t: the table, and beyond it Abramowitz and Stegun 26.7.5 (to 1e-6).

    >>> t_95(4), round(t_95(120), 4)
    (2.131847, 1.6577)
    """
    if freedom <= len(T_95):
        return T_95[freedom - 1]
    return Z_95 + math.fsum(term / freedom ** (power + 1) for power, term in enumerate(_TERMS))


def t_interval(values: Sequence[float]) -> tuple[float, float]:
    """The 90 % t interval for the mean of at least two scores, kept within 0 to 100.

    mean ± t(0.95, n − 1) · sd / √n, sd with n − 1.
    """
    number, middle = len(values), mean(values)
    variance = math.fsum((value - middle) ** 2 for value in values) / (number - 1)
    reach = t_95(number - 1) * math.sqrt(variance / number)
    return max(0.0, middle - reach), min(FULL_SCALE, middle + reach)


def spreads(
    instrument: Instrument,
    items: Sequence[Item],
    respondents: Sequence[Respondent],
    facts: Mapping[str, ItemFacts],
) -> Frozen[Spread]:
    """The spread of every dimension over the respondents who can be scored in it by themselves.

    A respondent's own score follows the same rules, as if nobody else had been asked; what was not assigned
    to them is unknown. Source: docs/scoring.md, "Notices and spread".
    """
    answered = [respondent for respondent in respondents if respondent.answered]
    own = (
        [item_facts(items, [respondent]) for respondent in answered]
        if len(answered) > 1
        else [facts] * len(answered)
    )
    found = {}
    for dimension in instrument.dimensions:
        codes = [item.code for item in dimension.items if item.code in facts]
        deviations = [d for d in (facts[code].deviation for code in codes) if d is not None]
        found[dimension.code] = _spread(_own_scores(dimension, codes, own, instrument.unit), deviations)
    return Frozen(found)


def _own_scores(
    dimension: Dimension, codes: Sequence[str], own: Sequence[Mapping[str, ItemFacts]], unit: float
) -> list[float]:
    scores = [
        score_dimension(dimension.code, [claimed_mark(facts[code], unit) for code in codes], unit).score
        for facts in own
    ]
    return [score for score in scores if score is not None]


def _spread(scores: Sequence[float], deviations: Sequence[float]) -> Spread:
    deviation = mean(deviations) if deviations else None
    number = len(scores)
    if number < FEW:
        return Spread(number, None, None, None, deviation, None)
    if number < MANY:
        return Spread(number, "range", min(scores), max(scores), deviation, None)
    low, high = t_interval(scores)
    agreement = deviation is not None and not exceeds(deviation, DISAGREEMENT_LEVELS)
    return Spread(number, "interval", low, high, deviation, agreement)
