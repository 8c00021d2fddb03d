"""All templates of a language together: as files for a folder, and as one ZIP."""

import io
import zipfile
from functools import cache
from importlib.resources import files
from typing import Final

from talentlab.errors import PrintingNotPossible
from talentlab.publish.survey.documents import DOCUMENTS, document_pdf, document_text
from talentlab.vocab.text import Language, Text

EXAMPLES: Final = ("frame.csv", "answers.csv", "stay_survey.csv", "stay_response.csv")
MANIFESTS: Final = ("employer-survey.toml", "stay-survey.toml")
NAME: Final = Text(sv="talentlab-behovsbedomning.zip", en="talentlab-needs-assessment.zip")
_SINCE: Final = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest a ZIP knows: the same templates, the same bytes


_NO_PDF: Final = Text(
    sv="Den här servern kan inte skriva PDF. Samma texter finns i filerna som slutar på .md.\n",
    en="This server cannot write PDF. The texts are the same as in the files that end with .md.\n",
)
_NO_PDF_NAME: Final = Text(sv="utan-pdf.txt", en="without-pdf.txt")


def templates(language: Language) -> dict[str, bytes]:
    """Return file name -> content: texts as Markdown and PDF, CSV examples and manifests.

    Raises
    ------
    PrintingNotPossible
        The machine lacks the libraries that set text.

    """
    printed = {f"{d.say(language)}.pdf": document_pdf(d, language) for d in DOCUMENTS}
    return _editable(language) | printed


@cache
def packed_templates(language: Language) -> bytes:
    """Return all templates as one ZIP. Made once: they change only with the code.

    Where nothing can be printed the texts are there all the same, and a file says what is missing.
    """
    try:
        contents = templates(language)
    except PrintingNotPossible:
        note = {_NO_PDF_NAME.say(language): _NO_PDF.say(language).encode()}
        contents = _editable(language) | note
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name in sorted(contents):
            folder.writestr(zipfile.ZipInfo(name, _SINCE), contents[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _editable(language: Language) -> dict[str, bytes]:
    texts = {f"{d.say(language)}.md": document_text(d, language).encode() for d in DOCUMENTS}
    examples = files("talentlab.publish.survey").joinpath("files")
    manifests = files("talentlab.tables").joinpath("survey")
    kept = {name: examples.joinpath(name).read_bytes() for name in EXAMPLES}
    return texts | kept | {name: manifests.joinpath(name).read_bytes() for name in MANIFESTS}
