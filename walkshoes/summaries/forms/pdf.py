"""The summary as a PDF: the first page is the one that gets forwarded, the detail follows.

It is made by the standards for archives and for accessibility (PDF/A-2a, PDF/UA-1). They are also what finds a
character for which no font is at hand; without them it would be an empty box that nobody is told of.
"""

import json
from functools import partial
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from walkshoes.summaries.forms.glyphs import boxed, named, texts_in, without_glyphs
from walkshoes.summaries.forms.printed import printed
from walkshoes.summaries.model import Summary

if TYPE_CHECKING:
    import typst

_STANDARDS: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
_WITH_THIS_COMPUTERS_FONTS = (False, True)
"""The fonts that come with the program are tried first, so that a page is the same on every computer."""
_ASKED = b"""#set document(title: "?", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: "Libertinus Serif")
= ?
#sys.inputs.data
#image(bytes(sys.inputs.drawing), alt: "?")
"""
"""A page that can be made where all of a text can be shown, in a line and in a drawing."""


def as_pdf(made: Summary) -> bytes:
    """The PDF: the same bytes for the same summary.

    Its fonts are those that come with the program; only where they lack a character, those of this computer too. What
    these lack as well is printed as □ and named on the first page.
    """
    import typst  # noqa: PLC0415 - only this form needs it

    template = files("walkshoes.summaries").joinpath("templates", "summary.typ").read_bytes()
    data = printed(made)
    for with_system in _WITH_THIS_COMPUTERS_FONTS:
        compiler = typst.Compiler(ignore_system_fonts=not with_system)
        try:
            return _compiled(compiler, template, data=json.dumps(data))
        except typst.TypstError:
            continue
    missing = without_glyphs(texts_in(data), partial(_shows, compiler))
    told = boxed(data, missing)
    if missing:
        told["about"].insert(0, named(missing))
    return _compiled(compiler, template, data=json.dumps(told))


def _compiled(compiler: "typst.Compiler", template: bytes, **inputs: str) -> bytes:
    made = compiler.compile(template, format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS)
    assert isinstance(made, bytes)
    return made


def _shows(compiler: "typst.Compiler", text: str) -> bool:
    """Whether there is a font for every character of a text."""
    import typst  # noqa: PLC0415 - only this form needs it

    drawing = f'<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><text y="5">{escape(text)}</text></svg>'
    try:
        _compiled(compiler, _ASKED, data=text, drawing=drawing)
    except typst.TypstError:
        return False
    return True
