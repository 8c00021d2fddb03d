"""Formulas in TeX as MathML, which browsers draw without JavaScript."""

from latex2mathml.converter import convert

from talentlab.publish.guide.reading import readable_tex


def as_mathml(tex: str, is_block: bool) -> str:  # noqa: FBT001 -- a formula's only choice
    """Return a formula as MathML that needs no script."""
    mathml: str = convert(readable_tex(tex), display="block" if is_block else "inline")
    return mathml
