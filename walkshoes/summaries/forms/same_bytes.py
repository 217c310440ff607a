"""A zip that says nothing of when it was packed, so that the same content is the same file."""

import io
import zipfile

_THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can say."""


def packed_the_same(made: bytes) -> bytes:
    """The same zip with every member packed on one and the same day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, _THE_FIRST_DAY), old.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()
