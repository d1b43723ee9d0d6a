"""A form on smaller paper keeps every proportion."""

import pytest
from tests.booklet.samples import form

from cchc.booklet.packs.paper import on_paper


def test_a4_is_the_form_itself() -> None:
    assert on_paper(form(), "A4") == form()


def test_a5_is_the_usual_reduction_of_lengths_and_letters() -> None:
    whole, small = form(), on_paper(form(), "A5")
    factor = 148 / 210
    assert (small.paper.width, small.paper.height) == (148, 210)
    assert small.margin.left.use == pytest.approx(whole.margin.left.use * factor)
    assert sum(small.columns.head) == pytest.approx(small.text_width)
    assert small.body.indent.use == pytest.approx(whole.body.indent.use * factor)
    assert small.body.line_spacing == whole.body.line_spacing
    for key, component in whole.components.items():
        assert small.components[key].size.use == pytest.approx(component.size.use * factor)
        assert small.components[key].rule == component.rule
