"""The heart of the build: whatever happens to a site, the next build equals a clean one.

`CCHC_PROPERTY_SEQUENCES` says how many sequences (default 200); `scripts/prove` runs more.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.properties.sequences import LENGTH, STEPS, Chosen, run_sequence, scratch
from tests.properties.sites import SITES

SEQUENCES = int(os.environ.get("CCHC_PROPERTY_SEQUENCES", "200"))
PARTS = 8
"""Pieces that several processes of pytest can share."""

steps = st.lists(
    st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 999)),
    min_size=LENGTH,
    max_size=LENGTH,
)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_build_equals_a_clean_one(part: int) -> None:
    @settings(
        max_examples=-(-SEQUENCES // PARTS),
        deadline=None,
        # Shrinking goes through many whole sequences; the failure names its steps anyway.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, len(SITES) - 1), steps)
    def sequence(site: int, chosen: list[Chosen]) -> None:
        with scratch() as top:
            run_sequence(top, site, chosen)

    sequence()
